// Runs the listings of every example, of every reference program, of every gate and of random programs in Python, and compares
// outputs and gradients with ours. The last line counts them; the counts are left in the file named first, where one is.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "vite";
import { findPython } from "./python.mjs";

const randomPrograms = 400;
const shownFailures = 20;
const [, , report] = process.argv;

/** JSON has no infinities: they go as the words that Python reads. */
const numbersAsWords = (/** @type {string} */ _key, /** @type {unknown} */ value) =>
  typeof value === "number" && !Number.isFinite(value) ? String(value).replace("Infinity", "inf").toLowerCase() : value;

/** @typedef {{ passed: Record<string, number>, failures: string[], hasTorch: boolean, slowest: string }} Result */

/**
 * @param {string} folder where the compiled sources and the cases may lie
 * @returns {Promise<Result>}
 */
async function judged(folder) {
  const python = findPython();
  await build({
    configFile: false,
    logLevel: "warn",
    build: { ssr: "src/examples/listings.fixtures.ts", outDir: folder, emptyOutDir: true, target: "node20" },
  });
  /** @type {typeof import("../src/examples/listings.fixtures.ts")} */
  const { everyListing } = await import(pathToFileURL(join(folder, "listings.fixtures.js")).href);
  const cases = everyListing("src/core/reference", randomPrograms, ["numpy", "gates", "caffe", "pytorch"]);
  const [file, result] = [join(folder, "cases.json"), join(folder, "result.json")];
  writeFileSync(file, JSON.stringify(cases, numbersAsWords));
  const { status } = spawnSync(python, ["scripts/listings.py", file, result], {
    stdio: ["ignore", "inherit", "inherit"],
  });
  if (status !== 0) throw new Error("The listings could not be run.");
  /** @type {Result} */
  const found = JSON.parse(readFileSync(result, "utf8"));
  return found;
}

const folder = mkdtempSync(join(tmpdir(), "backstep-listings-"));
try {
  const { passed, failures, hasTorch, slowest } = await judged(folder);
  for (const failure of failures.slice(0, shownFailures)) console.error(`listings: ${failure}`);
  if (failures.length > shownFailures) console.error(`listings: … and ${failures.length - shownFailures} more`);
  console.log(`slowest: ${slowest}`);
  if (!hasTorch) console.log("There is no PyTorch here: its listings are parsed, and not run.");
  const counts = Object.entries(passed).map(([dialect, count]) => `${dialect} ${count}`);
  const total = Object.values(passed).reduce((sum, count) => sum + count, 0);
  if (report !== undefined)
    writeFileSync(report, JSON.stringify({ passed: total, failed: failures.length, skipped: 0 }));
  console.log(`listings: ${total} passed (${counts.join(", ")}), ${failures.length} failed`);
  process.exitCode = failures.length > 0 || total === 0 ? 1 : 0;
} catch (error) {
  console.error(`listings: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
