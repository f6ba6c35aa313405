import type { NodeId } from "../graph/graph.ts";
import type { Shape } from "../tensor/tensor.ts";
import { layerOf, type Layer, type Layering } from "./layer.ts";
import type { ListingLine, Tie } from "./listing.ts";
import { plain, printedText } from "./numpy.ts";

/** A class of a listing, and the gates of the graph that are of it. */
export interface GateClass {
  readonly name: string;
  readonly layer: Layer;
  readonly nodes: NodeId[];
}

/** How a dialect writes the class of a layer; the lines are tied to the gates that are of it. */
export type ClassWriter = (layer: Layer, name: string, nodes: readonly NodeId[]) => readonly ListingLine[];

/** The classes of a listing, each once: gates are of one class where all its lines would be the same. */
export class GateClasses {
  readonly #suffix: string;
  readonly #classes = new Map<string, GateClass>();
  readonly #counts = new Map<string, number>();

  /** @param suffix what a class's name ends in: `Gate` */
  constructor(suffix: string) {
    this.#suffix = suffix;
  }

  /** The name of the class that a gate is of, which comes about where there is none yet. */
  add(node: NodeId, layer: Layer): string {
    const { gate, operands, forward, backward, parameters } = layer;
    const key = JSON.stringify([gate, operands, forward, backward, parameters.map(([name]) => name)]);
    const known = this.#classes.get(key);
    if (known !== undefined) {
      known.nodes.push(node);
      return known.name;
    }
    const kind = titled(gate) + (layer.hasLiteral ? "Constant" : "") + this.#suffix;
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    const name = count === 1 ? kind : kind + String(count);
    this.#classes.set(key, { name, layer, nodes: [node] });
    return name;
  }

  get names(): readonly string[] {
    return [...this.#classes.values()].map(({ name }) => name);
  }

  lines(write: ClassWriter): readonly ListingLine[] {
    return [...this.#classes.values()].flatMap(({ name, layer, nodes }) => write(layer, name, nodes));
  }
}

/** `max_pool2d` as `MaxPool2d` */
function titled(gate: string): string {
  return gate.replace(/(?:^|_)([a-z])/g, (_match, letter: string) => letter.toUpperCase());
}

/** A class's forward line says it of all gates of the class. */
export const forwardTies = (nodes: readonly NodeId[]): readonly Tie[] =>
  nodes.map((node) => ({ node, phase: "forward" }));

/** A class's line for one slot says it of all gates of the class. */
export const backwardTies = (nodes: readonly NodeId[], slots: readonly number[]): readonly Tie[] =>
  nodes.map((node) => ({ node, phase: "backward", slots }));

/** A gate as a listing makes it: `PowerGate(b=2.0)`. */
export interface MadeLayer {
  readonly layer: Layer;
  readonly made: string;
}

/** Index of each gate -> its layer, whose class is among `classes` then. */
export function layersOf(classes: GateClasses, layering: Layering): ReadonlyMap<number, MadeLayer> {
  const made = new Map<number, MadeLayer>();
  for (const [index, node] of layering.graph.nodes.entries()) {
    if (node.kind === "input") continue;
    const layer = layerOf(layering, node, index);
    const told = layer.parameters.map(([name, value]) => `${name}=${value}`);
    made.set(index, { layer, made: `${classes.add(node.id, layer)}(${told.join(", ")})` });
  }
  return made;
}

/** Prints a value under the name of a variable. */
export function printLine(variable: string, value: string, shape: Shape): ListingLine {
  return plain(`print("${variable} =", ${printedText(value, shape)})`);
}

/** `__init__`, for what a gate is told. */
export function initLines(parameters: Layer["parameters"]): readonly string[] {
  if (parameters.length === 0) return [];
  const names = parameters.map(([name]) => name);
  return [`    def __init__(self, ${names.join(", ")}):`, ...names.map((name) => `        self.${name} = ${name}`), ""];
}
