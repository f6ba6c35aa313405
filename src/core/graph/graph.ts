import type { Attributes } from "../gates/gate.ts";
import type { Expr, Span } from "../language/program.ts";
import type { Nested, Shape } from "../tensor/tensor.ts";

/**
 * A node's name where it has one, `f`; an earlier binding of a name that is bound again is `h#1`, `h#2`; an unnamed gate is
 * counted within its statement, `f.1`; an unnamed output is `#output`.
 */
export type NodeId = string;

/** Comes along a wire from the node at that index, or is a literal that lives inside the gate. */
export type Operand =
  | { readonly kind: "wire"; readonly node: number }
  | { readonly kind: "constant"; readonly value: number; readonly expression: Expr };

interface NodeBase {
  readonly id: NodeId;
  /** Its name in the program, null for an unnamed intermediate value. */
  readonly name: string | null;
  /** The node as the program says it, in terms of its operands' own text: `x + y`. For an input its literal. */
  readonly expression: Expr;
  /** Where in the source it stands; null for an unbound name's default. */
  readonly span: Span | null;
  /** `[]` for a number. */
  readonly shape: Shape;
  /** Index into `Graph.groups` of the innermost group that holds it, null at the top. */
  readonly group: number | null;
}

export interface InputNode extends NodeBase {
  readonly kind: "input";
  readonly value: Nested;
  /** Which of the unbound names it is, in order of appearance, from 0; null where the program binds it. */
  readonly unbound: number | null;
  /**
   * It is also a size, an axis or a label somewhere, or its text serves every turn of a loop, so that a new value changes
   * more than this value.
   */
  readonly told?: true;
}

/** A closed group: a graph that is one gate. */
export interface Module {
  readonly kind: GroupKind;
  /** Key of the group. */
  readonly key: string;
  /** What stands on it: `neuron`, `t = 0`. */
  readonly name: string;
  /** Its first nodes are inputs that stand for the gate's operands, one for each slot; its output is the gate's value. */
  readonly graph: Graph;
}

export interface GateNode extends NodeBase {
  readonly kind: "gate";
  /** Name of the gate in the gate table; `module` for a closed group. */
  readonly gate: string;
  /** It stands for simpler gates of the program, which the reader has collapsed to it. */
  readonly collapsed?: true;
  /** What the gate is made of, exactly where it is a closed group. */
  readonly module?: Module;
  /** What the gate is told beside its operands; empty for elementwise gates. */
  readonly attributes: Attributes;
  /** One per operand of the gate, in the gate's order. A slot, never a set: the same node may stand in two. */
  readonly operands: readonly Operand[];
}

export type GraphNode = InputNode | GateNode;

/** `call`: of a function of the user's own. `turn`: of a loop. `gate`: a composite gate written out in simpler ones. */
export type GroupKind = "call" | "turn" | "gate";

/** Nodes that belong together: in a graph that is shown, a frame around them. */
export interface Group {
  readonly kind: GroupKind;
  /** What a link calls it, unlike any other: `h.neuron`, `t=0`, `t=0/h.neuron`. Holds no comma. */
  readonly key: string;
  /** What stands on it: `neuron`, `t = 0`, `sigmoid`. */
  readonly name: string;
  readonly parent: number | null;
  readonly span: Span;
  /** Of a call the call itself, as the program says it. */
  readonly call?: Expr;
  /** It is closed, but has several outputs, so that a gate for each of them stands in it. */
  readonly closed?: true;
}

/** What was drawn from the program's stream of random numbers, and how many; or from which seed it began anew. */
export type Draw = readonly ["randn" | "rand" | "seed", number];

/** A program as gates and wires: plain JSON. */
export interface Graph {
  /** In topological order: each node after its operands, the first operand's tree first. */
  readonly nodes: readonly GraphNode[];
  /** Index of the output: what is differentiated unless a target is chosen. */
  readonly output: number;
  readonly groups: readonly Group[];
  /** name -> index of the node it last means, aliases (`b = a`) included. */
  readonly names: readonly (readonly [string, number])[];
  /** In the order in which it happened, from seed 0 on; what left the graph again included. Left out where nothing was drawn. */
  readonly draws?: readonly Draw[];
}
