/** The public door of the core: what Backstep computes, importable anywhere JavaScript runs. */
export { differentiate } from "./differentiate.ts";
export type { DifferentiateOptions, NodeReport, Outcome } from "./differentiate.ts";
export type { Diagnostic, Fix } from "./language/diagnostic.ts";
export { listing } from "./listProgram.ts";
export type { Dialect } from "./listing/listing.ts";
export type { Nested } from "./tensor/tensor.ts";
export { train } from "./trainProgram.ts";
export type { TrainOptions } from "./trainProgram.ts";
export type { Method } from "./train/methods.ts";
export type { Step } from "./trace/trace.ts";
