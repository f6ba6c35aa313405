import type { GraphNode } from "../graph/graph.ts";
import { GATE_RADIUS, type NodeSize } from "../layout/layout.ts";
import type { Decimals } from "../notation/explanation.ts";
import { faceOf } from "../notation/face.ts";
import { symbols } from "../notation/symbols.ts";
import type { Trace } from "../trace/trace.ts";
import {
  faceSize,
  INPUT_PADDING,
  INPUT_SIZE,
  LABEL_SIZE,
  labelWidth,
  MATRIX_GAP,
  SHAPE_ROOM,
  SHAPE_SIZE,
  textWidth,
} from "./metrics.ts";
import { printed } from "./printed.ts";
import { tensorPictures, type TensorPicture } from "./tensors.ts";

const GATE_HEIGHT = 108;
const INPUT_HEIGHT = 66;
const FACE_PADDING = 9;
const STUB_PADDING = 6;
/** Stubs grow in strides, so that a picture does not breathe with every digit of a number that is dragged. */
const STRIDE = 6;
const LEAST_STUB = 72;

/** Half the width of a gate: its circle, or the pill that holds a longer face. */
export function gateReach(face: string): number {
  return Math.max(GATE_RADIUS, textWidth(face, faceSize(face)) / 2 + FACE_PADDING);
}

function shapeWidth(node: GraphNode, nameWidth: number): number {
  return node.kind === "input" ? nameWidth + INPUT_PADDING : 2 * gateReach(faceOf(node));
}

/** What is written under an input's gradient. */
export const SAME_SHAPE = "same shape ✓";
const MATRIX_PADDING = 14;

/** The room that a node's two matrices take, with the small type above and below them. */
function matrixRoom({ grid, shape }: TensorPicture, kind: GraphNode["kind"]): { width: number; height: number } {
  const shapeWidth_ = textWidth(shape, grid === null ? undefined : SHAPE_SIZE);
  const below = kind === "input" ? textWidth(SAME_SHAPE, SHAPE_SIZE) : 0;
  return {
    width: Math.max(grid?.width ?? 0, shapeWidth_, below) + 2 * MATRIX_PADDING,
    height: grid === null ? 0 : 2 * (MATRIX_GAP + grid.height + SHAPE_ROOM),
  };
}

/**
 * The room that each node needs: wide enough for every number that some cursor of this trace shows there, so that
 * nothing moves while stepping.
 */
export function sizes(trace: Trace, decimals: Decimals): NodeSize[] {
  const { values, gradients, partials } = printed(trace, decimals);
  const pictures = tensorPictures(trace, decimals);
  const named = symbols(trace.graph);
  return trace.graph.nodes.map((node, i) => {
    const label = named[i] ?? { base: "", subscript: "" };
    const texts = [values[i] ?? "", gradients[i] ?? "", ...(partials.get(i) ?? []).map((partial) => partial.text)];
    const numbers = Math.max(...texts.map((text) => textWidth(text)));
    const width = shapeWidth(node, labelWidth(label, INPUT_SIZE));
    // A gate's name stands above it and may reach out over its stub.
    const overhang = node.kind === "gate" ? labelWidth(label, LABEL_SIZE) - width : 0;
    const picture = pictures[i] ?? null;
    const matrices = picture === null ? { width: 0, height: 0 } : matrixRoom(picture, node.kind);
    const wanted = Math.max(LEAST_STUB, numbers + 2 * STUB_PADDING, overhang, matrices.width);
    return {
      width,
      height: Math.max(node.kind === "input" ? INPUT_HEIGHT : GATE_HEIGHT, matrices.height),
      stub: Math.ceil(wanted / STRIDE) * STRIDE,
    };
  });
}
