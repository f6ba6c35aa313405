import { expect, it } from "vitest";
import { build } from "../graph/build.ts";
import { parse } from "../language/parse.ts";
import { compile } from "../trace/plan.ts";
import { run } from "../trace/run.ts";
import { examples } from "../../examples/index.ts";
import { textOf } from "./listing.ts";
import { javascriptListing, javascriptReserved } from "./javascript.ts";
import { stage } from "./stage.ts";
import { writeFileSync } from "node:fs";
it.each(examples)("$id", ({ id, source }) => {
  const { graph } = build(parse(source).program);
  const trace = run(compile(graph!), graph!);
  writeFileSync(`/tmp/js/${id}.js`, textOf(javascriptListing(stage(graph!, trace, javascriptReserved))));
  expect(1).toBe(1);
});
