// Builds the page and the bench, runs the bench, and leaves its findings in bench/RESULTS.md; with the word `layouts` it measures
// layouts beside those of other libraries instead, and leaves these in bench/LAYOUTS.md; with the word `training` it measures
// training beside other engines, needs no page, and leaves its findings in bench/TRAINING.md.
import { pathToFileURL } from "node:url";
import { resolve } from "node:path";
import { build } from "vite";

const [, , asked = ""] = process.argv;
const entry = ["layouts", "training"].includes(asked) ? asked : "main";
const outDir = resolve("node_modules/.cache/bench");
if (entry !== "training") await build({ logLevel: "warn" });
await build({
  configFile: false,
  logLevel: "warn",
  build: { ssr: `bench/${entry}.ts`, outDir, emptyOutDir: true, target: "node20" },
});
if (entry !== "training")
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
