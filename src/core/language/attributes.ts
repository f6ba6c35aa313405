/** What stands after the point in `x.sum(axis=0)`, and what it means. */
type Attribute =
  /** `x.T` is `transpose(x)`. */
  | { readonly kind: "property"; readonly callee: string }
  /** `x.sum(axis=0)` is `sum(x, axis=0)`. */
  | { readonly kind: "method"; readonly callee: string }
  /** `x.copy()` is `x`: values never change. */
  | { readonly kind: "nothing" }
  | { readonly kind: "refused" };

const methods = (
  "sum mean max min dot matmul reshape transpose flatten trace outer norm exp log sqrt square abs sin cos tan tanh " +
  "sigmoid relu softmax log_softmax logsumexp"
).split(" ");

/** The attributes that a value has, by the name they are written with. */
export const attributes: ReadonlyMap<string, Attribute> = new Map<string, Attribute>([
  ["T", { kind: "property", callee: "transpose" }],
  ["shape", { kind: "property", callee: "shape" }],
  ...methods.map((callee): [string, Attribute] => [callee, { kind: "method", callee }]),
  ["ravel", { kind: "method", callee: "flatten" }],
  ["view", { kind: "method", callee: "reshape" }],
  ["copy", { kind: "nothing" }],
  ["clone", { kind: "nothing" }],
  ["astype", { kind: "refused" }],
]);
