/** A formula may shrink to this fraction of its size; one that is wider still is broken after a sign, or scrolls inside its box. */
const smallest = 0.68;

const waiting = new Set<HTMLElement>();
const widths = new WeakMap<Element, number>();

/** All formulas of a change are measured together, before the frame is painted: one layout instead of one for each. */
function fitAll(): void {
  const batch = [...waiting];
  waiting.clear();
  for (const element of batch) {
    element.style.fontSize = "";
    delete element.dataset["broken"];
  }
  const rooms = batch.map((element) => ({ element, room: element.clientWidth, wide: element.scrollWidth }));
  for (const { element, room, wide } of rooms) {
    const scale = wide > room && room > 0 ? Math.max(smallest, (room - 3) / wide) : 1;
    if (scale < 1) element.style.fontSize = `${scale}em`;
  }
  const long = rooms.filter(({ element, room }) => room > 0 && element.scrollWidth > room);
  for (const { element } of long) element.dataset["broken"] = "true";
  // What still does not fit scrolls, and what scrolls has to be reachable by Tab.
  const scrolling = rooms.map(({ element, room }) => room > 0 && element.scrollWidth > room);
  rooms.forEach(({ element }, index) => {
    if (scrolling[index] === true) element.tabIndex = 0;
    else element.removeAttribute("tabindex");
  });
}

function soon(element: HTMLElement): void {
  if (waiting.size === 0) requestAnimationFrame(fitAll);
  waiting.add(element);
}

let observer: ResizeObserver | null = null;

/** A box is fitted anew when its width changes, and when its formula's does: fonts arrive when a formula first needs them. */
function sharedObserver(): ResizeObserver {
  observer ??= new ResizeObserver((entries) => {
    for (const { target, contentRect } of entries) {
      const box = target.matches(".math-display") ? target : target.parentElement;
      const known = widths.get(target);
      widths.set(target, contentRect.width);
      // The first report of a box says what it is measured by already: fitting was asked for when the watch began.
      const changed = known !== undefined && Math.abs(known - contentRect.width) > 0.5;
      if (changed && box instanceof HTMLElement) soon(box);
    }
  });
  return observer;
}

/** Keeps a formula inside its box: scaled down as far as it stays legible, then in lines, then scrolled. Returns the function that stops it. */
export function fitWidth(element: HTMLElement): () => void {
  const shared = sharedObserver();
  const watched = [element, ...element.children];
  for (const each of watched) shared.observe(each);
  soon(element);
  return () => {
    waiting.delete(element);
    for (const each of watched) shared.unobserve(each);
  };
}
