import { describe, expect, it } from "vitest";
import { shownTrace } from "../../store/derive.ts";
import { createAppStore } from "../../store/store.ts";
import { addStroke, eraseAll, strokePath, strokesAt, undo, type Stroke } from "./strokes.ts";

function traceOf(source: string) {
  const trace = shownTrace(createAppStore(source).getState());
  if (trace === null) throw new Error("The program does not work.");
  return trace;
}

const stroke = (x: number): Stroke => ({ pen: "first", points: [{ x, y: 0 }], width: 4 });

describe("strokes", () => {
  it("stay with the moment that they were drawn over", () => {
    const trace = traceOf("f = x * y\nx = 1\ny = 2");
    addStroke(trace, 2, stroke(1));
    expect(strokesAt(trace, 1)).toEqual([]);
    expect(strokesAt(trace, 2)).toEqual([stroke(1)]);
    expect(strokesAt(traceOf("f = x * y\nx = 1\ny = 3"), 2)).toEqual([]);
  });

  it("are taken back one by one, and so is erasing", () => {
    const trace = traceOf("f = x + y\nx = 1\ny = 2");
    addStroke(trace, 0, stroke(1));
    addStroke(trace, 0, stroke(2));
    eraseAll(trace, 0);
    eraseAll(trace, 0);
    expect(strokesAt(trace, 0)).toEqual([]);
    undo(trace, 0);
    expect(strokesAt(trace, 0)).toEqual([stroke(1), stroke(2)]);
    undo(trace, 0);
    undo(trace, 0);
    undo(trace, 0);
    expect(strokesAt(trace, 0)).toEqual([]);
  });

  it("are smooth lines from their first point to their last", () => {
    expect(strokePath([])).toBe("");
    expect(strokePath([{ x: 1, y: 2 }])).toBe("M1,2l0.1,0");
    const [a, b, c] = [
      { x: 0, y: 0 },
      { x: 10, y: 0 },
      { x: 10, y: 10 },
    ];
    expect(strokePath([a, b])).toBe("M0,0L10,0");
    expect(strokePath([a, b, c])).toBe("M0,0Q10,0 10,5L10,10");
  });
});
