// Builds the page and the bench, runs the bench, and leaves its findings in bench/RESULTS.md.
import { pathToFileURL } from "node:url";
import { resolve } from "node:path";
import { build } from "vite";

const outDir = resolve("node_modules/.cache/bench");
await build({ logLevel: "warn" });
await build({
  configFile: false,
  logLevel: "warn",
  build: { ssr: "bench/main.ts", outDir, emptyOutDir: true, target: "node20" },
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
await import(pathToFileURL(resolve(outDir, "main.js")).href);
