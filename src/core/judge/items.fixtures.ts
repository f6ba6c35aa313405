import { differentiate, type NodeReport } from "../differentiate.ts";
import type { Random } from "../oracle/random.ts";
import type { Nested } from "../tensor/tensor.ts";
import type { Op } from "./rules.fixtures.ts";

/** A named value of a generated program. */
export interface Item {
  readonly name: string;
  /** Rows and columns; none for a number. */
  readonly shape: readonly number[];
  readonly op: Op | null;
  readonly args: readonly string[];
  /** Its line. */
  readonly text: string;
}

/** A random graph of named numbers, with branches. */
function scalarItems(dice: Random): readonly Item[] {
  const items: Item[] = [];
  const inputs = 2 + dice.below(3);
  for (let i = 0; i < inputs; i++) {
    const value = (dice.chance(0.5) ? -1 : 1) * (0.4 + Math.floor(dice.next() * 200) / 100);
    items.push({
      name: ["x", "y", "z", "w"][i] ?? "v",
      shape: [],
      op: null,
      args: [],
      text: `${["x", "y", "z", "w"][i] ?? "v"} = ${value.toFixed(2)}`,
    });
  }
  const ops: readonly Op[] = [
    "add",
    "sub",
    "mul",
    "mul",
    "mul",
    "div",
    "sigmoid",
    "tanh",
    "square",
    "scale",
    "exp",
    "relu",
  ];
  const count = 3 + dice.below(5);
  const unused = new Set(items.map(({ name }) => name));
  const take = (): string => {
    const name = unused.size > 0 && dice.chance(0.7) ? dice.pick([...unused]) : dice.pick(items).name;
    return name;
  };
  for (let i = 0; i < count; i++) {
    const op = dice.pick(ops);
    const binary = op === "add" || op === "sub" || op === "mul" || op === "div";
    const first = take();
    const second = take();
    // A value over itself, or less itself, does not depend on it.
    if ((op === "div" || op === "sub") && first === second) continue;
    const args = binary ? [first, second] : [first];
    push(items, unused, `${"abcghk"[i] ?? "m"}${i > 5 ? String(i) : ""}`, [], op, args);
  }
  while (unused.size > 1) {
    const [a = "x", b = "y"] = unused;
    push(items, unused, `s${String(items.length)}`, [], dice.pick(["add", "mul"] as const), [a, b]);
  }
  return items;
}

function push(
  items: Item[],
  unused: Set<string>,
  name: string,
  shape: readonly number[],
  op: Op,
  args: readonly string[],
): void {
  const [a = "", b = ""] = args;
  const text: Record<Op, string> = {
    add: `${a} + ${b}`,
    bias: `${a} + ${b}`,
    sub: `${a} - ${b}`,
    mul: `${a} * ${b}`,
    div: `${a} / (${b})`,
    sigmoid: `sigmoid(${a})`,
    tanh: `tanh(${a})`,
    exp: `exp(${a})`,
    square: `${a}^2`,
    scale: `3 * ${a}`,
    relu: `max(0, ${a})`,
    matmul: `${a} @ ${b}`,
    total: `sum(${a})`,
    mean: `mean(${a})`,
  };
  items.push({ name, shape, op, args, text: `${name} = ${text[op]}` });
  for (const arg of args) unused.delete(arg);
  unused.add(name);
}

/** A net of one to three layers on a matrix, its last layer compared with targets. */
function netItems(dice: Random): readonly Item[] {
  const items: Item[] = [];
  const unused = new Set<string>();
  const [rows, width] = [3 + dice.below(3), 2 + dice.below(4)];
  let seed = dice.below(1000);
  const input = (name: string, shape: readonly number[]): void => {
    items.push({
      name,
      shape,
      op: null,
      args: [],
      text: `${name} = randn(${shape.join(", ")}, seed=${String(seed++)})`,
    });
  };
  input("X", [rows, width]);
  let [at, columns] = ["X", width];
  const layers = 1 + dice.below(3);
  for (let layer = 1; layer <= layers; layer++) {
    const k = String(layer);
    const next = dice.chance(0.2) ? columns : 2 + dice.below(5);
    input(`W${k}`, [columns, next]);
    push(items, unused, `u${k}`, [rows, next], "matmul", [at, `W${k}`]);
    at = `u${k}`;
    if (dice.chance(0.8)) {
      input(`b${k}`, dice.chance(0.3) ? [1, next] : [next]);
      push(items, unused, `z${k}`, [rows, next], "bias", [at, `b${k}`]);
      at = `z${k}`;
    }
    if (layer < layers || dice.chance(0.5)) {
      push(items, unused, `h${k}`, [rows, next], dice.pick(["sigmoid", "tanh", "relu"] as const), [at]);
      // A connection past the gate, whose gradients add at the branch.
      if (dice.chance(0.3))
        push(items, unused, `r${k}`, [rows, next], dice.pick(["add", "mul"] as const), [`h${k}`, at]);
      at = dice.chance(0.3) && items.at(-1)?.name === `r${k}` ? `r${k}` : (items.at(-1)?.name ?? at);
    }
    columns = next;
  }
  input("Y", [rows, columns]);
  push(items, unused, "e", [rows, columns], "sub", [at, "Y"]);
  push(items, unused, "q", [rows, columns], "square", ["e"]);
  push(items, unused, "loss", [], dice.pick(["total", "mean"] as const), ["q"]);
  if (dice.chance(0.3)) {
    push(items, unused, "S", items.find(({ name }) => name === "W1")?.shape ?? [], "square", ["W1"]);
    push(items, unused, "reg", [], "total", ["S"]);
    push(items, unused, "f", [], "add", ["loss", "reg"]);
  }
  return items;
}

export const draw = (dice: Random): readonly Item[] => (dice.chance(0.5) ? scalarItems(dice) : netItems(dice));

export function reported(items: readonly Item[]): readonly NodeReport[] {
  const report = differentiate(items.map(({ text }) => text).join("\n"));
  return report.ok ? report.nodes : [];
}

export const printed = (value: Nested): string =>
  typeof value === "number" ? value.toPrecision(6) : value.map(printed).join();

/** Whether every number has a gradient that is not next to nothing: where it is 0, a mistake makes no difference. */
export function isTelling(items: readonly Item[]): boolean {
  const size = (value: Nested): number => (typeof value === "number" ? Math.abs(value) : Math.max(...value.map(size)));
  return reported(items).every(
    ({ gradient, value }) => size(gradient) > 1e-3 && size(gradient) < 1e4 && size(value) < 1e4,
  );
}
