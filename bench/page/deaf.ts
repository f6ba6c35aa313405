import type { DrawingEvents } from "../../src/draw/drawing.ts";

/** Nobody acts on what the reader does in a bench. */
export const deaf: DrawingEvents = {
  onSelect: () => undefined,
  onHover: () => undefined,
  onMark: () => undefined,
  onOpen: () => undefined,
  onClose: () => undefined,
  onToggle: () => undefined,
  onHoverCell: () => undefined,
  onSay: () => undefined,
};
