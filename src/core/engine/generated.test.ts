import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";

it("the committed kernels are what their source gives", { timeout: 60_000 }, () => {
  const script = new URL("../../../scripts/kernels.mjs", import.meta.url).pathname;
  expect(() => execFileSync(process.execPath, [script, "--check"], { stdio: "pipe" })).not.toThrow();
});
