import { attributesOf, paintOf } from "./computed.ts";

/** Characters that are set in a font. */
export interface Typeface {
  /** A list of families as CSS has it. */
  readonly family: string;
  readonly weight: string;
  readonly style: string;
  readonly characters: Set<string>;
}

/** A drawing as text that stands alone. */
export interface Markup {
  readonly text: string;
  readonly typefaces: readonly Typeface[];
}

/** Where things stand; all else about an element is its computed style. */
const geometry = ["transform", "x", "y", "dy", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "width", "height", "d"];

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
export const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (character) => escapes[character] ?? "");

/** Places to a hundredth of a unit. */
const shortened = (value: string): string =>
  value.replaceAll(/\d+\.\d{3,}/g, (number) => String(Number(Number(number).toFixed(2))));

const written = (attributes: readonly (readonly [string, string])[]): string =>
  attributes.map(([name, value]) => ` ${name}="${escaped(value)}"`).join("");

class Writer {
  readonly #typefaces = new Map<string, Typeface>();

  get typefaces(): readonly Typeface[] {
    return [...this.#typefaces.values()];
  }

  /** An element and all in it; empty for what cannot be seen. */
  write(element: Element): string {
    const style = getComputedStyle(element);
    if (style.display === "none" || style.visibility === "hidden" || style.opacity === "0") return "";
    const name = element.localName;
    const own = style.opacity === "1" ? [] : [["opacity", style.opacity] as const];
    const placed = geometry.flatMap((key) => {
      const value = element.getAttribute(key);
      return value === null || value === "" ? [] : [[key, shortened(value)] as const];
    });
    if (name === "g") {
      const inside = this.#children(element);
      return inside === "" ? "" : `<g${written([...placed, ...own])}>${inside}</g>`;
    }
    if (name === "text" || name === "tspan") {
      const inside = this.#type(element, style);
      if (inside === "") return "";
      // Each run of type says all about itself, so that it takes nothing over from what is around it.
      const isRun = element.childElementCount === 0;
      const typed = isRun ? attributesOf(style, true) : [];
      const anchor =
        name === "tspan" || style.textAnchor === "start" ? [] : [["text-anchor", style.textAnchor] as const];
      return `<${name}${written([...placed, ...anchor, ...typed, ...own])}>${inside}</${name}>`;
    }
    if (!["rect", "line", "path", "circle"].includes(name)) return "";
    if (paintOf(style.fill) === null && paintOf(style.stroke) === null) return "";
    const needed = { rect: "width", path: "d" }[name];
    if (needed !== undefined && !placed.some(([key]) => key === needed)) return "";
    return `<${name}${written([...placed, ...attributesOf(style, false), ...own])}/>`;
  }

  #children(element: Element): string {
    return Array.from(element.children, (child) => this.write(child)).join("");
  }

  #type(element: Element, style: CSSStyleDeclaration): string {
    if (element.childElementCount > 0) return this.#children(element);
    const text = element.textContent;
    const { fontFamily: family, fontWeight: weight, fontStyle } = style;
    const key = [family, weight, fontStyle].join(" ");
    const face = this.#typefaces.get(key) ?? { family, weight, style: fontStyle, characters: new Set() };
    this.#typefaces.set(key, face);
    for (const character of text) face.characters.add(character);
    return escaped(text);
  }
}

/**
 * What stands in an element, written out with its styles resolved: it needs no style sheet. Names, roles and whatever
 * only answers the pointer are left out.
 */
export function markupOf(element: Element): Markup {
  const writer = new Writer();
  const text = Array.from(element.children, (child) => writer.write(child))
    .filter((part) => part !== "")
    .join("\n");
  return { text, typefaces: writer.typefaces };
}
