import { sizeOf } from "../tensor/nested.ts";
import type { Shape, Tensor } from "../tensor/tensor.ts";
import type { Attributes } from "./gate.ts";

/** One way to use a tensor gate: shapes of the operands, and all attributes. */
export interface GateCase {
  readonly shapes: readonly Shape[];
  readonly attributes: Attributes;
}

const given = (shapes: readonly Shape[], attributes: Attributes = {}): GateCase => ({ shapes, attributes });

const reductions: readonly GateCase[] = [
  given([[4]], { axis: null, keepdims: 0 }),
  given([[]], { axis: null, keepdims: 0 }),
  given([[1]], { axis: 0, keepdims: 0 }),
  given([[2, 3]], { axis: null, keepdims: 0 }),
  given([[2, 3]], { axis: null, keepdims: 1 }),
  given([[2, 3]], { axis: 0, keepdims: 0 }),
  given([[2, 3]], { axis: 0, keepdims: 1 }),
  given([[2, 3]], { axis: 1, keepdims: 0 }),
  given([[2, 3]], { axis: -1, keepdims: 1 }),
  given([[2, 3, 4]], { axis: 1, keepdims: 0 }),
  given([[2, 3, 4]], { axis: -3, keepdims: 1 }),
];

const lines: readonly GateCase[] = [
  given([[4]], { axis: -1 }),
  given([[1]], { axis: 0 }),
  given([[2, 3]], { axis: -1 }),
  given([[2, 3]], { axis: 0 }),
  given([[2, 2, 3]], { axis: 1 }),
];

const pools: readonly GateCase[] = [
  given([[1, 1, 4, 4]], { k: 2, stride: null }),
  given([[2, 2, 3, 4]], { k: 2, stride: 1 }),
  given([[5, 5]], { k: 3, stride: 2 }),
  given([[5, 4]], { k: 2, stride: 3 }),
  given([[2, 3, 3]], { k: 1, stride: null }),
];

/** gate name -> cases of it; a gate that is not here fails the tests. */
export const gateCases: ReadonlyMap<string, readonly GateCase[]> = new Map<string, readonly GateCase[]>([
  [
    "matmul",
    [
      given([[3], [3]]),
      given([[1], [1]]),
      given([[2, 3], [3]]),
      given([[1, 3], [3]]),
      given([[3], [3, 2]]),
      given([[3], [3, 1]]),
      given([
        [2, 3],
        [3, 4],
      ]),
      given([
        [1, 3],
        [3, 1],
      ]),
      given([
        [5, 1],
        [1, 5],
      ]),
    ],
  ],
  ["outer", [given([[2], [3]]), given([[1], [4]]), given([[4], [1]])]],
  ["transpose", [given([[2, 3]]), given([[4]]), given([[2, 3, 4]]), given([[1, 4]])]],
  [
    "reshape",
    [
      given([[6]], { shape: [2, 3] }),
      given([[2, 3]], { shape: [3, -1] }),
      given([[2, 3]], { shape: 6 }),
      given([[1, 1]], { shape: [] }),
    ],
  ],
  ["flatten", [given([[2, 3]]), given([[]]), given([[2, 2, 2]])]],
  [
    "index",
    [
      given([[4]], { subscripts: [1] }),
      given([[4]], { subscripts: [-1] }),
      given([[5]], { subscripts: [[1, 4, null]] }),
      given([[5]], { subscripts: [[null, null, -2]] }),
      given([[2, 3]], { subscripts: [1] }),
      given([[2, 3]], { subscripts: [[null, null, null], 0] }),
      given([[3, 4]], {
        subscripts: [
          [-2, null, null],
          [0, -1, 2],
        ],
      }),
      given([[2, 3]], { subscripts: [0, -1] }),
    ],
  ],
  [
    "concat",
    [
      given([[2], [3], [1]], { axis: 0 }),
      given([[2]], { axis: 0 }),
      given(
        [
          [2, 3],
          [2, 1],
        ],
        { axis: 1 },
      ),
      given(
        [
          [1, 3],
          [2, 3],
        ],
        { axis: -2 },
      ),
    ],
  ],
  [
    "stack",
    [
      given([[], [], []]),
      given([[2], [2]]),
      given([[3]]),
      given([
        [2, 2],
        [2, 2],
      ]),
    ],
  ],
  ["sum", reductions],
  ["mean", reductions],
  ["largest", reductions],
  ["smallest", reductions],
  ["norm", reductions],
  ["squared_norm", [given([[4]]), given([[2, 3]]), given([[]])]],
  ["logsumexp", reductions],
  ["softmax", lines],
  ["log_softmax", lines],
  [
    "cross_entropy",
    [given([[3]], { y: 0 }), given([[3, 4]], { y: [2, 0, 3] }), given([[1, 3]], { y: 1 }), given([[1, 2]], { y: [1] })],
  ],
  [
    "svm_loss",
    [
      given([[3]], { y: 0, delta: 1 }),
      given([[3, 4]], { y: [2, 0, 3], delta: 1 }),
      given([[2, 3]], { y: [1, 1], delta: 0.25 }),
      given([[1, 3]], { y: 1, delta: 3 }),
    ],
  ],
  ["mse", [given([[3], [3]]), given([[2, 3], [3]]), given([[2, 1], []]), given([[2, 1], [3]])]],
  ["trace", [given([[3, 3]]), given([[2, 4]]), given([[1, 1]])]],
  [
    "conv2d",
    [
      given(
        [
          [1, 1, 4, 4],
          [1, 1, 3, 3],
        ],
        { stride: 1, pad: 0 },
      ),
      given(
        [
          [2, 1, 3, 2],
          [2, 1, 2, 2],
        ],
        { stride: 1, pad: 1 },
      ),
      given(
        [
          [1, 2, 5, 4],
          [2, 2, 3, 2],
        ],
        { stride: 2, pad: 0 },
      ),
      given(
        [
          [1, 1, 3, 3],
          [1, 1, 2, 2],
        ],
        { stride: 3, pad: 2 },
      ),
    ],
  ],
  ["max_pool2d", pools],
  ["avg_pool2d", pools],
]);

/** A stream of numbers in [0, 1) of its own, a plain linear congruence: the tests judge the language's generator. */
export function stream(seed: number): () => number {
  let state = (seed * 2654435761 + 12345) >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Elements between −2 and 2 that are at least 0.01 apart, so that no small change meets a tie. */
export function distinctTensor(shape: Shape, random: () => number): Tensor {
  const size = sizeOf(shape);
  const order = Array.from({ length: size }, (_unused, i) => i).toSorted(() => random() - 0.5);
  const step = 4 / Math.max(1, size);
  const jitter = Math.max(0, step - 0.01);
  return { shape, data: Float64Array.from(order, (place) => -2 + (place + 0.5) * step + (random() - 0.5) * jitter) };
}

/** Elements between −1 and 1. */
export function randomTensor(shape: Shape, random: () => number): Tensor {
  return { shape, data: Float64Array.from({ length: sizeOf(shape) }, () => 2 * random() - 1) };
}
