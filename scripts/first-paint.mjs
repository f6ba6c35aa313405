// What a first visit must fetch before anything shows, read off dist/ as it stands.
import { readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { gzipSync } from "node:zlib";

/** The budget, in bytes after gzip. */
export const firstPaintBudget = 180_000;

/** @param {string} path */
const text = (path) => readFileSync(path, "utf8");

/**
 * The scripts that the page's entry imports statically, itself included.
 * @param {string} file
 * @param {Set<string>} seen
 */
function withStaticImports(file, seen) {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, specifier] of text(file).matchAll(/(?:\bfrom|\bimport)\s*["'](\.[^"']+\.js)["']/g)) {
    if (specifier !== undefined) withStaticImports(join(dirname(file), specifier), seen);
  }
  return seen;
}

/**
 * The scripts needed for first paint, with their gzipped sizes in bytes.
 * @param {string} folder the built page
 */
export function firstPaintScripts(folder) {
  /** @type {Set<string>} */
  const seen = new Set();
  for (const [tag] of text(join(folder, "index.html")).matchAll(/<(?:script|link)\b[^>]*>/g)) {
    const path = /(?:src|href)="([^"]+\.js)"/.exec(tag)?.[1];
    if (path !== undefined) withStaticImports(join(folder, path), seen);
  }
  return [...seen].map((file) => ({ file: relative(folder, file), bytes: gzipSync(readFileSync(file)).length }));
}
