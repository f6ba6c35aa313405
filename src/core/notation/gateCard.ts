import type { Gate, Note } from "../gates/gate.ts";
import { parsed } from "../gates/partials.ts";
import type { Expr } from "../language/program.ts";
import { perLanguage, translated } from "../words/t.ts";
import type { Explanation } from "./explanation.ts";
import { faceOf } from "./face.ts";
import { parametersOf } from "./gateCalls.ts";
import { gateSample, sampleOf, type GateSample } from "./gateSample.ts";
import { genericRule } from "./genericRule.ts";
import { plainExpr } from "./plain.ts";
import { countsOf, generalPullback, nablaPiece, pullbackSymbols, told } from "./pullbackLatex.ts";
import { rules } from "./rules.ts";
import { tensorPatternNote } from "./tensorPattern.ts";
import { gateTitle } from "./words.ts";

/** A gate's remark, and where it holds: `x = 0`; null where it always does, or the condition is no plain comparison. */
export interface CardNote {
  readonly where: string | null;
  readonly says: string;
}

/** A gate with a number inside, as it stands on the canvas: `÷2` with `f(x) = x/2 → df/dx = 1/2`. */
export interface CardVariant {
  readonly face: string;
  readonly ruleLatex: string;
}

/** All that the library says of a gate, in the names of the gate's own operands. */
export interface GateCard {
  readonly face: string;
  /** `Sigmoid gate` */
  readonly title: string;
  /** What calls it: `a + b`, `max(a, b)`. */
  readonly spellings: readonly string[];
  readonly formulaLatex: string;
  /** Its local gradients, one for each operand; of a gate on whole tensors its pullbacks. */
  readonly gradientsLatex: readonly string[];
  /** Whether a kernel alone states some of its pullbacks, so that no formula is known. */
  readonly byKernel: boolean;
  /** What letters in the pullbacks count, in the sample: `n = 3`. */
  readonly counts: readonly string[];
  readonly pattern: Explanation["pattern"];
  readonly notes: readonly CardNote[];
  /** The equal expression of simpler gates. */
  readonly expansionLatex: string | null;
  readonly variants: readonly CardVariant[];
  /** A program that shows it. */
  readonly source: string;
}

const known = perLanguage(() => new Map<Gate, GateCard>());

/** A gate as the library shows it; all of it follows from the gate table. */
export function gateCard(gate: Gate): GateCard {
  const card = known().get(gate) ?? made(gate);
  known().set(gate, card);
  return card;
}

function made(gate: Gate): GateCard {
  const sample = gateSample(gate);
  const { graph, index, node, source } = sample;
  const [formulaLatex, locals] = ruleOf(sample);
  const gradientsLatex = gate.kind === "tensor" ? pullbacks(sample) : locals;
  return {
    // Which entry an index takes belongs to the sample, not to the gate.
    face: gate.name === "index" ? gate.symbol : faceOf(node),
    title: gateTitle(node),
    spellings: spellings(gate, sample.call),
    formulaLatex,
    gradientsLatex,
    byKernel:
      gate.kind === "tensor" && node.operands.some((_operand, slot) => generalPullback(graph, index, slot) === null),
    counts: [...countsOf(graph, index)].flatMap(([name, value]) => {
      const isPrinted = gradientsLatex.some((latex) => new RegExp(`(?<![A-Za-z\\\\])${name}(?![A-Za-z])`).test(latex));
      return isPrinted ? [`${name} = ${String(value)}`] : [];
    }),
    pattern: tensorPatternNote(graph, node),
    notes: (gate.notes ?? []).map(cardNote),
    expansionLatex: gate.expansion === undefined ? null : printed(sample, told(node, parsed(gate.expansion))),
    variants: variants(gate),
    source,
  };
}

function ruleOf({ graph, node }: GateSample): readonly [string, readonly string[]] {
  const rule = rules(graph).find((candidate) => candidate.node === node.id);
  return [rule?.formulaLatex ?? "", rule?.partialsLatex ?? []];
}

function printed({ graph, index }: GateSample, expr: Expr): string {
  return pullbackSymbols(graph, index, expr, nablaPiece(graph, graph.output, index)).latex;
}

/** `∇_x f = (∂f/∂q) 1 / n`; where only a kernel computes it the Jacobian transposed, which the kernel never forms. */
function pullbacks(sample: GateSample): readonly string[] {
  const { graph, index, node } = sample;
  const [, stated] = ruleOf(sample);
  return node.operands.flatMap((operand, slot) => {
    if (operand.kind !== "wire") return [];
    const expr = generalPullback(graph, index, slot);
    if (expr === null) return stated[slot] ?? [];
    return [`${nablaPiece(graph, graph.output, operand.node).latex} = ${printed(sample, expr)}`];
  });
}

function spellings(gate: Gate, call: string): readonly string[] {
  const calls = gate.calls.map((name) => `${name}(${parametersOf(gate)})`);
  const isListed = gate.calls.some((name) => call.startsWith(`${name}(`));
  return isListed ? calls : [call, ...calls];
}

function cardNote({ when, says }: Note): CardNote {
  const condition = parsed(when);
  const isPlain =
    condition.kind === "binary" &&
    [condition.left, condition.right].every(({ kind }) => /^(?:name|number)$/.test(kind));
  return {
    where: isPlain ? plainExpr(condition).replace("==", "=") : null,
    says: translated(says).replaceAll(/#(?=[a-z])/g, ""),
  };
}

/** The gate with the number 2 in each operand that it can hold a number in; where two read alike the first. */
function variants(gate: Gate): readonly CardVariant[] {
  const found = new Map<string, CardVariant>();
  for (const operand of Object.keys(gate.folded ?? {})) {
    const { graph, index, node } = sampleOf(gate, new Map([[operand, 2]]));
    const ruleLatex = genericRule(graph, index);
    const face = faceOf(node);
    if (ruleLatex !== null && !found.has(face)) found.set(face, { face, ruleLatex });
  }
  return [...found.values()];
}
