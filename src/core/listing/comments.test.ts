import { afterEach, describe, expect, it } from "vitest";
import ko from "../../languages/ko.json" with { type: "json" };
import { listing } from "../listProgram.ts";
import { speak } from "../words/t.ts";
import { gateGraphs } from "./gateGraphs.fixtures.ts";
import { dialects, textOf } from "./listing.ts";
import { listingOf } from "./listingOf.ts";
import { compile } from "../trace/plan.ts";
import { run } from "../trace/run.ts";

afterEach(() => speak(null));

/** A listing without what is said about it. */
const codeOf = (text: string): string =>
  text
    .replaceAll(/"""[^"]*"""/g, "")
    .replaceAll(/\s*(?:#|\/\/) .*$/gm, "")
    .replaceAll(/\n{2,}/g, "\n");

const programs: Readonly<Record<string, string>> = {
  "values used twice": "q = x + y\nf = q * q\nx = 1\ny = 2",
  "functions and an idle input": "def n(a, b):\n  return sigmoid(a * b)\nf = n(x, y)\nx = 1\ny = 2\nz = 3",
  ties: "f = max(x, y)\nx = 1\ny = 1",
  infinities: "f = log(x)\nx = 0",
  images: "f = sum(maxpool(conv(x, w), 2))\nx = randn(1, 1, 6, 6, seed=1)\nw = randn(1, 1, 3, 3, seed=2)",
  losses: "f = cross_entropy(X @ W, y)\nX = randn(3, 4, seed=1)\nW = randn(4, 3, seed=2)\ny = [0, 2, 1]",
};

/** For every gate, or pair of them, one graph. */
const oneOfEach = [
  ...new Map(
    gateGraphs().map(({ graph }) => [
      graph.nodes.flatMap((node) => (node.kind === "gate" ? [node.gate] : [])).join(),
      graph,
    ]),
  ).values(),
];

describe.each(dialects.map((dialect) => ({ dialect })))("comments of $dialect in Korean", ({ dialect }) => {
  /** What `make` gives while Korean is spoken. */
  const inKorean = (make: () => string): string => {
    speak(ko);
    return make();
  };

  it.each(Object.entries(programs))("change no code of %s", (_name, source) => {
    const make = (): string => listing(source, dialect);
    const english = make();
    const korean = inKorean(make);
    expect(codeOf(korean)).toBe(codeOf(english));
    expect(korean).toMatch(/\p{Script=Hangul}/u);
  });

  it("leave none of any gate in English", () => {
    for (const graph of oneOfEach) {
      const text = inKorean(() => textOf(listingOf(graph, run(compile(graph), graph), dialect)));
      for (const [comment] of text.matchAll(/"""[^"]*"""|(?:#|\/\/) .*$/gm))
        expect(comment).not.toMatch(/[a-z]{2,},? [a-z]{2,} [a-z]/);
    }
  });
});
