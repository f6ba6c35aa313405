import { outputShape } from "../gates/apply.ts";
import { isMisfit } from "../gates/common.ts";
import type { Attributes, Constant, Gate } from "../gates/gate.ts";
import type { Expr } from "../language/program.ts";
import { sameShape } from "../tensor/nested.ts";
import type { Shape } from "../tensor/tensor.ts";
import type { GateNode, Graph, Operand } from "./graph.ts";
import { nodeAt } from "./lookup.ts";
import { literal, rootsOf, writingsOf, type GatePattern, type Pattern, type WrittenOut } from "./patterns.ts";
import { holds, isGiven, nothing, tell, unify, type Found } from "./unify.ts";

/** A node understood as one gate: because it is that gate, or because it ends what the gate is when written out. */
export interface Reading {
  readonly operands: readonly Operand[];
  readonly attributes: Attributes;
  /** Indexes of the nodes that it stands for, the last one first. */
  readonly inside: readonly number[];
  /** Where the gate's gradients differ from theirs, in sentences. */
  readonly differs: readonly string[];
}

/** Operands may stand in either order. Not max and min: at a tie the first one gets the gradient. */
const commutative = new Set(["add", "multiply"]);

/** The ways in which the nodes of a graph can be understood, each worked out once. */
export class Readings {
  readonly #graph: Graph;
  readonly #known = new Map<Gate, (readonly Reading[] | undefined)[]>();

  constructor(graph: Graph) {
    this.#graph = graph;
  }

  /** All readings of a node as that gate: the node itself, and what is written out. */
  of(gate: Gate, index: number): readonly Reading[] {
    const node = nodeAt(this.#graph, index);
    if (node.kind === "input" || !rootsOf(gate).has(node.gate)) return none;
    const known = this.#known.get(gate) ?? [];
    if (known.length === 0) this.#known.set(gate, known);
    const made = known[index];
    if (made !== undefined) return made;
    const { operands, attributes } = node;
    // No gate is written out as something that ends in itself.
    const isIt = node.gate === gate.name;
    const all = isIt ? [{ operands, attributes, inside: [index], differs: none }] : this.writtenOut(gate, index);
    known[index] = all;
    return all;
  }

  /** The readings of a node as the end of that gate written out. */
  writtenOut(gate: Gate, index: number): readonly Reading[] {
    const node = nodeAt(this.#graph, index);
    if (node.kind === "input") return none;
    let readings: Reading[] | null = null;
    for (const written of writingsOf(gate)) {
      if (!this.#mayMatch(written.pattern, index)) continue;
      for (const found of this.#gate(written.pattern, index, nothing)) {
        const reading = this.#complete(gate, node, written, found);
        if (reading !== null) (readings ??= []).push(reading);
      }
    }
    return readings ?? none;
  }

  /** A quick look, gate by gate, that rules out almost everything: nothing is bound, and no list made. */
  #mayMatch({ gate, parts }: GatePattern, index: number): boolean {
    for (const { operands } of this.of(gate, index)) {
      if (operands.length !== parts.length) continue;
      let [fits, fitsSwapped] = [true, commutative.has(gate.name)];
      for (let slot = 0; slot < parts.length && (fits || fitsSwapped); slot++) {
        fits &&= this.#mayFit(parts[slot], operands[slot]);
        fitsSwapped &&= this.#mayFit(parts[slot], operands[parts.length - 1 - slot]);
      }
      if (fits || fitsSwapped) return true;
    }
    return false;
  }

  #mayFit(part: Pattern | undefined, operand: Operand | undefined): boolean {
    if (part === undefined || operand === undefined) return false;
    if (part.kind === "hole") return true;
    if (operand.kind === "constant") return part.kind === "told" || part.gate.operator === "negate";
    return part.kind === "gate" ? this.#mayMatch(part, operand.node) : this.#data(operand.node) !== null;
  }

  #match(pattern: Pattern, operand: Operand, found: Found): readonly Found[] {
    switch (pattern.kind) {
      case "hole": {
        const known = found.operands.get(pattern.name);
        if (known !== undefined) return sameOperand(known, operand) ? [found] : none;
        return [{ ...found, operands: new Map(found.operands).set(pattern.name, operand) }];
      }
      case "told":
        return this.#told(pattern.expr, operand, found);
      case "gate": {
        if (operand.kind === "wire") return this.#gate(pattern, operand.node, found);
        // A literal −1 is the negative of the literal 1.
        const [part] = pattern.parts;
        if (pattern.gate.operator !== "negate" || part === undefined) return none;
        return this.#match(part, literal(-operand.value, operand.expression), found);
      }
    }
  }

  #told(expr: Expr, operand: Operand, found: Found): readonly Found[] {
    const met = operand.kind === "wire" ? this.#data(operand.node) : operand.value;
    const known = met === null ? null : unify(expr, met, found);
    if (known === null) return none;
    return [operand.kind === "wire" ? { ...known, inside: [...known.inside, operand.node] } : known];
  }

  /** What was written in place, without a name; null for a node of any other kind. */
  #data(index: number): Constant {
    const node = nodeAt(this.#graph, index);
    return node.kind === "input" && node.name === null ? node.value : null;
  }

  #gate(pattern: GatePattern, index: number, found: Found): readonly Found[] {
    const { gate, parts } = pattern;
    return this.of(gate, index).flatMap((reading): readonly Found[] => {
      const { operands, inside, differs } = reading;
      const told = operands.length === parts.length ? this.#attributes(pattern, reading, found) : null;
      if (told === null) return none;
      const met: Found = { ...told, inside: [...told.inside, ...inside], differs: [...told.differs, ...differs] };
      const orders = commutative.has(gate.name) ? [operands, operands.toReversed()] : [operands];
      return orders.flatMap((order) =>
        parts.reduce<readonly Found[]>(
          (all, part, i) => {
            const operand = order[i];
            return operand === undefined ? none : all.flatMap((one) => this.#match(part, operand, one));
          },
          [met],
        ),
      );
    });
  }

  /** Compares what a gate is told with what a pattern wants; null where they differ. */
  #attributes({ attributes }: GatePattern, reading: Reading, found: Found): Found | null {
    const shape = this.#shape(reading.operands[0]);
    return attributes.reduce<Found | null>((known, [name, expr]) => {
      const actual = reading.attributes[name] ?? null;
      if (known === null) return null;
      switch (name) {
        case "axis": {
          const axis = counted(actual, shape);
          if (expr.kind === "name" && expr.name === "axis") return tell(known, "axis", axis);
          const wanted = expr.kind === "number" ? expr.value : null;
          return counted(wanted, shape) === axis ? known : null;
        }
        case "keepdims":
          // What lacks its first axis broadcasts as if it had kept it.
          if (expr.kind === "number" && counted(reading.attributes["axis"] ?? null, shape) === 0) return known;
          return unify(expr, actual, known);
        case "subscripts":
          // A subscript for each axis: one entry.
          return Array.isArray(actual) && actual.length === shape.length
            ? unify(expr, fromTheStart(actual as readonly Constant[], shape), known)
            : null;
        default:
          return unify(expr, actual, known);
      }
    }, found);
  }

  /** The reading that a comparison led to; null where something is missing or does not fit. */
  #complete(gate: Gate, node: GateNode, { where, given, differs }: WrittenOut, found: Found): Reading | null {
    const operands = new Map([...found.operands, ...where]);
    const slots = gate.operands.flatMap((name) => operands.get(name) ?? []);
    const shapes = slots.map((operand) => this.#shape(operand));
    const specs = gate.kind === "tensor" ? (gate.attributes ?? []) : [];
    const attributes: Record<string, Constant> = {};
    for (const { name, fallback } of specs) {
      const told = found.attributes.get(name) ?? fallback;
      if (told === undefined) return null;
      const isUsual = name === "axis" && counted(fallback ?? null, shapes[0] ?? []) === told;
      attributes[name] = isUsual ? (fallback ?? null) : told;
    }
    const shape = slots.length === gate.operands.length ? outputShape(gate, shapes, attributes) : null;
    if (shape === null || isMisfit(shape) || !sameShape(shape, node.shape)) return null;
    const counts = gate.kind === "tensor" ? (gate.counts?.(shapes, attributes) ?? {}) : {};
    if (Object.entries(counts).some(([name, count]) => (found.attributes.get(name) ?? count) !== count)) return null;
    const told = { ...attributes, ...counts };
    if (!holds(found.checks, told) || !isGiven(given, told, operands)) return null;
    const all = differs === null ? found.differs : [...found.differs, differs];
    return { operands: slots, attributes, inside: [...new Set(found.inside)], differs: all };
  }

  #shape(operand: Operand | undefined): Shape {
    return operand?.kind === "wire" ? nodeAt(this.#graph, operand.node).shape : [];
  }
}

const none: readonly never[] = [];

function sameOperand(a: Operand, b: Operand): boolean {
  if (a.kind === "wire") return b.kind === "wire" && a.node === b.node;
  return b.kind === "constant" && a.value === b.value;
}

/** An axis counted from 0; the only one of a vector where all are meant. */
function counted(axis: Constant, { length: rank }: Shape): Constant {
  if (typeof axis !== "number") return rank === 1 ? 0 : null;
  return axis < 0 ? axis + rank : axis;
}

function fromTheStart(subscripts: readonly Constant[], shape: Shape): readonly Constant[] {
  return subscripts.map((at, axis) => (typeof at === "number" && at < 0 ? at + (shape[axis] ?? 0) : at));
}
