// Builds the page and the bench, runs the bench, and leaves its findings in bench/RESULTS.md; with the word `layouts` it measures
// layouts beside those of other libraries instead, and leaves these in bench/LAYOUTS.md.
import { pathToFileURL } from "node:url";
import { resolve } from "node:path";
import { build } from "vite";

const entry = process.argv[2] === "layouts" ? "layouts" : "main";
const outDir = resolve("node_modules/.cache/bench");
await build({ logLevel: "warn" });
await build({
  configFile: false,
  logLevel: "warn",
  build: { ssr: `bench/${entry}.ts`, outDir, emptyOutDir: true, target: "node20" },
});
await build({
  configFile: false,
  logLevel: "warn",
  root: "bench/page",
  base: "./",
  build: {
    outDir: resolve("node_modules/.cache/bench-page"),
    emptyOutDir: true,
    target: "es2022",
    rolldownOptions: { input: ["index.html", "draw.html"].map((page) => resolve("bench/page", page)) },
  },
});
await import(pathToFileURL(resolve(outDir, `${entry}.js`)).href);
