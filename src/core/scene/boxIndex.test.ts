import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { indexBoxes, nearest } from "./boxIndex.ts";
import { meets, type Extent } from "./extent.ts";

const extent = fc
  .tuple(fc.integer({ min: -50, max: 50 }), fc.nat(30), fc.integer({ min: -50, max: 50 }), fc.nat(30))
  .map(([left, width, top, height]): Extent => ({ left, right: left + width, top, bottom: top + height }));

describe("finding extents by place", () => {
  it("finds those that meet the window, and no others", () => {
    fc.assert(
      fc.property(fc.array(extent, { maxLength: 700 }), extent, fc.nat(20), (extents, window, most) => {
        const index = indexBoxes(extents);
        const wanted = extents.flatMap((each, i) => (meets(each, window) ? [i] : []));
        expect(index.within(window)).toEqual(wanted);
        expect(index.countWithin(window, most)).toBe(Math.min(most + 1, wanted.length));
      }),
    );
  });

  it("finds all of them in a window without bounds, and nothing among none", () => {
    const everywhere = { left: -Infinity, right: Infinity, top: -Infinity, bottom: Infinity };
    const one = { left: 0, right: 1, top: 0, bottom: 1 };
    expect(indexBoxes([one, one]).within(everywhere)).toEqual([0, 1]);
    expect(indexBoxes([]).within(everywhere)).toEqual([]);
  });

  it("finds the nearest within reach", () => {
    fc.assert(
      fc.property(
        fc.array(extent, { maxLength: 60 }),
        fc.nat(40),
        fc.nat(40),
        fc.integer({ min: 1, max: 9 }),
        (extents, x, y, reach) => {
          const away = extents.map((e) =>
            Math.hypot(Math.max(e.left - x, 0, x - e.right), Math.max(e.top - y, 0, y - e.bottom)),
          );
          const found = nearest(indexBoxes(extents), extents, x, y, reach);
          const least = Math.min(...away);
          if (least > reach) expect(found).toBe(-1);
          else expect(away[found]).toBe(least);
        },
      ),
    );
  });
});
