import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build, type Rolldown } from "vite";
import { describe, expect, test } from "vitest";
import { differentiate, type NodeReport, type Outcome } from "./index.ts";

type Differentiated = Extract<Outcome, { ok: true }>;

const scalar = "f = (x + y) * z; x = -2; y = 5; z = -4";
const tensor = "f = norm(W @ x)^2; W = [[0.1, 0.5], [-0.3, 0.8]]; x = [0.2, 0.4]";

function differentiated(...call: Parameters<typeof differentiate>): Differentiated {
  const outcome = differentiate(...call);
  if (!outcome.ok) throw new Error(outcome.diagnostics.map(({ message }) => message).join("\n"));
  return outcome;
}

const gradients = ({ nodes }: Differentiated): Record<string, unknown> =>
  Object.fromEntries(nodes.filter(({ isInput }) => isInput).map(({ id, gradient }) => [id, gradient]));

/** The core as one file, as a consumer's bundler makes it, with nothing of this project around it. */
async function bundle(): Promise<Rolldown.OutputChunk> {
  const built = await build({
    configFile: false,
    logLevel: "silent",
    ssr: { noExternal: true },
    build: { ssr: join(import.meta.dirname, "index.ts"), write: false },
  });
  const outputs = [built].flat().flatMap((part) => ("output" in part ? part.output : []));
  const [chunk, ...more] = outputs.filter((part) => part.type === "chunk");
  if (chunk === undefined || more.length > 0) throw new Error("The core is not one chunk.");
  return chunk;
}

describe("a plain consumer in Node", () => {
  test("differentiates scalars and tensors with the bundled core alone", { timeout: 60_000 }, async () => {
    const { code, imports } = await bundle();
    expect(imports).toEqual([]);
    const folder = mkdtempSync(join(tmpdir(), "consumer-"));
    try {
      writeFileSync(join(folder, "core.mjs"), code);
      const consumer = `import { differentiate } from "./core.mjs";
        const sources = ${JSON.stringify([scalar, tensor, "(x+"])};
        process.stdout.write(JSON.stringify(sources.map((source) => differentiate(source))));`;
      writeFileSync(join(folder, "consumer.mjs"), consumer);
      const written = execFileSync(process.execPath, [join(folder, "consumer.mjs")], { encoding: "utf8" });
      expect(JSON.parse(written)).toEqual([scalar, tensor, "(x+"].map((source) => differentiate(source)));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe("the report", () => {
  test("of a scalar program", () => {
    const outcome = differentiated(scalar);
    expect(outcome.output).toBe("f");
    const q: NodeReport | undefined = outcome.nodes.find(({ gate }) => gate === "add");
    expect(q).toMatchObject({ name: null, expression: "x + y", isInput: false, shape: [], value: 3, gradient: -4 });
    expect(outcome.nodes.find(({ id }) => id === "x")).toEqual({
      ...{ id: "x", name: "x", gate: "input", expression: "-2", isInput: true },
      ...{ shape: [], value: -2, gradient: -4 },
    });
  });

  test("of a program with vectors and matrices", () => {
    const { nodes, output } = differentiated(tensor);
    const close = (value: unknown): unknown =>
      JSON.parse(JSON.stringify(value), (_key, part: unknown) => (typeof part === "number" ? +part.toFixed(12) : part));
    expect(close(nodes.find(({ id }) => id === output))).toMatchObject({ value: 0.116, gradient: 1 });
    expect(close(nodes.find(({ id }) => id === "W"))).toMatchObject({
      ...{
        gate: "input",
        shape: [2, 2],
        value: [
          [0.1, 0.5],
          [-0.3, 0.8],
        ],
      },
      gradient: [
        [0.088, 0.176],
        [0.104, 0.208],
      ],
    });
    expect(close(nodes.find(({ id }) => id === "x"))).toMatchObject({ shape: [2], gradient: [-0.112, 0.636] });
  });

  test.each([scalar, tensor, "x = 1; f = sum(max(0, x * randn(3, seed=2))) + x * x"])("of %s is JSON", (source) => {
    const outcome = differentiated(source);
    expect(JSON.parse(JSON.stringify(outcome))).toEqual(outcome);
  });

  test("holds NaN and infinities as numbers", () => {
    const { nodes, output } = differentiated("x = 0; f = log(x)");
    expect(nodes.find(({ id }) => id === output)?.value).toBe(-Infinity);
    expect(nodes.find(({ id }) => id === "x")?.gradient).toBe(Infinity);
    expect(differentiated("x = 0; f = x / x").nodes.at(-1)?.value).toBeNaN();
  });

  test("is a fresh copy: what a consumer writes into it stays with the consumer", () => {
    const outcome = differentiated(tensor);
    for (const node of outcome.nodes) {
      node.value = 0;
      node.shape.push(1);
    }
    outcome.steps.length = 0;
    expect(differentiated(tensor)).not.toEqual(outcome);
    expect(differentiated(tensor).nodes[0]?.shape).not.toContain(1);
  });
});

describe("options", () => {
  test("target is what is differentiated, by name or by id", () => {
    const source = "q = x + y; f = q * z; x = -2; y = 5; z = -4";
    const byName = differentiated(source, { target: "q" });
    expect(byName.output).toBe("q");
    expect(gradients(byName)).toEqual({ x: 1, y: 1, z: 0 });
    const id = differentiated(scalar).nodes.find(({ gate }) => gate === "add")?.id ?? "";
    expect(gradients(differentiated(scalar, { target: id }))).toEqual({ x: 1, y: 1, z: 0 });
  });

  test("a target that is no name of the program is told with those that are", () => {
    const outcome = differentiate(scalar, { target: "nobody" });
    if (outcome.ok) throw new Error("There is no such target.");
    expect(outcome.diagnostics).toHaveLength(1);
    expect(outcome.diagnostics[0]?.message).toMatch(/nobody.*x.*y.*z/);
  });

  test("grain: the lecture's five gradients are five steps at wire grain, three at gate grain", () => {
    const backward = (grain: "gate" | "wire"): readonly string[] =>
      differentiated(scalar, { grain })
        .steps.map(({ kind }) => kind)
        .filter((kind) => kind === "seed" || kind === "backward");
    expect(backward("wire")).toEqual(["seed", "backward", "backward", "backward", "backward"]);
    expect(backward("gate")).toEqual(["seed", "backward", "backward"]);
    expect(differentiated(scalar).steps).toEqual(differentiated(scalar, { grain: "gate" }).steps);
    expect(gradients(differentiated(tensor, { grain: "wire" }))).toEqual(gradients(differentiated(tensor)));
  });
});

test.each([
  "",
  " ",
  "\n;;\n",
  "(",
  "x = = 2",
  "\0",
  "\ud800",
  "f(x) = f(x)",
  "[[1, 2], [3]]",
  "W = [1, 2]; W",
  "randn(1e9)",
])("%j comes back as diagnostics within the text", (source) => {
  const outcome = differentiate(source);
  if (outcome.ok) throw new Error("It is not refused.");
  for (const { message, from, to } of outcome.diagnostics) {
    expect(message).not.toBe("");
    expect(0 <= from && from <= to && to <= source.length).toBe(true);
  }
  expect(outcome.diagnostics.length).toBeGreaterThan(0);
  expect(JSON.parse(JSON.stringify(outcome))).toEqual(outcome);
});
