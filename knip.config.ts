import type { KnipConfig } from "knip";

/** The packages that a style sheet names, as imports. */
const imported = (css: string): string =>
  Array.from(css.matchAll(/(?:@import|url\()\s*"(?!\.|\/|data:)([^"]+)"/g), ([, name]) => `import "${name}";`).join(
    "\n",
  );

export default {
  entry: [
    "src/core/index.ts",
    "scripts/*.mjs",
    "src/examples/listings.fixtures.ts",
    "bench/main.ts",
    "bench/layouts.ts",
    "bench/layoutPeer.ts",
    "bench/training.ts",
    "bench/page/*.ts",
    "playwright.config.ts",
  ],
  project: ["src/**/*.{ts,tsx,css}", "scripts/*.mjs", "bench/**/*.ts", "e2e/*.ts"],
  ignore: ["**/*.generated.terms.ts"],
  // Tried where there is one.
  ignoreBinaries: ["pdflatex"],
  // Imported by a name that is put together, for a reason that stands there; served as files to a test.
  ignoreDependencies: ["assemblyscript", "reveal.js"],
  ignoreExportsUsedInFile: true,
  // Exported types are the contracts between folders, used or not.
  exclude: ["types"],
  compilers: { css: imported },
  // Its own plugin would run the configuration, which looks for a browser.
  playwright: { config: [], entry: ["e2e/*.spec.ts"] },
} satisfies KnipConfig;
