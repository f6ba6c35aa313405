import type { Operator } from "./tree.ts";

/** The oracle's own idea of a program of tensors; it shares no type with the language it checks. */
export type Extents = readonly number[];

/** One subscript of an axis: a position, or `count` positions from `first` on, `step` apart. */
export type Pick =
  | { readonly kind: "at"; readonly first: number; readonly extent: number }
  | {
      readonly kind: "slice";
      readonly first: number;
      readonly step: number;
      readonly count: number;
      readonly extent: number;
    };

export type Call =
  /** Element by element, with broadcasting; the oracle's table of scalar gates knows it. */
  | { readonly kind: "elementwise"; readonly callee: string }
  | { readonly kind: "operator"; readonly operator: Operator }
  | { readonly kind: "negate" }
  | { readonly kind: "product" }
  | { readonly kind: "outer" }
  | { readonly kind: "transpose" }
  | { readonly kind: "trace" }
  /** To the shape of the node. */
  | { readonly kind: "reshape" }
  /** Over an axis, or over everything. */
  | {
      readonly kind: "reduce";
      readonly callee: "sum" | "mean" | "max" | "min" | "norm" | "logsumexp";
      readonly axis: number | null;
      readonly keepdims: boolean;
    }
  | { readonly kind: "norm" }
  | { readonly kind: "softmax"; readonly callee: "softmax" | "log_softmax"; readonly axis: number }
  | { readonly kind: "cross_entropy"; readonly labels: readonly number[] }
  | { readonly kind: "svm_loss"; readonly labels: readonly number[]; readonly delta: number }
  /** Over the shape to which the operands broadcast. */
  | { readonly kind: "mse"; readonly over: Extents }
  | { readonly kind: "index"; readonly picks: readonly Pick[] }
  | { readonly kind: "concat"; readonly axis: number }
  | { readonly kind: "stack" }
  | { readonly kind: "conv2d"; readonly stride: number; readonly pad: number }
  | {
      readonly kind: "pool";
      readonly callee: "max_pool2d" | "avg_pool2d";
      readonly size: number;
      readonly stride: number;
    };

export type TensorTree =
  /** Numbers in row-major order, none of them negative: a minus is a `negate`. */
  | { readonly kind: "constant"; readonly shape: Extents; readonly values: readonly number[] }
  | { readonly kind: "name"; readonly shape: Extents; readonly name: string }
  | {
      readonly kind: "call";
      readonly shape: Extents;
      readonly call: Call;
      readonly operands: readonly TensorTree[];
    };

export interface TensorInput {
  readonly name: string;
  readonly shape: Extents;
  readonly values: readonly number[];
}

export interface TensorProgram {
  readonly inputs: readonly TensorInput[];
  /** Each uses only inputs and those before it. */
  readonly values: readonly { readonly name: string; readonly tree: TensorTree }[];
  /** Of one element. */
  readonly output: TensorTree;
}

export const countOf = (shape: Extents): number => shape.reduce((count, extent) => count * extent, 1);
