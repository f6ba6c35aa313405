import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  // Relative, so that dist/ works in any folder of any static host.
  base: "./",
  plugins: [react()],
  build: { target: "es2022", modulePreload: { polyfill: false } },
  test: {
    include: ["src/**/*.test.ts"],
    environment: "node",
  },
});
