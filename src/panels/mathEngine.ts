import katex from "katex";
import "katex/dist/katex.min.css";

/** So many set formulas are kept: stepping back and forth, or a value dragged there and back, sets none anew. */
const most = 400;
const known = new Map<string, DocumentFragment>();

function typeset(latex: string, display: boolean): DocumentFragment {
  const made = document.createElement("span");
  katex.render(latex, made, { displayMode: display, output: "htmlAndMathml", throwOnError: false, strict: "ignore" });
  const formula = document.createDocumentFragment();
  formula.append(...made.childNodes);
  return formula;
}

/**
 * Sets one formula of our own printers inside `host`, in place of what was there.
 * `render` builds nodes and so passes Trusted Types; `renderToString` would not.
 * MathML stands beside the drawn formula for screen readers.
 */
export function setMath(latex: string, host: HTMLElement, display: boolean): void {
  const key = `${display ? "display" : "inline"} ${latex}`;
  const formula = known.get(key) ?? typeset(latex, display);
  // Last used, last to go.
  known.delete(key);
  known.set(key, formula);
  const oldest = known.keys().next();
  if (known.size > most && oldest.done !== true) known.delete(oldest.value);
  host.replaceChildren(formula.cloneNode(true));
}
