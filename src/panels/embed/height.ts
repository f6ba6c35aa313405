/** The graph has at least this room, and no more than that for a graph that is drawn at its natural size. */
const least = 192;
const most = 640;
/** What the pill above and the buttons below take from the canvas, and some air. */
const around = 112;
/** A graph is not drawn larger than this many CSS pixels to its unit. */
const largest = 1.6;

/** Height of the graph's canvas at which all of the graph is seen at the width it has. */
function canvasHeight(canvas: Element): number {
  const world = canvas.querySelector<SVGGElement>(".canvas-drawing > g");
  const width = canvas.clientWidth - 16;
  if (world === null || width <= 0) return least;
  const drawn = world.getBBox();
  if (drawn.width === 0) return least;
  return Math.min(most, Math.max(least, Math.min(largest, width / drawn.width) * drawn.height + around));
}

const heightOf = (element: Element | null): number => element?.getBoundingClientRect().height ?? 0;

/**
 * The height in CSS pixels that the page would like to have as an embed: all of the graph at the frame's width, with the
 * panels where they are below it. It depends on the frame's width and not on its height, so that a frame that takes it
 * stays as it is. Null while the frame is hidden.
 */
export function preferredHeight(page: Document): number | null {
  const app = page.querySelector(".app");
  const canvas = page.querySelector(".canvas");
  if (app === null || canvas === null || app.clientWidth === 0) return null;
  const stage = canvasHeight(canvas) + heightOf(page.querySelector(".transport"));
  const panels = [...page.querySelectorAll('.side:not([data-open="false"])')];
  const isOneColumn = canvas.clientWidth >= app.clientWidth - 1;
  const below = isOneColumn ? panels.reduce((sum, panel) => sum + heightOf(panel), 0) : 0;
  return Math.ceil(stage + below);
}
