import katex from "katex";
import "katex/dist/katex.min.css";

/**
 * Sets one formula of our own printers inside `host`, in place of what was there.
 * `render` builds nodes and so passes Trusted Types; `renderToString` would not.
 * MathML stands beside the drawn formula for screen readers.
 */
export function setMath(latex: string, host: HTMLElement, display: boolean): void {
  katex.render(latex, host, { displayMode: display, output: "htmlAndMathml", throwOnError: false, strict: "ignore" });
}
