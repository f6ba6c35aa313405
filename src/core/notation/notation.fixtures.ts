import { build } from "../graph/build.ts";
import type { Graph } from "../graph/graph.ts";
import { readAny } from "../readAny.ts";
import { compile } from "../trace/plan.ts";
import { run } from "../trace/run.ts";
import type { Trace, TraceOptions } from "../trace/trace.ts";

/** The lecture's programs. */
export const lecture = {
  l7: "f = (x + y) * z\nx = -2; y = 5; z = -4",
  l9: "f = 1/(1 + exp(-(w0*x0 + w1*x1 + w2)))\nw0 = 2; x0 = -1; w1 = -3; x1 = -2; w2 = -3",
  l12: "f = sigmoid(w0*x0 + w1*x1 + w2)\nw0 = 2; x0 = -1; w1 = -3; x1 = -2; w2 = -3",
  l13: "f = 2*(x*y + max(z, w))\nx = 3; y = -4; z = 2; w = -1",
  l14: "f = (x + sigmoid(y)) / (sigmoid(x) + (x + y)^2)\nx = 3; y = -4",
};

/** Programs with ties, kinks, overflow, repeated operands, odd names and every gate. */
export const odd: readonly string[] = [
  "x * x + x / x - (x - x)",
  "x^x; x = -2",
  "x^x; x = 0",
  "max(a, b) + min(a, b); a = 1; b = 1",
  "max(0, x) + relu(y) + abs(z); x = 0; y = 0; z = 0",
  "sigmoid(x) + tanh(x); x = 40",
  "log(x) * 0; x = 0",
  "log(x) + sqrt(x); x = -1",
  "exp(exp(x)) * y - exp(exp(x)); x = 7",
  "x / y; y = 0",
  "1e-200 * x * 1e-200 * y",
  "1e-300 * x; x = 1e300",
  "where(x > y, a, b) + (a < b) + (a <= 3) + (b >= a) + (a == b)",
  "leaky_relu(x) + leaky_relu(y, 0.3) + elu(x) + elu(y, 2) + softplus(z)",
  "sin(x) * cos(y) - tan(z) / square(x) + sqrt(y)",
  "2^x + x^2 + x^-1 + x^0.5 + x^0 + pi*x + x/(2*pi) + (1/3)*x + 3/x + 2 - x",
  "h = x * bias; h = relu(h); h = h + bias_rate; h * h",
  "f = theta * alpha_hat + w_0 * w0 + __proto__ * constructor + ŷ * 변수",
  "g(a, b) = a * b + 2^a; g(x, g(y, 3))",
  "u1 * u2 + u3 * 4",
  "f = x; y = 2 * x",
  "f = 2",
  "y = 3 * w; f = x + 1; f * 2",
];

export function graphOf(source: string): Graph {
  const { program } = readAny(source);
  const { graph, diagnostics } = build(program);
  if (graph === null) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return graph;
}

export function traceOf(source: string, options: TraceOptions = {}): Trace {
  const graph = graphOf(source);
  return run(compile(graph), graph, options);
}
