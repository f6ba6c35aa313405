import { titleOf } from "../gates/title.ts";
import { gateOf, nodeAt, usesOf, type Slot } from "../graph/lookup.ts";
import { listed } from "../graph/problems.ts";
import type { Expr } from "../language/program.ts";
import { printExpr } from "../language/print.ts";
import { pullbackExpr } from "../notation/pullbackLatex.ts";
import { printShape } from "../tensor/nested.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { t } from "../words/t.ts";
import { answerFor } from "./answer.ts";
import type { Bench } from "./bench.ts";
import type { Finding } from "./finding.ts";
import type { Diagnosis } from "./verdict.ts";
import { nameOf, type Write } from "./writes.ts";

/** Three hints for a line still to be written: what the value does, the rule of its gates, the line. Fewer where one is not known. */
export function blankHints(bench: Bench, name: string, node: number): readonly string[] {
  const wires = bench.room.wires(node);
  const answer = answerFor(bench, node, wires, bench.truths(node));
  return [
    place(bench, node, wires),
    ...rules(bench, wires),
    ...(answer === null ? [] : [`${name} = ${bench.print(answer)}`]),
  ];
}

/** Three hints for a line that is wrong: of what kind the mistake is, more about it, and a line that is right. */
export function hintsFor(bench: Bench, write: Write, finding: Finding, node: number): readonly string[] {
  const { diagnosis, question, repaired } = finding;
  const wires = question?.wires ?? bench.room.wires(node);
  const line = rightLine(
    bench,
    write,
    repaired,
    question?.node ?? node,
    wires,
    question?.expected ?? bench.truths(node),
  );
  return [
    kindOf(diagnosis),
    [place(bench, node, wires), ...rules(bench, wires)].join(" "),
    ...(line === null ? [] : [line]),
  ];
}

function rightLine(
  bench: Bench,
  write: Write,
  repaired: Expr | null,
  node: number,
  wires: readonly Slot[],
  expected: readonly Tensor[],
): string | null {
  const { target } = write.line;
  const name = nameOf(write.line);
  if (write.kind === "edit") {
    // A line that only needs another operator keeps its right side, and the sentence has told which.
    if (repaired === null || repaired === write.expr) return null;
    return `${bench.print(target)} ${write.line.operator ?? ""}= ${bench.print(repaired)}`;
  }
  const expr = repaired ?? answerFor(bench, node, wires, expected);
  return expr === null ? null : `${name} ${write.kind === "add" ? "+=" : "="} ${bench.print(expr)}`;
}

/** What a value goes into. */
function place(bench: Bench, node: number, wires: readonly Slot[]): string {
  const label = bench.valueLabel(node);
  if (node === bench.room.target) return t`${label} is what is differentiated: its gradient by itself is 1.`;
  const { shape } = nodeAt(bench.room.graph, node);
  if ((usesOf(bench.room.graph)[node] ?? []).length === 0 || wires.length === 0)
    return t`${label} does not reach the output.`;
  const gates = listed([...new Set(wires.map(({ gate }) => bench.valueLabel(gate)))]);
  const size = printShape(shape);
  if (wires.length > 1)
    return shape.length === 0
      ? t`${label} goes into ${gates}, and the gradients that come back add up.`
      : t`${label} goes into ${gates}, and the gradients that come back add up, so its gradient is ${size} as ${label} is.`;
  return shape.length === 0
    ? t`${label} goes into ${gates}.`
    : t`${label} goes into ${gates}, so its gradient is ${size} as ${label} is.`;
}

/** What each gate hands back, in its own words. */
function rules({ room }: Bench, wires: readonly Slot[]): readonly string[] {
  const told = wires.slice(0, 3).flatMap(({ gate: index, slot }) => {
    const node = nodeAt(room.graph, index);
    const pullback = node.kind === "input" ? null : pullbackExpr(room.graph, index, slot);
    if (node.kind === "input" || pullback === null) return [];
    const gate = gateOf(node);
    const title = titleOf(gate);
    const operands = listed(gate.operands);
    const operand = gate.operands[slot] ?? gate.operands[0] ?? t`its operand`;
    const gradient = printExpr(pullback);
    return /^[aeiou]/i.test(gate.title)
      ? t`In an ${title} gate of ${operands}, ${operand} gets the gradient ${gradient}.`
      : t`In a ${title} gate of ${operands}, ${operand} gets the gradient ${gradient}.`;
  });
  return told.length === 0 ? [] : [[...new Set(told)].join(" ")];
}

function kindOf(diagnosis: Diagnosis): string {
  switch (diagnosis.kind) {
    case "factor":
      return diagnosis.factor === -1 ? t`Look at the sign.` : t`It differs by a constant factor only.`;
    case "transposed":
      return t`A transpose is missing, or there is one too many.`;
    case "shape":
      return t`Look at the shapes: a gradient has the shape of its value.`;
    case "missingBranch":
      return t`Count the places where this value is used: each of them hands a gradient back.`;
    case "swapped":
      return t`Which operand of the product does this belong to?`;
    case "noUpstream":
      return t`The chain rule has two factors; one of them is missing.`;
    case "noLocal":
      return t`The gradient does not pass this gate unchanged.`;
    case "wrongPlace":
      return t`All is right but for one value that is used in it.`;
    case "missingFactor":
      return t`A factor is missing.`;
    case "extraFactor":
      return t`There is a factor too many.`;
    case "extraTerm":
      return t`There is a term too many.`;
    case "sign":
      return t`Look at the signs.`;
    case "operation":
      return t`Look at how the values are combined.`;
    case "otherValue":
      return t`This is a gradient, but of which value?`;
    default:
      return t`Begin at the gates that this value goes into.`;
  }
}
