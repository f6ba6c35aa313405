// Renews docs/screenshot.png from the built page: L7 at the last step, as a first visitor would reach it.
import { mkdirSync } from "node:fs";
import { chromium } from "@playwright/test";
import { preview } from "vite";
import { browserArguments, findBrowser } from "./browser.mjs";

const program = "q = x + y\nf = q * z\nx = -2\ny = 5\nz = -4";
const moment = `#e=${encodeURIComponent(program)}&at=b3&theme=light`;

const server = await preview({ logLevel: "error", preview: { port: 5314 } });
const address = server.resolvedUrls?.local[0] ?? "";
const browser = await chromium.launch({ executablePath: findBrowser(), args: browserArguments });
const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
await page.goto(`${address}${moment}`);
await page.getByRole("group", { name: "Computational graph" }).waitFor();
await page.evaluate(() => document.fonts.ready);
await page.waitForTimeout(1000);
mkdirSync("docs", { recursive: true });
await page.screenshot({ path: "docs/screenshot.png" });
await browser.close();
await server.close();
console.log("docs/screenshot.png is new");
