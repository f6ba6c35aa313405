/** The theme's colours, as a canvas takes them. */
export interface Ink {
  readonly ink: string;
  readonly soft: string;
  readonly surface: string;
  readonly line: string;
  readonly value: string;
  readonly gradient: string;
}

/** Reads the colours that drawing.css gives to an `inked` element: the theme's custom properties themselves name no colour yet. */
export function inkOf(element: Element): Ink {
  const style = getComputedStyle(element);
  return {
    ink: style.color,
    soft: style.fill,
    surface: style.caretColor,
    line: style.columnRuleColor,
    value: style.stroke,
    gradient: style.textDecorationColor,
  };
}

/** Calls back when the theme changes: by the page, or by the system. Returns what ends that. */
export function watchInk(onChange: () => void): () => void {
  const queries = ["(prefers-color-scheme: dark)", "(forced-colors: active)"].map((query) => window.matchMedia(query));
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributes: true });
  for (const query of queries) query.addEventListener("change", onChange);
  return () => {
    observer.disconnect();
    for (const query of queries) query.removeEventListener("change", onChange);
  };
}
