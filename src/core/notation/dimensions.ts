import type { Expr } from "../language/program.ts";
import { gateOf, operandShapes } from "../graph/lookup.ts";
import { printShape, sameShape } from "../tensor/nested.ts";
import type { Shape } from "../tensor/tensor.ts";
import { slotNames } from "./formula.ts";
import { gateAt, type Telling } from "./telling.ts";
import { refer } from "./words.ts";
import { t } from "../words/t.ts";

/** A factor of a product by its name, with its shape as it stands there. */
interface Side {
  readonly text: string;
  readonly shape: Shape;
  readonly isUpstream: boolean;
}

/**
 * Why the gradient has the shape it has, and for a matrix product that only one product of upstream and the other operand has it:
 * "∇W must be 2×2, as W is: from an upstream of 2 and x of 2 only an outer product fits."
 */
export function dimensions(telling: Telling, index: number, slot: number, operand: number, expr: Expr | null): string {
  const shape = telling.shape(operand);
  const x = refer(telling, operand);
  const node = gateAt(telling, index);
  const size = printShape(shape);
  const always = t`∇${x} is ${size}: the gradient has the shape of the variable.`;
  if (shape.length === 0) return "";
  if (gateOf(node).name !== "matmul" || expr === null) return always;
  const shapes = operandShapes(telling.trace.graph, node);
  const other = node.operands[1 - slot];
  if (other?.kind !== "wire") return always;
  const w = refer(telling, other.node);
  const upstream = telling.shape(index);
  const [given, also] = [sizeText(upstream), sizeText(shapes[1 - slot] ?? [])];
  if (expr.kind === "call")
    return t`∇${x} must be ${size}, as ${x} is: from an upstream gradient of ${given} and ${w} of ${also} only an outer product fits.`;
  if (expr.kind !== "binary" || expr.operator !== "@")
    return t`∇${x} must be ${size}, as ${x} is: the upstream gradient is a number, so it can only scale ${w}.`;
  const names = slotNames(node);
  const side = (part: Expr): Side => {
    const isTransposed = part.kind === "call";
    const inner = part.kind === "call" ? part.args[0] : part;
    const name = inner?.kind === "name" ? inner.name : "";
    const isUpstream = name === "upstream";
    const own = isUpstream ? upstream : (shapes[names.indexOf(name)] ?? []);
    const text = isUpstream ? t`upstream` : w;
    return { text: `${text}${isTransposed ? "ᵀ" : ""}`, shape: isTransposed ? own.toReversed() : own, isUpstream };
  };
  const [left, right] = [side(expr.left), side(expr.right)];
  const product = t`${left.text} · ${right.text} (${printShape(left.shape)} times ${printShape(right.shape)})`;
  const matrix = left.isUpstream ? right : left;
  return sameShape(matrix.shape, matrix.shape.toReversed())
    ? t`∇${x} must be ${size}, as ${x} is: ${product} fits. ${w} is square, so shapes alone do not tell ${w} from ${w}ᵀ: the indices do.`
    : t`∇${x} must be ${size}, as ${x} is: from an upstream gradient of ${given} and ${w} of ${also} only ${product} fits.`;
}

const sizeText = (shape: Shape): string => (shape.length === 0 ? t`one number` : printShape(shape));
