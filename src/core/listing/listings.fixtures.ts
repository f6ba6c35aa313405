import { readFileSync } from "node:fs";
import { build } from "../graph/build.ts";
import type { Graph } from "../graph/graph.ts";
import { parse } from "../language/parse.ts";
import { generate } from "../oracle/generate.ts";
import { random } from "../oracle/random.ts";
import { generateTensors } from "../oracle/tensorGenerate.ts";
import { writeTensors } from "../oracle/tensorWrite.ts";
import { write } from "../oracle/write.ts";
import type { Nested } from "../tensor/tensor.ts";
import { gradientOf, valueOf } from "../trace/access.ts";
import { compile } from "../trace/plan.ts";
import { run } from "../trace/run.ts";
import { gateGraphs } from "./gateGraphs.fixtures.ts";
import { textOf, type Dialect } from "./listing.ts";
import { listingOf } from "./listingOf.ts";
import { numpyWords } from "./numpy.ts";
import { torchWords } from "./torch.ts";
import { variablesOf } from "./variables.ts";
import { caffeWords } from "./caffe.ts";
import { gateWords } from "./gates.ts";

/** A listing, and what it must give. */
export interface ListedCase {
  readonly id: string;
  readonly dialect: Dialect;
  readonly text: string;
  readonly output: string;
  readonly value: Nested;
  /** Variables of the inputs and of their gradients, and what these must be. */
  readonly inputs: readonly (readonly [variable: string, gradient: string, wanted: Nested])[];
}

const words: Readonly<Partial<Record<Dialect, ReadonlySet<string>>>> = {
  numpy: numpyWords,
  gates: gateWords,
  caffe: caffeWords,
  pytorch: torchWords,
};

interface Program {
  readonly id: string;
  readonly graph: Graph;
}

function built(id: string, source: string): readonly Program[] {
  const { program, diagnostics } = parse(source);
  const { graph } = build(program);
  return diagnostics.length > 0 || graph === null ? [] : [{ id, graph }];
}

/** Kinks, ties, poles and overflow, draws from one stream, names that collide, values that are used more than once. */
const corners: readonly string[] = [
  "f = relu(x) + abs(x) + max(x, y) + min(x, y) + leaky_relu(x) + elu(x); x = 0; y = 0",
  "f = sum(relu(x) + abs(x) + max(x, y) + min(x, y)) + max(x) + min(x); x = [0, 0, 0]; y = [0, 0, 0]",
  "f = max(A, axis=0) @ b + sum(min(A, axis=1)) + sum(max(A)); A = [[1, 3, 3], [3, 1, 3]]; b = [1, 2, 3]",
  "f = norm(v) + norm(A) + sum(norm(A, axis=1)) + sum(norm(A, axis=0, keepdims=True) * A); v = [0, 0]; A = [[0, 0], [3, 4]]",
  "f = norm(x) + 2 * x; x = 0",
  "f = x^0 + 0^y + x^y + x^1; x = 0; y = 0",
  "f = sum(x^y) + sum(x^n); x = [0, 0, 2]; y = [0, 2, 0]; n = 0",
  "f = x^y; x = -8; y = 0.5",
  "f = x^y; x = -2; y = 2",
  "f = 1 / x + y / x; x = 0; y = 0",
  "f = x / y; x = 1; y = 1e200",
  "f = sqrt(x) + log(x); x = 0",
  "f = log(x) * y; x = -1; y = 2",
  "f = exp(x) * exp(-x); x = 1000",
  "f = (x * 0) + x / 0 - 1 / x; x = 1e308",
  "f = sigmoid(x) + softplus(x) + sigmoid(-x) + logsumexp([x, -x, 3]); x = 800",
  "f = sum(softmax(x) * w) + sum(log_softmax(x)); x = [1000, -1000, 3]; w = [1, 2, 3]",
  "f = cross_entropy(s, y) + svm_loss(s, y, delta=0.5); s = [[1000, 0, 3], [1, 2, 3]]; y = [2, 1]",
  "f = x^x^x + -x^2 + (-x)^2 + 2^-x - (x - (x - 1)) / (x / x * x); x = 1.3",
  "f = (a < b) * (b > a) + -(a < b) - (a > b) + where(a < b, 3, 2) + (a == b); a = 1; b = 2",
  "c = a > 1; f = sum(where(c, a, b) * c); a = [1, 2, 3]; b = [3, 2, 1]",
  "g = x + y; h = g; k = g.T; f = sum(g * h + k + x); x = [1, 2]; y = [[3, 4], [5, 6]]",
  "a = x; b = reshape(v, 4); c = A.T; f = sum(a * b) + sum(b) + sum(c @ A) + sum(c); x = 2; v = [[1, 2], [3, 4]]; A = [[1, 2], [3, 4]]",
  "v = [x, y, x * y]; w = concat([v, v]); f = sum(w * w) + v[0] + v[1:3] @ v[0:2] + w[-1]; x = 2; y = 3",
  "f = reshape(x, 1) @ flatten(y) + sum(transpose(x) * y.T); x = 2; y = 3",
  "f = sum(A[0, :] * A[:, 1]) + A[1, 1] + sum(A[::-1, ::2]); A = [[1, 2], [3, 5]]",
  "λ = 2; d = 3; dx = 4; x = 5; np = 6; print = 7; t1 = 8; softmax = 9; f = d * dx * x * np * print * λ * t1 * softmax * (x + dx)",
  "__proto__ = 2; constructor = 3; el = 4; self = 5; f = __proto__ * constructor * el * self",
  "h = x; h = h * h; h = h + x * h; h = sin(h); x = 0.3",
  "θ = 0.5; 학습 = 2; é = 3; f = θ * 학습 * é",
  "x = 3",
  "f = y; x = 2; y = x^2; z = 3 * x",
  "z = randn(2); seed(3); x = randn(2, 3); y = 0.5 * rand(3) + randn(3); unused = rand(7); W = sqrt(2 / 3) * randn(3, 2); seed(1); b = randn(2); f = sum(x @ W + b) + sum(y * y)",
  "N, D = 4, 3; X = randn(N, D); W = 0.01 * randn(D, 2, seed=5); b = zeros(2); f = sum((X @ W + b)^2) + sum(eye(2) @ ones(2, 2) @ arange(2))",
  "noise(u) = u * randn(3); h = zeros(3); x = 2; for t in range(3):\n    h = h + randn(3) * x; f = sum(noise(x) * noise(x) * h)",
  "f = sum(onehot(y, 3) @ A) + mean(arange(1, 4, 0.5)) * sum(A); y = [2, 0]; A = [[1, 2], [3, 4], [5, 6]]",
  "p = pi * x + e^x; f = p * e; x = 2",
];

/** Programs that PyTorch has judged. */
function references(folder: string): readonly Program[] {
  return ["scalar", "tensor", "losses"].flatMap((name) => {
    const cases = JSON.parse(readFileSync(`${folder}/${name}.json`, "utf8")) as readonly { source: string }[];
    return cases.flatMap(({ source }, i) => built(`reference ${name} ${String(i)}`, source));
  });
}

/** Programs of random gates, numbers and tensors by turns. */
function randoms(count: number): readonly Program[] {
  return Array.from({ length: count }, (_unused, i) => {
    const dice = random(9000 + i);
    const source = i % 2 === 0 ? write(generate(dice), dice) : writeTensors(generateTensors(dice), dice);
    return built(`random ${String(i)}`, source);
  }).flat();
}

/**
 * Every program whose listings are run: the gallery, the references, every gate, and random ones.
 * @param folder where the reference programs lie
 */
export function listedCases(
  examples: readonly { readonly id: string; readonly source: string }[],
  folder: string,
  count: number,
  dialects: readonly Dialect[],
): readonly ListedCase[] {
  const gallery = examples.flatMap(({ id, source }) => built(`example ${id}`, source));
  const edges = corners.flatMap((source, i) => {
    const found = built(`corner ${String(i)}`, source.replaceAll("; ", "\n"));
    if (found.length === 0) throw new Error(`This program does not build: ${source}`);
    return found;
  });
  return [...gallery, ...edges, ...references(folder), ...gateGraphs(), ...randoms(count)].flatMap((program) =>
    casesOf(program, dialects),
  );
}

function casesOf({ id, graph }: Program, dialects: readonly Dialect[]): readonly ListedCase[] {
  const trace = run(compile(graph), graph);
  return dialects.map((dialect) => {
    const { values, gradients } = variablesOf(graph, trace.target, words[dialect] ?? new Set());
    const inputs = graph.nodes.flatMap(({ kind }, index) =>
      kind === "input" ? [[values[index] ?? "", gradients[index] ?? "", gradientOf(trace, index)] as const] : [],
    );
    const text = textOf(listingOf(graph, trace, dialect));
    return { id, dialect, text, output: values[trace.target] ?? "", value: valueOf(trace, trace.target), inputs };
  });
}
