import type { Random } from "../oracle/random.ts";
import { draw, isTelling, printed, reported } from "./items.fixtures.ts";
import { gradientTerms, type Term } from "./rules.fixtures.ts";
import type { DiagnosisKind } from "./verdict.ts";

// Programs with a backward pass as a student would write it, derived gate by gate from rules of its own, and mistakes in it.

export interface Line {
  readonly text: string;
  readonly mistakes: readonly Mistake[];
}

/** A line in the place of another, or none, and which diagnoses name what is wrong. */
export interface Mistake {
  readonly cause: string;
  readonly text: string | null;
  readonly expected: readonly DiagnosisKind[];
}

export interface Pass {
  readonly forward: string;
  readonly lines: readonly Line[];
}

const gradientStyles: readonly ((name: string) => string)[] = [
  (name) => `d${name}`,
  (name) => `grad_${name}`,
  (name) => `d_${name}`,
];

/** A program and the lines of its backward pass, each with the mistakes that can be made in it. */
export function generatePass(dice: Random): Pass {
  let items = draw(dice);
  while (!isTelling(items)) items = draw(dice);
  const gradients = new Map(reported(items).map(({ id, gradient: value }) => [id, printed(value)]));
  const areAlike = (a: string, b: string): boolean => a === b || gradients.get(a) === gradients.get(b);
  const spell = dice.pick(gradientStyles);
  const gradient = (name: string): string => spell(name);
  const output = items.at(-1)?.name ?? "f";
  const ones = new Set([output]);
  const lines: Line[] = [{ text: `${gradient(output)} = 1`, mistakes: [] }];
  const helper = dice.chance(0.4);
  const uses = new Map<string, number>();
  for (const { args } of items) for (const arg of args) uses.set(arg, (uses.get(arg) ?? 0) + 1);
  const started = new Set<string>();
  const pending = new Map<string, { term: Term; gate: string }[]>();
  const isStaged = dice.chance(0.6);
  for (const item of items.toReversed()) {
    const { name, op, args } = item;
    if (op === null) continue;
    if (!isStaged && name !== output) writeSum(name);
    const isOne = ones.has(name);
    args.forEach((arg, slot) => {
      const other = args[1 - slot];
      const term = gradientTerms(dice, {
        op,
        slot,
        arg,
        other: other ?? "",
        out: name,
        up: gradient(name),
        isOne,
        items,
        gradient,
        areAlike,
      });
      if (isOne && uses.get(arg) === 1 && (op === "add" || op === "total" || (op === "sub" && slot === 0)))
        ones.add(arg);
      if (isStaged) writeTerm(arg, term, name);
      else pending.set(arg, [...(pending.get(arg) ?? []), { term, gate: name }]);
    });
  }
  if (!isStaged) for (const { name, op } of items) if (op === null) writeSum(name);
  return { forward: items.map(({ text }) => text).join("\n"), lines };

  function writeTerm(arg: string, term: Term, gate: string): void {
    const target = gradient(arg);
    const isFirst = !started.has(arg);
    started.add(arg);
    const count = uses.get(arg) ?? 1;
    const sign = isFirst ? "=" : "+=";
    const mistakes = term.mistakes.map((mistake) => ({ ...mistake, text: `${target} ${sign} ${mistake.text}` }));
    const isSelf =
      items.find(({ name }) => name === gate)?.args.every((other) => other === arg) === true && count === 2;
    const branch: Mistake[] =
      count > 1 && !isSelf
        ? [
            ...(isFirst
              ? []
              : [{ cause: "= for +=", text: `${target} = ${term.text}`, expected: ["missingBranch"] as const }]),
            ...(isFirst ? [] : [{ cause: "branch term dropped", text: null, expected: ["missingBranch"] as const }]),
          ]
        : [];
    if (helper && term.local !== null && dice.chance(0.5)) {
      const name = `t${String(lines.length)}`;
      lines.push({ text: `${name} = ${term.local}`, mistakes: [] });
      lines.push({ text: `${target} ${sign} ${name} * ${gradient(gate)}`, mistakes: branch });
      return;
    }
    lines.push({ text: `${target} ${sign} ${term.text}`, mistakes: [...mistakes, ...branch] });
  }

  function writeSum(name: string): void {
    const terms = pending.get(name) ?? [];
    const target = gradient(name);
    const order = dice.chance(0.5) ? terms : terms.toReversed();
    const text = order.map(({ term }) => `(${term.text})`).join(" + ");
    const isSelf = terms.length === 2 && terms[0]?.gate === terms[1]?.gate;
    const mistakes: Mistake[] =
      terms.length === 1
        ? (terms[0]?.term.mistakes ?? []).map((mistake) => ({ ...mistake, text: `${target} = ${mistake.text ?? ""}` }))
        : isSelf
          ? []
          : order.map((_term, i) => ({
              cause: "branch term dropped",
              text: `${target} = ${order
                .filter((_other, k) => k !== i)
                .map(({ term }) => `(${term.text})`)
                .join(" + ")}`,
              expected: ["missingBranch"],
            }));
    lines.push({ text: `${target} = ${terms.length === 1 ? (terms[0]?.term.text ?? "") : text}`, mistakes });
  }
}
