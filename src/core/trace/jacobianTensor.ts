import { msg, t, translated } from "../words/t.ts";
import { axisOf } from "../gates/common.ts";
import type { TensorGate } from "../gates/gate.ts";
import { alongAxis, type AxisView } from "../tensor/axes.ts";
import type { Claim, Wiring } from "./jacobianStructure.ts";
import { convolutionPairs, windowArea } from "./jacobianWindows.ts";
import { kronecker, type Factor } from "./jacobianFormula.ts";

type Claimer = (wiring: Wiring<TensorGate>) => Claim;

const identity = (size: number): Factor => ({ kind: "identity", size });
const onesRow = (size: number): Factor => ({ kind: "ones", size, across: true });
const matrix = (text: string): Factor => ({ kind: "matrix", text });

function lines({ shapes: [x = []], attributes }: Wiring): AxisView {
  return alongAxis(x, axisOf(attributes, x));
}

const unchanged = (size: number): Claim => ({
  structure: "identity",
  formula: kronecker([identity(size)]),
  says: t`The same numbers in the same order: only the shape differs.`,
  sparsity: size,
});

const row = (
  columns: number,
  formula: string,
  says = t`One output, so one row: the gradient itself, laid flat.`,
): Claim => ({
  structure: "row",
  formula,
  says,
  sparsity: columns,
});

/** Lines along an axis, each with a Jacobian of its own. */
function blocks(wiring: Wiring, says: string): Pick<Claim, "structure" | "formula" | "says"> {
  const { outer, inner } = lines(wiring);
  if (outer * inner === 1) return { structure: wiring.rows === 1 ? "row" : "dense", formula: "", says };
  return inner === 1
    ? { structure: "block diagonal", formula: "", says: t`${says} The lines do not mix: a block for each.` }
    : {
        structure: "interleaved blocks",
        formula: "",
        says: t`${says} The lines do not mix: a block for each, and the blocks interleave because the axis is not the last.`,
      };
}

const total: Claimer = (wiring) => {
  const { outer, extent, inner } = lines(wiring);
  const factors = [identity(outer), onesRow(extent), identity(inner)];
  const formula = kronecker(factors);
  const sparsity = wiring.columns;
  if (wiring.rows === 1)
    return { structure: "row of ones", formula, says: t`Every element counts once in the one sum.`, sparsity };
  if (extent === 1) return unchanged(wiring.rows);
  return { structure: "Kronecker", formula, says: t`Each sum counts the elements of its own line once.`, sparsity };
};

const average: Claimer = (wiring) => {
  const { extent } = lines(wiring);
  const claim = total(wiring);
  if (extent === 1) return claim;
  const isRow = wiring.rows === 1;
  const formula = `${isRow ? claim.formula : `(${claim.formula})`} / ${String(extent)}`;
  const says = t`Each mean takes 1/${String(extent)} of each element of its line.`;
  return { ...claim, structure: isRow ? "row" : "Kronecker", formula, says };
};

const extreme: Claimer = ({ columns }) => ({
  structure: "one-hot rows",
  formula: "",
  says: t`Each output copies one element of its line, the first extreme one; which one depends on the values.`,
  sparsity: columns,
});

const product: Claimer = ({ shapes: [a = [], b = []], slot, columns, rows }) => {
  if (a.length === 1 && b.length === 1)
    return row(
      columns,
      `{${slot === 0 ? "1" : "0"}}ᵀ`,
      t`A dot product: each element counts as much as its partner says.`,
    );
  // How often the same block stands in the Jacobian: once for each row of a, or for each column of b.
  const repeats = slot === 0 ? (a.length === 2 ? (a[0] ?? 1) : 1) : b.length === 2 ? (b[1] ?? 1) : 1;
  const block = slot === 0 ? "{1}ᵀ" : a.length === 1 ? "{0}ᵀ" : "{0}";
  const sparsity = (rows * columns) / repeats;
  if (repeats === 1)
    return {
      structure: rows === 1 ? "row" : "dense",
      formula: block,
      says: t`Every output is a weighted sum of all inputs: the Jacobian is the matrix of weights itself.`,
      sparsity,
    };
  return {
    structure: "Kronecker",
    formula: kronecker(slot === 0 ? [identity(repeats), matrix(block)] : [matrix(block), identity(repeats)]),
    says:
      slot === 0
        ? t`Each row of the output is made of the same row of this matrix alone, so one block repeats.`
        : t`Each column of the output is made of the same column of this matrix alone, so one block repeats.`,
    sparsity,
  };
};

const outerProduct: Claimer = ({ slot, rows, columns }) => ({
  structure: columns === 1 ? "column" : "Kronecker",
  formula: kronecker(slot === 0 ? [identity(columns), matrix("{1}")] : [matrix("{0}"), identity(columns)]),
  says: t`Each entry is a product of two numbers, so it depends on one element of this vector.`,
  sparsity: rows,
});

const transposed: Claimer = ({ shapes: [x = []], rows }) => {
  if (x.filter((extent) => extent !== 1).length < 2) return unchanged(rows);
  return {
    structure: "permutation",
    formula: "",
    says: t`The same numbers in another order: one 1 in each row and in each column.`,
    sparsity: rows,
  };
};

const lengths: Claimer = (wiring) => {
  const { columns } = wiring;
  if (wiring.rows === 1) return row(columns, "vec({0})ᵀ / {out}");
  return { ...blocks(wiring, t`Each element counts as much as it is of the length of its line.`), sparsity: columns };
};

const shares: Claimer = (wiring) => {
  if (lines(wiring).extent === 1) return unchanged(wiring.rows);
  return { ...blocks(wiring, t`Each element counts as much as its share of Σ exp.`), sparsity: wiring.columns };
};

/** @param says as `msg` marked it */
function probabilities(says: string, formula: string): Claimer {
  return (wiring) => {
    const { outer, extent, inner } = lines(wiring);
    if (extent === 1)
      return {
        structure: "zero",
        formula: "0",
        says: t`A single score has probability 1 whatever it is.`,
        sparsity: 0,
      };
    const claim = blocks(wiring, translated(says));
    return { ...claim, formula: outer * inner === 1 ? formula : "", sparsity: outer * inner * extent ** 2 };
  };
}

const joined: Claimer = ({ rows, columns }) =>
  rows === columns
    ? unchanged(rows)
    : {
        structure: "one-hot columns",
        formula: "",
        says: t`Each element appears once in the output; the other rows are made of the other operands.`,
        sparsity: columns,
      };

/** gate name -> what is known of its Jacobian */
export const tensorClaims: ReadonlyMap<string, Claimer> = new Map<string, Claimer>([
  ["matmul", product],
  ["outer", outerProduct],
  ["transpose", transposed],
  ["reshape", ({ rows }) => unchanged(rows)],
  ["flatten", ({ rows }) => unchanged(rows)],
  [
    "index",
    ({ rows }) => ({
      structure: "one-hot rows",
      formula: "",
      says: t`Each output is one element of the operand, as it is; elements that are not taken have columns of 0.`,
      sparsity: rows,
    }),
  ],
  ["concat", joined],
  ["stack", joined],
  ["sum", total],
  ["mean", average],
  ["largest", extreme],
  ["smallest", extreme],
  ["norm", lengths],
  ["squared_norm", ({ columns }) => row(columns, "2 vec({0})ᵀ")],
  ["logsumexp", shares],
  [
    "softmax",
    probabilities(
      msg`Raising one score raises its own probability and lowers all others of its line.`,
      "diag({out}) − {out} {out}ᵀ",
    ),
  ],
  ["log_softmax", probabilities(msg`Raising one score lowers every other log-probability of its line.`, "")],
  ["cross_entropy", ({ columns }) => row(columns, "")],
  ["svm_loss", ({ columns }) => row(columns, "")],
  ["mse", ({ columns }) => row(columns, "")],
  [
    "trace",
    ({ shapes: [x = []] }) =>
      row(Math.min(...x), "", t`One output: a row with 1 for each entry of the diagonal, 0 for the others.`),
  ],
  [
    "conv2d",
    ({ shapes: [x = [], w = []], attributes }) => ({
      structure: "windows",
      formula: "",
      says: t`Each output sees only the pixels under its window, and every window has the same weights.`,
      sparsity: convolutionPairs(x, w, attributes),
    }),
  ],
  [
    "max_pool2d",
    ({ rows, attributes }) => ({
      structure: "one-hot rows",
      formula: "",
      says: t`Each output copies the largest element under its window; which one depends on the values.`,
      sparsity: rows * windowArea(attributes),
    }),
  ],
  [
    "avg_pool2d",
    ({ rows, attributes }) => ({
      structure: "windows",
      formula: "",
      says: t`Each output takes 1/${String(windowArea(attributes))} of each element under its window.`,
      sparsity: rows * windowArea(attributes),
    }),
  ],
]);
