import type { CallExpr, Expr } from "../language/program.ts";
import type { Shape } from "../tensor/tensor.ts";
import { atom, level, numeric, toldSubscripts, view, within, type Code } from "./pythonExpr.ts";
import { pythonFloat } from "./pythonNumber.ts";

type Special = (call: CallExpr, args: readonly Code[], named: readonly Code[]) => Code;

const nothing = atom("None");

/** Calls that NumPy spells otherwise than as a function of the operands. */
export function specialCalls(shapeOf: (variable: string) => Shape): ReadonlyMap<string, Special> {
  const rankOf = (expr: Expr | undefined): number =>
    expr?.kind === "name" ? shapeOf(expr.name).length : expr?.kind === "number" ? 0 : 1;

  const reshaped = (call: CallExpr, operand: Code, target: string): Code => {
    const rank = rankOf(call.args[0]);
    if (rank === 0) return atom(`np.reshape(${operand.text}, ${target})`);
    // Of one number the number, and no array that others might share.
    if (target === "()") return atom(`${within(operand, level.atom)}[${"0, ".repeat(rank).slice(0, -2)}]`);
    return view(`${within(operand, level.atom)}.reshape(${target})`);
  };

  const spread: Special = ({ named }, [u = nothing, x = nothing], values) => {
    const axis = values[named.findIndex(({ name }) => name === "axis")] ?? nothing;
    if (axis.text !== "None") return atom(`spread(${u.text}, ${x.text}, axis=${axis.text})`);
    return { text: `${within(u, level.product)} * np.ones_like(${x.text})`, level: level.product, copies: u };
  };

  const special: Readonly<Record<string, Special>> = {
    where: ({ args: raw }, [c = nothing, ...branches]) => {
      // Two whole numbers would make an array of them.
      const texts = branches.map((code, i) => {
        const branch = raw[i + 1];
        return branch?.kind === "number" ? pythonFloat(branch.value, "np") : numeric(code).text;
      });
      return atom(`np.where(${[c.text, ...texts].join(", ")})`);
    },
    index: ({ named }, [x = nothing]) => view(`${within(x, level.atom)}[${subscriptsIn(named[0]?.value)}]`),
    scatter: ({ args: raw }, [u = nothing, x = nothing]) => atom(`scatter(${u.text}, ${x.text}, ${partOf(raw[2])})`),
    stack: ({ args: raw }, args) => {
      const items = args.map((arg) => numeric(arg).text).join(", ");
      return atom(raw.every((arg) => rankOf(arg) === 0) ? `np.array([${items}])` : `np.stack([${items}])`);
    },
    concat: (_call, args, [axis = atom("0")]) =>
      atom(`np.concatenate([${args.map(({ text }) => text).join(", ")}], axis=${axis.text})`),
    reshape: (call, [operand = nothing, shape], [told]) => reshaped(call, operand, asTuple(shape ?? told ?? nothing)),
    shape: ({ args: [raw] }, [x = nothing]) => atom(rankOf(raw) === 0 ? "()" : `${within(x, level.atom)}.shape`),
    flatten: (_call, [x = nothing]) => view(`np.ravel(${x.text})`),
    transpose: ({ args: [raw] }, [x = nothing]) =>
      rankOf(raw) < 2 && raw?.kind === "name" ? x : view(`${within(x, level.atom)}.T`),
    spread,
    onehot: (_call, [y = nothing, k = nothing]) => atom(`np.eye(${k.text})[${y.text}]`),
    zeros: (_call, sizes) => atom(`np.zeros(${sizesOf(sizes)})`),
    ones: (_call, sizes) => atom(`np.ones(${sizesOf(sizes)})`),
    arange: ({ args: raw }, args) =>
      atom(
        `np.arange(${args.map((arg, i) => (raw[i]?.kind === "number" ? pythonFloat(raw[i].value, "np") : arg.text)).join(", ")})`,
      ),
  };
  return new Map(Object.entries(special));
}

function subscriptsIn(told: Expr | undefined): string {
  return told?.kind === "name" ? told.name : told === undefined ? "" : toldSubscripts(told);
}

/** A part as an argument: `2`, `np.s_[1:, 0]`. */
function partOf(told: Expr | undefined): string {
  const text = subscriptsIn(told);
  return told?.kind === "list" && /[:,]/.test(text) ? `np.s_[${text}]` : text;
}

/** `[2, 3]` as `(2, 3)`. */
function asTuple({ text }: Code): string {
  if (!text.startsWith("[")) return text;
  const inner = text.slice(1, -1);
  return inner !== "" && !inner.includes(",") ? `(${inner},)` : `(${inner})`;
}

function sizesOf(sizes: readonly Code[]): string {
  const [only] = sizes;
  if (sizes.length === 1 && only !== undefined) return asTuple(only);
  return `(${sizes.map(({ text }) => text).join(", ")})`;
}
