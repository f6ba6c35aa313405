import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { differentiate, type NodeReport, type Outcome } from "./index.ts";

/** A line of a function; a name in it means the line above, else the parameter, else the program's. */
interface Line {
  readonly name: string;
  /** In terms of names, each as `{a}`. */
  readonly value: string;
}

interface Definition {
  readonly name: string;
  readonly lines: readonly Line[];
  readonly body: string;
}

const names = ["a", "b", "c", "p", "q"];
const parameters = ["p", "q"];

const expression = (callees: readonly string[]): fc.Arbitrary<string> => {
  const name = fc.constantFrom(...names).map((one) => `{${one}}`);
  const call = fc.tuple(fc.constantFrom("tanh", "sigmoid"), name).map(([gate, x]) => `${gate}(${x})`);
  const own = callees.map((callee) => fc.tuple(name, name).map(([x, y]) => `<${callee}:${x}:${y}>`));
  const atom = fc.oneof(name, call, fc.constantFrom("0.5", "2"), ...own);
  return fc.tuple(atom, fc.constantFrom("+", "-", "*"), atom).map((parts) => `(${parts.join(" ")})`);
};

function definition(name: string, callees: readonly string[]): fc.Arbitrary<Definition> {
  const line = fc.record({ name: fc.constantFrom(...names), value: expression(callees) });
  return fc.record({ name: fc.constant(name), lines: fc.array(line, { maxLength: 5 }), body: expression(callees) });
}

const program = fc.record({
  definitions: fc.tuple(definition("f", []), definition("g", ["f"])),
  lines: fc.array(expression(["f", "g"]), { minLength: 1, maxLength: 3 }),
});
type Written = typeof program extends fc.Arbitrary<infer Type> ? Type : never;

const start = ["a = 0.5; b = -1; c = 0.3; p = 0.7; q = 1.1"];

const plain = (text: string): string => text.replace(/\{(\w)\}/g, "$1").replace(/<(\w):(\w):(\w)>/g, "$1($2, $3)");

function withFunctions({ definitions, lines }: Written): string {
  const functions = definitions.flatMap(({ name, lines: inner, body }) => [
    `def ${name}(${parameters.join(", ")}):`,
    ...inner.map((line) => `    ${line.name} = ${plain(line.value)}`),
    `    return ${plain(body)}`,
  ]);
  return [...start, ...lines.map((value, i) => `y${i} = ${plain(value)}`), ...functions, output(lines)].join("\n");
}

const output = (lines: readonly string[]): string => ["a + b", ...lines.map((_, i) => `y${i}`)].join(" + ");

/** The same with each line of each call written out, under a name of its own. */
function byHand({ definitions, lines }: Written): string {
  const text = [...start];
  let count = 0;
  const write = (value: string, meaning: ReadonlyMap<string, string>): string =>
    value
      .replace(/\{(\w)\}/g, (_, name: string) => meaning.get(name) ?? name)
      .replace(/<(\w):(\w+):(\w+)>/g, (_, callee: string, x: string, y: string) => {
        const called = definitions.find(({ name }) => name === callee);
        const inside = new Map([
          ["p", x],
          ["q", y],
        ]);
        for (const line of called?.lines ?? []) {
          const written = write(line.value, inside);
          const name = `z${count++}`;
          text.push(`${name} = ${written}`);
          inside.set(line.name, name);
        }
        return write(called?.body ?? "", inside);
      });
  for (const [i, value] of lines.entries()) {
    const written = write(value, new Map());
    text.push(`y${i} = ${written}`);
  }
  return [...text, output(lines)].join("\n");
}

function nodesOf(outcome: Outcome): readonly NodeReport[] {
  if (!outcome.ok) throw new Error(outcome.diagnostics.map(({ message }) => message).join("\n"));
  return outcome.nodes;
}

const ofProgram = /^(?:[abcpq]|y\d|f)$/;

describe("a function of several lines is the program with its lines written out by hand", () => {
  test("values and gradients of random programs", { timeout: 60_000 }, () => {
    let shared = 0;
    fc.assert(
      fc.property(program, (written) => {
        const nodes = nodesOf(differentiate(withFunctions(written)));
        const hand = new Map(nodesOf(differentiate(byHand(written))).map((node) => [node.id, node]));
        expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
        shared += nodes.filter(({ id }) => /\.[abcpq]/.test(id)).length;
        for (const { id, value, gradient } of nodes.filter((node) => ofProgram.test(node.id))) {
          const same = hand.get(id);
          expect(Math.abs(Number(value) - Number(same?.value))).toBeLessThan(1e-12 * (1 + Math.abs(Number(value))));
          expect(Math.abs(Number(gradient) - Number(same?.gradient))).toBeLessThan(
            1e-12 * (1 + Math.abs(Number(gradient))),
          );
        }
      }),
      { numRuns: 500 },
    );
    expect(shared).toBeGreaterThan(500);
  });

  test("a line is computed once in each call, however often it is used", () => {
    const deep = Array.from({ length: 60 }, () => "    s = s + s").join("\n");
    const nodes = nodesOf(differentiate(`def f(x):\n    s = x\n${deep}\n    return s\ny = f(x)\nx = 1`));
    expect(nodes.length).toBe(61);
    expect(nodes.at(-1)).toMatchObject({ id: "y", value: 2 ** 60 });
    expect(nodes[0]).toMatchObject({ id: "x", gradient: 2 ** 60 });
  });

  test("a function that is never called is the output, and its lines are names of the program", () => {
    const nodes = nodesOf(differentiate("def f(x, y):\n    q = x + y\n    k = 2\n    return k q z\nz = -4"));
    const called = nodes.map(({ id, gate }) => `${id}: ${gate}`);
    expect(called).toEqual(["x: input", "y: input", "q: add", "k: input", "f.2: multiply", "z: input", "f: multiply"]);
    expect(differentiate("def f(x):\n    q = 2 x\n    return q^2", { target: "q" })).toMatchObject({ output: "q" });
  });

  test("what a line names wins over the program's name, which keeps its meaning elsewhere", () => {
    const nodes = nodesOf(differentiate("s = 3\ndef f(x):\n    s = 2 x\n    return s^2\ny = f(x) + s\nx = 5"));
    expect(nodes.find(({ id }) => id === "y.s")).toMatchObject({ name: "s", value: 10 });
    expect(nodes.at(-1)).toMatchObject({ id: "y", value: 103 });
  });

  test("random numbers of a line are drawn once in each call", () => {
    const source = "def f(x):\n    r = randn(2)\n    return sum(x r) - sum(r x)\ny = f(x) + f(x)\nx = 1";
    expect(nodesOf(differentiate(source)).at(-1)).toMatchObject({ value: 0 });
  });

  test("a product with a space is one where a line gives the name its value", () => {
    const source = "def f(x):\n    s = 2 x\n    return s (x + 1)\ny = f(x)\nx = 3";
    expect(nodesOf(differentiate(source)).at(-1)).toMatchObject({ value: 24 });
  });

  test("what a loop counts by may come from a function of several lines", () => {
    const source =
      "def n(k):\n    m = k + 1\n    v = [m, 2]\n    return len(v) + m\nh = 1\nfor t in range(n(1)):\n    h = 2 h";
    expect(nodesOf(differentiate(source)).at(-1)).toMatchObject({ id: "h", value: 16 });
  });

  test("lines that nothing needs are left out", () => {
    const nodes = nodesOf(
      differentiate("def f(x):\n    t = nothing(x)\n    s = w\n    s = 2 x\n    return s\ny = f(3 x)"),
    );
    expect(nodes.map(({ id }) => id)).toEqual(["x", "y.1", "y"]);
  });
});
