/** The oracle's own idea of a program; it shares no type with the language it checks. */
export type Comparison = "<" | ">" | "<=" | ">=" | "==";
export type Operator = "+" | "-" | "*" | "/" | "^" | Comparison;

export type Tree =
  /** Never negative: a minus is a `negate`. */
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "negate"; readonly operand: Tree }
  | { readonly kind: "binary"; readonly operator: Operator; readonly left: Tree; readonly right: Tree }
  | { readonly kind: "call"; readonly callee: string; readonly args: readonly Tree[] };

export interface Definition {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly body: Tree;
}

export interface OracleProgram {
  readonly inputs: readonly { readonly name: string; readonly value: number }[];
  /** Each calls only those before it. */
  readonly definitions: readonly Definition[];
  /** Each uses only inputs and those before it. */
  readonly values: readonly { readonly name: string; readonly tree: Tree }[];
  readonly output: Tree;
}
