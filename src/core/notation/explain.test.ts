import katex from "katex";
import { describe, expect, it, test } from "vitest";
import { gradientOf, valueOf } from "../trace/access.ts";
import type { Trace } from "../trace/trace.ts";
import { explain, explainNode } from "./explain.ts";
import type { Decimals, Explanation } from "./explanation.ts";
import { rules } from "./rules.ts";
import { lecture, odd, traceOf } from "./notation.fixtures.ts";
import { computeLatex } from "./readLatex.fixtures.ts";
import { symbols } from "./symbols.ts";

const programs = [...Object.values(lecture), ...odd];

function everything(trace: Trace, decimals: Decimals): Explanation[] {
  const cursors = Array.from({ length: trace.steps.length + 1 }, (_, cursor) => cursor);
  const middle = Math.floor(trace.steps.length / 2);
  return [
    ...cursors.map((cursor) => explain(trace, cursor, decimals)),
    ...trace.graph.nodes.flatMap((_node, index) =>
      [0, middle, trace.steps.length].map((cursor) => explainNode(trace, index, cursor, decimals)),
    ),
  ];
}

const typesetBefore = new Set<string>();

function typeset(latex: string): void {
  if (typesetBefore.has(latex)) return;
  katex.renderToString(latex, { strict: "error" });
  typesetBefore.add(latex);
}

function latexOf(explanation: Explanation): string[] {
  const { titleLatex, forwardLatex, sumLatex, slots } = explanation;
  const own = slots.flatMap((slot) => [
    slot.chainLatex,
    slot.localLatex,
    slot.localNumbersLatex,
    slot.localWorkedLatex,
    slot.productLatex,
  ]);
  return [titleLatex, forwardLatex, sumLatex, ...own].filter((latex) => latex !== "");
}

function wordsOf({ title, pattern, paragraphs, slots, notes, sentence }: Explanation): string[] {
  return [title, pattern?.why ?? "", ...paragraphs, ...notes, sentence, ...slots.flatMap((slot) => slot.notes)];
}

describe.each(programs)("%s", (source) => {
  const traces = [traceOf(source), traceOf(source, { grain: "wire", arithmetic: "slide" })];
  const told = traces.map((trace) => everything(trace, "auto"));

  it("gives KaTeX nothing that its strict mode refuses", () => {
    expect(() => told.flat().flatMap(latexOf).forEach(typeset)).not.toThrow();
    for (const { graph } of traces)
      for (const { formulaLatex, partialsLatex } of rules(graph))
        expect(() => [formulaLatex, ...partialsLatex].forEach(typeset)).not.toThrow();
  });

  it("says whole sentences, with NaN only where a number is NaN", () => {
    traces.forEach((trace, at) => {
      // JSON writes NaN (and ∞) as null.
      const hasNaN = JSON.stringify([[...trace.values], [...trace.gradients], trace.steps]).includes("null");
      const foul = hasNaN ? /undefined|null|\[object|#[a-z]|-\d/ : /undefined|null|\[object|#[a-z]|-\d|NaN/;
      const all = told[at] ?? [];
      const passages = all.flatMap(({ paragraphs, notes }) => [...paragraphs, ...notes]);
      expect(all.filter(({ sentence }) => !/^[A-Z].*\.$/.test(sentence))).toEqual([]);
      expect(passages.filter((passage) => !passage.endsWith("."))).toEqual([]);
      expect(all.flatMap(wordsOf).filter((words) => foul.test(words))).toEqual([]);
    });
  });

  it("prints local gradients, in symbols and in numbers, that are worth what the trace says", () => {
    const trace = traceOf(source);
    const names = new Map(symbols(trace.graph).map(({ latex }, index) => [latex, Number(valueOf(trace, index))]));
    const lookup = (name: string): number => names.get(name) ?? NaN;
    trace.steps.forEach((step, at) => {
      if (step.kind !== "backward") return;
      const { slots } = explain(trace, at + 1, 13);
      slots.forEach(({ localLatex, localNumbersLatex }, slot) => {
        const local = Number(step.slots[slot]?.local);
        const [, formula = ""] = localLatex.split(/ = (.*)/s);
        const read = [computeLatex(localNumbersLatex, lookup)];
        if (!unreadable.test(formula)) read.push(computeLatex(formula, lookup));
        expect(
          read.filter((value) => !isClose(value, local)),
          `${localLatex} in ${source}`,
        ).toEqual([]);
      });
    });
  });
});

/** Names that the reader of the test does not read, and functions that stand for their own output. */
const unreadable = /mathit|text\{|\\(?:theta|alpha|hat)|\^\{\(|\\(?:sigma|tanh?|operatorname\{\w+\})(?!\\left)/;

function isClose(value: number, wanted: number): boolean {
  // Conventions at kinks and ties differ from the bare formula only where that has no value.
  if (Number.isNaN(value) || !Number.isFinite(wanted) || Math.abs(wanted) < 1e-8) return true;
  return Math.abs(value - wanted) < 1e-6 * Math.max(1, Math.abs(wanted));
}

test("every number of a backward step is the trace's own", () => {
  for (const source of programs) {
    const trace = traceOf(source, { grain: "gate" });
    trace.steps.forEach((step, at) => {
      const told = explain(trace, at + 1, 6);
      const print = (value: unknown): string => printed(Number(value));
      if (step.kind === "backward") {
        step.slots.forEach((slot, index) => {
          expect(told.slots[index]).toMatchObject({
            operand: slot.operand,
            slot: slot.slot,
            local: print(slot.local),
            upstream: print(slot.upstream),
            downstream: print(slot.downstream),
          });
          expect(told.sentence).toContain(
            `the gradient ${print(slot.downstream)} = local ${print(slot.local)} times upstream ${print(slot.upstream)}`,
          );
        });
      } else if (step.kind === "accumulate") {
        expect(told.terms.map(({ value }) => value)).toEqual(step.terms.map(({ value }) => print(value)));
        expect(told.sum).toBe(print(step.sum));
      } else if (step.kind === "forward") expect(told.sentence).toContain(`computes ${print(step.value)} from`);
      else expect(told.sentence).toContain(`is ${print(step.gradient)}.`);
    });
  }
});

/** Six decimals by other means than the printer's; exotic sizes are left to the printer's own test. */
function printed(value: number): string {
  const text = new Intl.NumberFormat("en", { minimumFractionDigits: 6, maximumFractionDigits: 6, useGrouping: false });
  const size = Math.abs(value);
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value < 0 ? "−∞" : "∞";
  if (size !== 0 && (size < 1e-4 || size >= 1e6)) {
    const [mantissa = "", power = ""] = size.toExponential(6).split("e");
    const raised = [...power.replace("+", "")].map((c) => (c === "-" ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(c)])).join("");
    return `${value < 0 ? "−" : ""}${mantissa}×10${raised}`;
  }
  return text.format(value).replace("-", "−").replace("−0.000000", "0.000000");
}

test("what has not happened is not yet, never 0", () => {
  const trace = traceOf(lecture.l7);
  trace.graph.nodes.forEach((node, index) => {
    for (let cursor = 0; cursor <= trace.steps.length; cursor++) {
      const { sentence, slots } = explainNode(trace, index, cursor, "auto");
      const isGraded = cursor >= (trace.gradientAt[index] ?? 0);
      const isComputed = cursor >= (trace.valueAt[index] ?? 0);
      expect(sentence).toContain(
        isGraded ? `gradient ${printedInteger(Number(gradientOf(trace, index)))}.` : "gradient not yet.",
      );
      expect(sentence).toContain(
        isComputed ? `value ${printedInteger(Number(valueOf(trace, index)))},` : "value not yet,",
      );
      if (node.kind === "gate")
        for (const { local, upstream } of slots) {
          expect(local === "not yet").toBe(!isComputed);
          expect(upstream === "not yet").toBe(!isGraded);
        }
    }
  });
});

const printedInteger = (value: number): string => String(value).replace("-", "−");

test("a cursor outside of the steps is refused", () => {
  expect(() => explain(traceOf(lecture.l7), 99, "auto")).toThrow(RangeError);
});
