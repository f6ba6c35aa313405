import { gateOf, nodeAt, usesOf, type Slot } from "../graph/lookup.ts";
import { listed } from "../graph/problems.ts";
import type { Expr } from "../language/program.ts";
import { printExpr } from "../language/print.ts";
import { pullbackExpr } from "../notation/pullbackLatex.ts";
import { printShape } from "../tensor/nested.ts";
import type { Tensor } from "../tensor/tensor.ts";
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
  if (node === bench.room.target) return `${label} is what is differentiated: its gradient by itself is 1.`;
  const { shape } = nodeAt(bench.room.graph, node);
  const size = shape.length === 0 ? "" : `, so its gradient is ${printShape(shape)} as ${label} is`;
  if ((usesOf(bench.room.graph)[node] ?? []).length === 0 || wires.length === 0)
    return `${label} does not reach the output.`;
  const gates = [...new Set(wires.map(({ gate }) => bench.valueLabel(gate)))];
  const adds = wires.length > 1 ? ", and the gradients that come back add up" : "";
  return `${label} goes into ${listed(gates)}${adds}${size}.`;
}

/** What each gate hands back, in its own words. */
function rules({ room }: Bench, wires: readonly Slot[]): readonly string[] {
  const told = wires.slice(0, 3).flatMap(({ gate, slot }) => {
    const node = nodeAt(room.graph, gate);
    const pullback = node.kind === "input" ? null : pullbackExpr(room.graph, gate, slot);
    if (node.kind === "input" || pullback === null) return [];
    const { title, operands } = gateOf(node);
    const article = /^[aeiou]/i.test(title) ? "an" : "a";
    const operand = operands[slot] ?? operands[0] ?? "its operand";
    return [`In ${article} ${title} gate of ${listed(operands)}, ${operand} gets the gradient ${printExpr(pullback)}.`];
  });
  return told.length === 0 ? [] : [[...new Set(told)].join(" ")];
}

function kindOf(diagnosis: Diagnosis): string {
  switch (diagnosis.kind) {
    case "factor":
      return diagnosis.factor === -1 ? "Look at the sign." : "It differs by a constant factor only.";
    case "transposed":
      return "A transpose is missing, or there is one too many.";
    case "shape":
      return "Look at the shapes: a gradient has the shape of its value.";
    case "missingBranch":
      return "Count the places where this value is used: each of them hands a gradient back.";
    case "swapped":
      return "Which operand of the product does this belong to?";
    case "noUpstream":
      return "The chain rule has two factors; one of them is missing.";
    case "noLocal":
      return "The gradient does not pass this gate unchanged.";
    case "wrongPlace":
      return "All is right but for one value that is used in it.";
    case "missingFactor":
      return "A factor is missing.";
    case "extraFactor":
      return "There is a factor too many.";
    case "extraTerm":
      return "There is a term too many.";
    case "sign":
      return "Look at the signs.";
    case "operation":
      return "Look at how the values are combined.";
    case "otherValue":
      return "This is a gradient, but of which value?";
    default:
      return "Begin at the gates that this value goes into.";
  }
}
