import { expect, it } from "vitest";
import { build } from "../graph/build.ts";
import { parse } from "../language/parse.ts";
import { rules } from "./rules.ts";

function partials(source: string): string {
  const { graph } = build(parse(source).program);
  if (graph === null) throw new Error(`${source} does not build`);
  return rules(graph)
    .flatMap((rule) => rule.partialsLatex)
    .join("\n");
}

// spread, scatter, first_largest: gates that only pullbacks call have LaTeX of their own, and no attribute is spelt out.
it.each([
  "f = sum(x)\nx = [1, 2]",
  "f = mean(sum(x, axis=0))\nx = [[1, 2], [3, 4]]",
  "f = max(x) + min(x, axis=0)\nx = [1, 2]",
  "f = x[0] + x[1]\nx = [1, 2]",
  "f = logsumexp(x)\nx = [1, 2]",
])("the rules of %j name no helper of ours", (source) => {
  expect(partials(source)).not.toMatch(/spread|scatter|first|axis\s*=|None|subscripts/);
});
