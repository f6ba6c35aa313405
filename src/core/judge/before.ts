import { nodeAt, wiredNodes } from "../graph/lookup.ts";
import { sameShape } from "../tensor/nested.ts";
import type { Room } from "./room.ts";

/** Values of the same shape that go into a value, through one gate or a few. */
export function before(room: Room, node: number): readonly number[] {
  const { shape } = nodeAt(room.graph, node);
  const found: number[] = [node];
  for (const at of found)
    for (const operand of wiredNodes(nodeAt(room.graph, at)))
      if (found.length < 12 && !found.includes(operand) && sameShape(nodeAt(room.graph, operand).shape, shape))
        found.push(operand);
  return found.slice(1);
}
