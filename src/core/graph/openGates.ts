import { gateNamed } from "../gates/index.ts";
import { parsed } from "../gates/partials.ts";
import type { Expr, Span } from "../language/program.ts";
import { foldExpr } from "../language/walk.ts";
import { Assembly } from "./assemble.ts";
import { Draft, type Result } from "./draft.ts";
import type { FlatProgram } from "./flat.ts";
import type { GateNode, Graph } from "./graph.ts";
import { withOperands } from "./prune.ts";
import { scopeOf } from "./scope.ts";
import { exprOf } from "./signature.ts";

const nothing: FlatProgram = { source: "", statements: [], turns: [], turnOf: [] };
const emptyScope = scopeOf(nothing.statements);

/** Whether a node is a composite gate, which can be opened. Operators are as simple as gates get. */
export function isComposite(node: GateNode): boolean {
  if (node.module !== undefined) return false;
  const { expansion, operator } = gateNamed(node.gate);
  return expansion !== undefined && operator === undefined;
}

/**
 * The graph with some composite gates written out in simpler ones, each in a group of its own whose key is the gate's id.
 * The last of the simpler gates has the id and the name of the gate that it stands for.
 * @param wanted ids of gates and keys of the groups around them; what is no composite gate in sight is ignored
 */
export function openGates(graph: Graph, wanted: ReadonlySet<string>): Graph {
  const opened = new Set<string>();
  let now = graph;
  for (;;) {
    // What was written out may hold composite gates that are wanted too.
    const next = now.nodes.filter(
      (node): node is GateNode =>
        node.kind === "gate" &&
        wanted.has(node.id) &&
        !opened.has(node.id) &&
        isComposite(node) &&
        isSeen(now, node.group, wanted),
    );
    if (next.length === 0) return now;
    for (const { id } of next) opened.add(id);
    now = writtenOut(now, new Set(next.map(({ id }) => id)));
  }
}

/** Whether all groups around it are open: within a closed one a composite gate keeps its own, overflow-safe form. */
function isSeen({ groups }: Graph, group: number | null, open: ReadonlySet<string>): boolean {
  for (let at = group; at !== null; at = groups[at]?.parent ?? null) if (!open.has(groups[at]?.key ?? "")) return false;
  return true;
}

function writtenOut(graph: Graph, wanted: ReadonlySet<string>): Graph {
  const draft = new Draft([]);
  for (const group of graph.groups) draft.groups.push(group);
  const assembly = new Assembly(nothing, emptyScope, new Map(), draft);
  const moved: number[] = [];
  for (const node of graph.nodes) {
    const here = withOperands(node, (operand) => moved[operand] ?? -1);
    const inside = here.kind === "gate" && wanted.has(node.id) ? writeOut(assembly, here) : null;
    moved.push(inside ?? draft.add({ ...here }).node);
  }
  return {
    ...graph,
    nodes: draft.nodes,
    output: moved[graph.output] ?? -1,
    groups: draft.groups,
    names: graph.names.map(([name, index]) => [name, moved[index] ?? -1]),
  };
}

/** Adds the gates that one gate is made of; index of the last of them, null where the expansion comes to nothing. */
function writeOut(assembly: Assembly, node: GateNode): number | null {
  const { draft } = assembly;
  const { expansion = "", title } = gateNamed(node.gate);
  const span = node.span ?? { from: 0, to: 0 };
  const before = { nodes: draft.nodes.length, groups: draft.groups.length };
  const group = draft.groups.push({ kind: "gate", key: node.id, name: title, parent: node.group, span }) - 1;
  const meanings = meaningsOf(draft, node, span);
  const result = assembly.instantiate(at(parsed(expansion), span), meanings, `${node.id}/in`, group);
  if (result.kind !== "wire" || result.node < before.nodes || draft.diagnostics.length > 0) {
    draft.nodes.length = before.nodes;
    draft.groups.length = before.groups;
    draft.diagnostics.length = 0;
    return null;
  }
  // Constants of the expansion, such as a one-hot row, belong to it.
  for (const [index, made] of draft.nodes.entries())
    if (index >= before.nodes && made.kind === "input") draft.nodes[index] = { ...made, group };
  draft.christen(result, before.nodes, node.id, node.name);
  return result.node;
}

/** What the names in an expansion stand for: operands, attributes and counts. */
function meaningsOf(draft: Draft, node: GateNode, span: Span): ReadonlyMap<string, Result> {
  const gate = gateNamed(node.gate);
  const shapes = node.operands.map((operand) => (operand.kind === "wire" ? draft.shape(operand.node) : []));
  const counts = gate.kind === "tensor" ? (gate.counts?.(shapes, node.attributes) ?? {}) : {};
  const meanings = new Map<string, Result>();
  for (const [name, value] of Object.entries({ ...node.attributes, ...counts }))
    meanings.set(name, { kind: "constant", value, expression: exprOf(value, span) });
  for (const [slot, operand] of node.operands.entries()) meanings.set(gate.operands[slot] ?? "", operand);
  return meanings;
}

/** An expression of the gate table as if it stood in the program. */
function at(expr: Expr, span: Span): Expr {
  return foldExpr<Expr>(expr, {
    number: (part) => ({ ...part, span }),
    name: (part) => ({ ...part, span }),
    negate: (part, operand) => ({ ...part, operand, span }),
    binary: (part, left, right) => ({ ...part, left, right, span }),
    call: (part, args, named) => ({
      ...part,
      args,
      named: part.named.map((argument, i) => ({ ...argument, value: named[i] ?? argument.value })),
      span,
    }),
    list: (part, items) => ({ ...part, items, span }),
    index: (part, operand) => ({ ...part, operand, span }),
  });
}
