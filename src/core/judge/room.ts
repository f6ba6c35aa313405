import type { Graph } from "../graph/graph.ts";
import { nodeAt, usesOf, wiredNodes, type Slot } from "../graph/lookup.ts";
import { gradientOwners } from "../language/gradientNames.ts";
import type { DefineStatement, Expr, Program } from "../language/program.ts";
import { withoutLoops } from "../language/walk.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { evaluate, type Scope } from "./evaluate.ts";
import type { Work } from "./functions.ts";
import { inlined } from "./inlined.ts";
import type { Point } from "./point.ts";
import { Trouble } from "./trouble.ts";
import type { Value } from "./values.ts";
import { nodeNamed } from "./writes.ts";

/** What arrives at the output, where a name says no more than that. */
const upstreams: ReadonlySet<string> = new Set(
  "dout upstream grad_out grad_output top_diff dloss dL grad_loss grad_L".split(" "),
);

export function isUpstream(name: string): boolean {
  return upstreams.has(name);
}

/** Names of a backward pass with their values, at one point. */
export type Names = Map<string, Value>;

/** What the names of a backward pass mean at every point: values of the program, and what the lines so far have given. */
export class Room {
  readonly graph: Graph;
  readonly points: readonly Point[];
  readonly target: number;
  /** Point -> the names that lines have given a value: of gradients that are complete the truth. */
  readonly given: readonly Names[];
  /** The same as the student's own lines leave them. */
  readonly raw: readonly Names[];
  readonly #functions: ReadonlyMap<string, DefineStatement>;
  readonly #constants: Names = new Map();
  /** Nodes that what is differentiated depends on. */
  readonly #reached: Set<number>;
  readonly #nodes: ReadonlyMap<string, number>;

  constructor(graph: Graph, program: Program, points: readonly Point[], target: number) {
    this.graph = graph;
    this.points = points;
    this.target = target;
    this.given = points.map(() => new Map());
    this.raw = points.map(() => new Map());
    this.#nodes = new Map(graph.names);
    this.#reached = new Set([target]);
    for (const at of this.#reached) for (const operand of wiredNodes(nodeAt(graph, at))) this.#reached.add(operand);
    const statements = withoutLoops(program.statements);
    this.#functions = new Map(
      statements.flatMap((statement) => (statement.kind === "define" ? [[statement.name, statement] as const] : [])),
    );
    // Sizes and labels are constants of the program that are no nodes; they may be defined in any order.
    for (let before = -1; before !== this.#constants.size;) {
      before = this.#constants.size;
      for (const statement of statements) {
        if (statement.kind !== "assign" || this.#nodes.has(statement.name)) continue;
        const value = this.attempt(statement.value, 0, new Map());
        if (!(value instanceof Trouble)) this.#constants.set(statement.name, value);
      }
    }
  }

  /** What an expression is at a point, or why it is nothing. */
  attempt(expr: Expr, point: number, names: Names, work?: Work): Tensor | Trouble {
    try {
      return evaluate(this.expanded(expr), this.scope(point, names, work));
    } catch (error) {
      if (error instanceof Trouble) return error;
      throw error;
    }
  }

  /** @param work what may be computed in it; plenty unless told */
  scope(point: number, names: Names, work: Work = { left: 1e9 }): Scope {
    return { lookup: (name) => this.lookup(point, names, name), work, known: new Map() };
  }

  /** The functions of the program in an expression, written out. */
  expanded(expr: Expr): Expr {
    return this.#functions.size === 0 ? expr : inlined(expr, this.#functions);
  }

  lookup(point: number, names: Names, name: string): Value | undefined {
    const own = names.get(name);
    if (own !== undefined) return own;
    const [alias, at = ""] = name.split(" ");
    if (alias === "#value") return this.points[point]?.value(Number(at));
    if (alias === "#gradient") return this.points[point]?.truth(Number(at));
    const node = this.#nodes.get(name);
    if (node !== undefined) return this.points[point]?.value(node);
    return this.#constants.get(name) ?? this.gradient(point, name);
  }

  /** A gradient that no line has written: it is what it should be. */
  gradient(point: number, name: string): Tensor | undefined {
    const owner = gradientOwners(name).map((value) => nodeNamed(this.graph, value));
    const node = owner.find((found) => found !== undefined) ?? (isUpstream(name) ? this.target : undefined);
    return node === undefined ? undefined : this.points[point]?.truth(node);
  }

  /** The wires from a node whose terms make up its gradient. */
  wires(node: number): readonly Slot[] {
    return (usesOf(this.graph)[node] ?? []).filter(({ gate }) => this.isReached(gate));
  }

  /** Whether what is differentiated depends on a node. */
  isReached(node: number): boolean {
    return this.#reached.has(node);
  }

  /** Names of the program with a value: nodes and constants. */
  get known(): readonly string[] {
    return [...this.#nodes.keys(), ...this.#constants.keys()];
  }
}
