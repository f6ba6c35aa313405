/** A formula may shrink to this fraction of its size; one that is wider still scrolls inside its box. */
const smallest = 0.68;

/**
 * Keeps a formula inside its box: scaled down as far as it stays legible, then scrolled (and then reachable by Tab).
 * Follows changes of the box's width and the arrival of fonts. Returns the function that stops it.
 */
export function fitWidth(element: HTMLElement): () => void {
  let seen = -1;
  const fit = (): void => {
    element.style.fontSize = "";
    const room = element.clientWidth;
    const wide = element.scrollWidth;
    if (wide > room && room > 0) {
      const scale = globalThis.Math.max(smallest, (room - 1) / wide);
      element.style.fontSize = `${scale}em`;
    }
    const scrolls = element.scrollWidth > element.clientWidth + 1;
    if (scrolls) element.tabIndex = 0;
    else element.removeAttribute("tabindex");
    seen = room;
  };
  fit();
  let live = true;
  const observer = new ResizeObserver(() => {
    if (element.clientWidth !== seen) fit();
  });
  observer.observe(element);
  void document.fonts.ready.then(() => {
    if (live) fit();
  });
  return () => {
    live = false;
    observer.disconnect();
  };
}
