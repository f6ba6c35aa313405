/** A colour as attributes of SVG 1.1 say it. */
interface Paint {
  readonly colour: string;
  readonly opacity: number;
}

const hex = (share: number): string =>
  Math.round(255 * Math.min(1, Math.max(0, share)))
    .toString(16)
    .padStart(2, "0");

/** A computed colour: `rgb(0, 90, 156)`, `rgba(…)`, `color(srgb 0.1 0.2 0.3 / 0.28)`. Null for none, and for what cannot be seen. */
export function paintOf(computed: string): Paint | null {
  const numbers = (computed.match(/-?\d*\.?\d+(?:e-?\d+)?/g) ?? []).map(Number);
  const [red, green, blue, alpha = 1] = numbers;
  if (red === undefined || green === undefined || blue === undefined || alpha === 0) return null;
  const unit = computed.startsWith("color(") ? 1 : 255;
  return { colour: `#${[red, green, blue].map((each) => hex(each / unit)).join("")}`, opacity: alpha };
}

const plain = (length: string): string => length.replaceAll("px", "");

/** What is drawn of an element, as presentation attributes; those that say what holds anyway are left out. */
export function attributesOf(style: CSSStyleDeclaration, isText: boolean): [string, string][] {
  const attributes: [string, string][] = [];
  const fill = paintOf(style.fill);
  attributes.push(["fill", fill?.colour ?? "none"]);
  if (fill !== null && fill.opacity < 1) attributes.push(["fill-opacity", String(fill.opacity)]);
  const stroke = paintOf(style.stroke);
  if (stroke !== null) {
    attributes.push(["stroke", stroke.colour], ["stroke-width", plain(style.strokeWidth)]);
    if (stroke.opacity < 1) attributes.push(["stroke-opacity", String(stroke.opacity)]);
    if (style.strokeLinecap !== "butt") attributes.push(["stroke-linecap", style.strokeLinecap]);
    if (style.strokeDasharray !== "none") attributes.push(["stroke-dasharray", plain(style.strokeDasharray)]);
  }
  if (style.shapeRendering !== "auto") attributes.push(["shape-rendering", style.shapeRendering.toLowerCase()]);
  return isText ? [...attributes, ...typeOf(style)] : attributes;
}

function typeOf(style: CSSStyleDeclaration): [string, string][] {
  const attributes: [string, string][] = [
    ["font-family", style.fontFamily],
    ["font-size", plain(style.fontSize)],
    ["font-weight", style.fontWeight],
  ];
  if (style.fontStyle !== "normal") attributes.push(["font-style", style.fontStyle]);
  // Of what figures look like there is no presentation attribute.
  if (style.fontVariantNumeric !== "normal")
    attributes.push(["style", `font-variant-numeric:${style.fontVariantNumeric}`]);
  return attributes;
}
