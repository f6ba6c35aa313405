// Judges the built page: small enough for first paint, and at home in any folder of any static host.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { firstPaintBudget, firstPaintScripts } from "./first-paint.mjs";

const folder = "dist";
/** @type {string[]} */
const problems = [];

const scripts = firstPaintScripts(folder);
const total = scripts.reduce((sum, { bytes }) => sum + bytes, 0);
for (const { file, bytes } of scripts) console.log(`${(bytes / 1000).toFixed(1).padStart(7)} kB  ${file}`);
console.log(
  `${(total / 1000).toFixed(1).padStart(7)} kB  script for first paint, gzipped; budget ${firstPaintBudget / 1000} kB`,
);
if (scripts.length === 0) problems.push("index.html loads no script");
if (total > firstPaintBudget)
  problems.push(`the script for first paint is ${total - firstPaintBudget} bytes over its budget`);

// An address that starts with a slash or a host works in one place only.
const absolute = [
  { ext: ".html", pattern: /(?:src|href)="(?:\/|https?:)[^"]*"/g },
  { ext: ".css", pattern: /url\(["']?(?:\/|https?:)[^)]*\)/g },
  { ext: ".js", pattern: /(?:\bfrom|\bimport\(?)\s*["'`](?:\/|https?:)[^"'`]*["'`]/g },
  { ext: ".js", pattern: /["'`]\/assets\/[^"'`]*["'`]/g },
];
for (const entry of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
  for (const { ext, pattern } of absolute) {
    if (!entry.endsWith(ext)) continue;
    for (const [found] of readFileSync(join(folder, entry), "utf8").matchAll(pattern)) {
      problems.push(`${entry}: ${found} is not relative`);
    }
  }
}

for (const problem of problems) console.error(`dist: ${problem}`);
if (problems.length > 0) process.exit(1);
console.log("dist: every address is relative");
