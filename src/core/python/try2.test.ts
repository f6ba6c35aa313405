import { it } from "vitest";
import { show } from "./try.test.ts";
import { readFileSync } from "node:fs";
it("shows", () => {
  const all = readFileSync("/tmp/pytry.txt", "utf8").split(/^####.*\n/m);
  all.forEach((s, i) => {
    if (s.trim()) show(String(i), s);
  });
});
