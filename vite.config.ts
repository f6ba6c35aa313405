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

export default defineConfig({
  // Relative, so that dist/ works in any folder of any static host.
  base: "./",
  plugins: [react(), contentSecurityPolicy, offlinePage()],
  // The policy allows no data: fonts, so no asset is inlined.
  build: { target: "es2022", modulePreload: { polyfill: false, resolveDependencies: listed }, assetsInlineLimit: 0 },
  // As a public host does: a sandboxed frame has no origin of its own.
  preview: { headers: { "Access-Control-Allow-Origin": "*" } },
  worker: { format: "es" },
  test: {
    include: ["src/**/*.test.ts"],
    environment: "node",
  },
});
