import type { Graph } from "../graph/graph.ts";
import type { DeferredProduct } from "./deferred.ts";
import type { Executor } from "./executor.ts";
import { codeOf, handOn, nodeBits, nodeMask, valueOf, width } from "./flatGates.ts";
import { addScaledIn, type AddScaled } from "./multiply.ts";
import type { Room } from "./room.ts";

/**
 * A graph of single numbers as its gates stand: made by going over the nodes once, which computes them too. Gradients are
 * summed in the order of the trace, to the same bits. A value lies at the index of its node, literals behind the nodes.
 */
export class FlatTape implements Executor {
  readonly bytes: number;
  /** Values, then gradients. */
  readonly #memory: Float64Array;
  readonly #gates: Int32Array;
  /** Place -> whether the target depends on it. */
  readonly #reached: Uint8Array;
  readonly #target: number;
  readonly #delta: number;
  #end = 0;
  /** Whether the values are those of the inputs: nobody can have changed these since they were computed. */
  #isComputed = false;
  #hasGradients = false;

  /** The tape of a graph whose every value is a number and whose every gate has a code here; null of any other. */
  static of(graph: Graph, target: number, room?: Room): FlatTape | null {
    const count = graph.nodes.length;
    if (count > nodeMask) return null;
    // Few gates have literals; where they do not fit, each may have two.
    for (const literals of [8 + (count >> 3), 2 * count]) {
      const tape = new FlatTape(count, count + literals, target, room);
      const missing = tape.#write(graph);
      if (missing !== "room") return missing === null ? tape : null;
    }
    return null;
  }

  private constructor(nodes: number, places: number, target: number, room: Room | undefined) {
    // One buffer: making several takes longer than filling them.
    this.bytes = (16 + 1) * places + 4 * width * nodes;
    const buffer = room?.take(this.bytes) ?? new ArrayBuffer(this.bytes);
    this.#memory = new Float64Array(buffer, 0, 2 * places);
    this.#gates = new Int32Array(buffer, 16 * places, width * nodes);
    this.#reached = new Uint8Array(buffer, 16 * places + 4 * width * nodes, places);
    this.#target = target;
    this.#delta = places;
  }

  get memory(): Float64Array {
    this.#isComputed = false;
    return this.#memory;
  }

  get addScaled(): AddScaled {
    return addScaledIn(this.memory);
  }

  forward(): number {
    const memory = this.#memory;
    const gates = this.#gates;
    if (!this.#isComputed) {
      for (let at = 0; at < this.#end; at += width) {
        const head = gates[at] ?? 0;
        const x = memory[gates[at + 1] ?? 0] ?? 0;
        const y = memory[gates[at + 2] ?? 0] ?? 0;
        memory[head & nodeMask] = valueOf(head >> nodeBits, x, y);
      }
      this.#isComputed = true;
    }
    return memory[this.#target] ?? Number.NaN;
  }

  backward(): void {
    const memory = this.#memory;
    if (this.#hasGradients) memory.fill(0, this.#delta);
    this.#hasGradients = true;
    memory[this.#delta + this.#target] = 1;
    this.#reached[this.#target] = 1;
    handOn(memory, this.#delta, this.#gates, this.#end, this.#reached);
  }

  deferred(): DeferredProduct | null {
    return null;
  }

  offset(node: number): number {
    return node;
  }

  gradientOffset(node: number): number {
    return node + this.#delta;
  }

  set(input: number, elements: ArrayLike<number>): void {
    this.memory.set(elements, input);
  }

  /** What does not fit: a gate or a value that has no place here, or the room for literals. */
  #write({ nodes }: Graph): "room" | "gate" | null {
    const memory = this.#memory;
    const gates = this.#gates;
    const room = this.#delta;
    let literals = nodes.length;
    let end = 0;
    for (let index = 0; index < nodes.length; index++) {
      const node = nodes[index];
      if (node === undefined || node.shape.length > 0) return "gate";
      if (node.kind === "input") {
        if (typeof node.value !== "number") return "gate";
        memory[index] = node.value;
        continue;
      }
      const code = codeOf(node.gate);
      const first = node.operands[0];
      if (code === 0 || first === undefined) return "gate";
      // A gate of one operand has it twice, and does not look at the second.
      const second = node.operands.length > 1 ? (node.operands[1] ?? first) : first;
      if (literals + 2 > room) return "room";
      let a = 0;
      let b = 0;
      if (first.kind === "wire") a = first.node;
      else memory[(a = literals++)] = first.value;
      if (second.kind === "wire") b = second.node;
      else memory[(b = literals++)] = second.value;
      gates[end] = (code << nodeBits) | index;
      gates[end + 1] = a;
      gates[end + 2] = b;
      end += width;
      memory[index] = valueOf(code, memory[a] ?? 0, memory[b] ?? 0);
    }
    this.#end = end;
    this.#isComputed = true;
    return null;
  }
}
