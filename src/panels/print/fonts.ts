/** What a handout may need and the page may not have shown yet: large brackets, bold gradients, the link. */
const faces = [
  "500 1em Inter",
  "600 1em Inter",
  "700 1em Inter",
  '1em "JetBrains Mono"',
  "1em KaTeX_Main",
  "italic 1em KaTeX_Math",
  ...[1, 2, 3, 4].map((size) => `1em KaTeX_Size${size}`),
];

function load(): void {
  for (const face of faces) document.fonts.load(face).catch(() => undefined);
}

/**
 * Has the fonts of a handout there before the browser prints: a font that comes meanwhile spoils the pages. Those of
 * formulas are known as soon as the first formula is set. Until the returned function is called.
 */
export function keepFonts(): () => void {
  load();
  document.fonts.addEventListener("loadingdone", load);
  return () => document.fonts.removeEventListener("loadingdone", load);
}
