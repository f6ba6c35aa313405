/** A part of the drawing, in graph units. */
export interface Extent {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Whether two extents have a point in common; edges count. */
export function meets(a: Extent, b: Extent): boolean {
  return a.left <= b.right && a.right >= b.left && a.top <= b.bottom && a.bottom >= b.top;
}

/** Whether all of `inner` lies in `outer`. */
export function covers(outer: Extent, inner: Extent): boolean {
  return (
    outer.left <= inner.left && outer.right >= inner.right && outer.top <= inner.top && outer.bottom >= inner.bottom
  );
}

/** The extent with room around it, by so much on each side. */
export function widened({ left, right, top, bottom }: Extent, across: number, down: number = across): Extent {
  return { left: left - across, right: right + across, top: top - down, bottom: bottom + down };
}

/** The least extent around some; without any, one that meets nothing. */
export function around(extents: Iterable<Extent>): Extent {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const each of extents) {
    left = Math.min(left, each.left);
    right = Math.max(right, each.right);
    top = Math.min(top, each.top);
    bottom = Math.max(bottom, each.bottom);
  }
  return { left, right, top, bottom };
}
