// Builds the page and serves it, so that what is tried out is what is published, security policy included.
import { build, preview } from "vite";

await build({ logLevel: "warn" });
const server = await preview({
  logLevel: "warn",
  preview: { port: Number(process.env["PORT"] ?? 5173), strictPort: false },
});
console.log(`\nBackstep is at ${server.resolvedUrls?.local[0] ?? "an unknown address"} (Ctrl+C ends it)\n`);
