import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { offlinePage } from "./scripts/offline.mjs";

const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  // For workers' addresses; src/panels/startWorker.ts.
  "trusted-types backstep",
].join("; ");

/** The built page alone carries the policy: the dev server works by inline scripts. */
const contentSecurityPolicy: Plugin = {
  name: "content-security-policy",
  apply: "build",
  transformIndexHtml: () => [
    {
      tag: "meta",
      attrs: { "http-equiv": "Content-Security-Policy", content: policy },
      injectTo: "head-prepend",
    },
  ],
};

/**
 * What a lazy part needs is listed in the first script, so the lists are kept short: a part's styles, and its scripts only
 * for the drawing, which comes with the first picture. Other parts find theirs when they have come.
 */
const listed = (file: string, needed: string[], { hostType }: { hostType: "html" | "js" }): string[] =>
  hostType === "html" || file.includes("/picture-") ? needed : needed.filter((other) => other.endsWith(".css"));

/**
 * Scripts in few files: one for the first paint (without the entry, which has to stay a module of its own to be run), and
 * what several lazy parts share in pieces that are no smaller than a request is worth.
 */
const groups = [
  { name: "first", tags: ["$initial" as const], test: /^(?!.*(?:main\.tsx|index\.html))/ },
  { name: "shared", minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: 8_000 },
];

/** A shared piece would else be named by all parts that share it. */
const isShared = (name: string): boolean => name.startsWith("shared~");
const output = {
  codeSplitting: { groups },
  chunkFileNames: ({ name }: { name: string }) => `assets/${isShared(name) ? "shared" : "[name]"}-[hash].js`,
  assetFileNames: ({ names }: { names: readonly string[] }) =>
    `assets/${isShared(names[0] ?? "") ? "shared" : "[name]"}-[hash][extname]`,
};

/** Replaces a gate by a wrong one. */
const replacing = "src/core/check/brokenGate.test.ts";

export default defineConfig({
  // Relative, so that dist/ works in any folder of any static host.
  base: "./",
  plugins: [react(), contentSecurityPolicy, offlinePage()],
  // The policy allows no data: fonts, so no asset is inlined.
  build: {
    target: "es2022",
    modulePreload: { polyfill: false, resolveDependencies: listed },
    assetsInlineLimit: 0,
    rolldownOptions: { output },
    // scripts/check-dist.mjs judges sizes.
    chunkSizeWarningLimit: Infinity,
  },
  // As a public host does: a sandboxed frame has no origin of its own.
  preview: { headers: { "Access-Control-Allow-Origin": "*" } },
  worker: { format: "es" },
  // To load the modules anew for each file takes longer than most files: only one that replaces a module has its own.
  test: {
    environment: "node",
    projects: [
      { extends: true, test: { name: "unit", include: ["src/**/*.test.ts"], exclude: [replacing], isolate: false } },
      { extends: true, test: { name: "replacing", include: [replacing] } },
    ],
  },
});
