import type { Decimals } from "../notation/explanation.ts";
import type { NodeId } from "../graph/graph.ts";
import type { Extent } from "./extent.ts";
import type { FrameMark } from "./frames.ts";
import type { HoverCell, TensorMark, TipMark } from "./tensorMarks.ts";

export type { FrameMark, HoverCell, TensorMark, TipMark };

/** What the reader has chosen, beside the cursor. */
export interface SceneView {
  readonly decimals: Decimals;
  readonly selected: NodeId | null;
  readonly hovered: NodeId | null;
  /** More nodes that stand out as the hovered one does. */
  readonly lit?: readonly NodeId[];
  /** The cell of a matrix under the pointer, if any: what it is made of lights up. */
  readonly cell?: HoverCell | null;
  /** Ids of the gates that are marked to become one gate. */
  readonly marked?: readonly NodeId[];
  /** Ids of the nodes whose gradients are asked for: "?" stands in place of what this step brings. */
  readonly hidden?: readonly NodeId[];
  /** Indexes of the nodes on the paths that are shown; null or left out where none are. */
  readonly path?: ReadonlySet<number> | null;
}

/** `upstream`: where the factor of this step comes from; `operand`: what it is made of, or where its products go. */
export type NodeState = "active" | "upstream" | "operand" | "done" | "idle";

/** What moves along a wire or a stub at this cursor: values forward, products backward, or the upstream gradient. */
export type LineState = "idle" | "forward" | "backward" | "upstream";

/** A name in mathematical type. */
export interface Label {
  readonly base: string;
  readonly subscript: string;
  /** True for u₁, u₂ …, which the program does not name. */
  readonly quiet: boolean;
  /** Quiet names show only where something happens. */
  readonly shown: boolean;
  /** Where it is set, from the mark's x. */
  readonly at: number;
  readonly anchor: "start" | "middle" | "end";
}

/** An input with its name, or a gate with its face; its stub, and the two numbers on it. */
export interface NodeMark {
  /** The same through edits of the text for as long as it is the same node to the reader. */
  readonly key: string;
  readonly id: NodeId;
  readonly kind: "input" | "gate";
  /** What it opens to: a closed group to its gates, a composite gate to simpler ones. */
  readonly opens: "group" | "gate" | null;
  /** Centre of the shape; for an input its right end. */
  readonly x: number;
  readonly y: number;
  /** Half the width of a gate's circle or pill; the whole width of an input's name. */
  readonly reach: number;
  /** From x to where the stub starts and ends, and to the middle of its numbers. */
  readonly stubStart: number;
  readonly stubEnd: number;
  readonly numbersAt: number;
  /** What stands in the gate; empty for an input. */
  readonly face: string;
  readonly faceSize: number;
  readonly label: Label;
  /** Printed; null while not yet known, and for a tensor. */
  readonly value: string | null;
  /** Printed, or the sum of the terms so far ("1.58 + …"); null while nothing has arrived. */
  readonly gradient: string | null;
  /** The matrices that stand in place of the two numbers; null where the value is a single number. */
  readonly tensor: TensorMark | null;
  /** True while `gradient` still waits for terms. */
  readonly partial: boolean;
  /** True while "?" stands in place of what this step brings to its gradient. */
  readonly asked: boolean;
  readonly state: NodeState;
  readonly stub: LineState;
  /** Which way the step runs that this node has part in: decides the colour of its ring. */
  readonly phase: "forward" | "backward";
  readonly selected: boolean;
  readonly hovered: boolean;
  /** Marked to become part of a gate of the reader's own. */
  readonly marked: boolean;
  /** Whether it lies on the paths that are shown; null where none are. */
  readonly onPath: boolean | null;
  /** "q: add gate, value 3, gradient −4"; with shape, and matrices written out while they are small */
  readonly name: string;
}

export interface WireMark {
  readonly key: string;
  /** Ids of its two ends, and the slot of the gate that it enters. */
  readonly from: NodeId;
  readonly to: NodeId;
  readonly slot: number;
  /** SVG path data, from the stub's end to the gate's rim. */
  readonly path: string;
  readonly state: LineState;
  /** Whether it lies on the paths that are shown; null where none are. */
  readonly onPath: boolean | null;
}

/** A dot that travels along a path at this step. */
export interface FlowMark {
  readonly key: string;
  readonly kind: "value" | "gradient";
  /** SVG path data in the direction of travel. */
  readonly path: string;
  /** 0 travels first: the upstream gradient into the gate. 1 after it: the products out of it. */
  readonly turn: 0 | 1;
  /** True if it comes to rest half way, for all to see; false if it vanishes at the end. */
  readonly stays: boolean;
}

/** What holds for all of a picture, whichever part of it is seen. */
export interface Setting {
  readonly width: number;
  readonly height: number;
  readonly cursor: number;
  /** Equal for two scenes of the same nodes and wires, whatever their numbers. */
  readonly structure: string;
  /** Key of the node that the step is about, null at the start. */
  readonly active: string | null;
  /** How many nodes the graph has. */
  readonly count: number;
  /**
   * What the step is about, the most first: with where its upstream gradient comes from, with its operands, the node
   * alone. At the start the first node. Empty for a graph without nodes.
   */
  readonly focus: readonly Extent[];
  /** The most that any gate takes together with its operands. */
  readonly widest: { readonly width: number; readonly height: number };
  /** Whether there are numbers in cells of matrices, whose type is smaller. */
  readonly cells: boolean;
}

/** A picture, or a part of it, at one cursor. */
export interface Scene extends Setting {
  /** In topological order. */
  readonly nodes: readonly NodeMark[];
  /** Frames of the groups that stand open, outer ones first. */
  readonly frames: readonly FrameMark[];
  readonly wires: readonly WireMark[];
  readonly flows: readonly FlowMark[];
  /** What is said about the cell under the pointer; null if none is, or its number is not yet known. */
  readonly tip: TipMark | null;
}
