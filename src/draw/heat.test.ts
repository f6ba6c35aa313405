import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), "utf8");
const theme = read("../app/theme.css");
const heat = read("./heat.css");

type Colour = readonly [number, number, number];

const hex = (text: string): Colour =>
  [1, 3, 5].map((at) => Number.parseInt(text.slice(at, at + 2), 16)) as unknown as Colour;

/** The two colours of a custom property that is stated by light-dark(), in the last rule that states it. */
function property(css: string, name: string, isDark: boolean): Colour {
  const found = new RegExp(`${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(css);
  return hex(found?.[isDark ? 2 : 1] ?? "");
}

const mix = (a: Colour, share: number, b: Colour): Colour =>
  a.map((x, i) => x * share + (b[i] ?? 0) * (1 - share)) as unknown as Colour;

function luminance(colour: Colour): number {
  const [r = 0, g = 0, b = 0] = colour.map((x) =>
    x / 255 <= 0.04045 ? x / 3294.6 : ((x / 255 + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: Colour, b: Colour): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

const share = (selector: string): number => {
  const at = heat.indexOf(`${selector} {`);
  return Number(/(\d+)%/.exec(heat.slice(at))?.[1]) / 100;
};

const slide = theme.slice(theme.indexOf('data-palette="slide"'));

describe.each([
  ["light", theme, false],
  ["dark", theme, true],
  ["light, slide colours", slide, false],
  ["dark, slide colours", slide, true],
] as const)("numbers in cells, %s", (_, palette, isDark) => {
  const ink = property(theme, "--ink", isDark);
  const zero = property(heat, "--heat-zero", isDark);

  it.each(["below", "above"])("can be read on every step %s 0 (AA)", (side) => {
    const full = property(heat, `--heat-${side}`, isDark);
    for (let level = 0; level <= 8; level++) {
      const ground = level === 0 ? zero : mix(full, share(`.heat.${side}-${level}`), zero);
      const towards = share(level > 5 ? ".matrix .number.strong" : ".matrix .number");
      for (const name of ["--value", "--gradient"]) {
        const type = mix(property(palette, name, isDark), towards, ink);
        expect(contrast(type, ground), `${name} on ${side} ${level}`).toBeGreaterThanOrEqual(4.5);
      }
    }
  });
});
