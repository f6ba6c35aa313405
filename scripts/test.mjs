// Runs every check and every test, shows what they say, and ends with one line: `N passed, N failed`.
// `node scripts/test.mjs quick` leaves out what needs a build or a browser.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { delimiter, resolve } from "node:path";

const reports = "test-results";
const unitReport = `${reports}/unit.json`;
const listingsReport = `${reports}/listings.json`;
const endToEndReport = `${reports}/e2e.json`;

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/**
 * Tests that ran in Vitest, from its report; a file that could not be loaded is one failure.
 * @returns {Counts | null}
 */
function unitCounts() {
  if (!existsSync(unitReport)) return null;
  /** @type {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, testResults: { status: string, assertionResults: unknown[] }[] }} */
  const report = JSON.parse(readFileSync(unitReport, "utf8"));
  const broken = report.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0);
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests,
  };
}

/**
 * Listings that ran in Python.
 * @returns {Counts | null}
 */
function listingCounts() {
  if (!existsSync(listingsReport)) return null;
  /** @type {Counts} */
  const counts = JSON.parse(readFileSync(listingsReport, "utf8"));
  return counts;
}

/**
 * Tests that ran in Playwright, from its report; an error outside any test is one failure.
 * @returns {Counts | null}
 */
function endToEndCounts() {
  if (!existsSync(endToEndReport)) return null;
  /** @type {{ stats: { expected: number, flaky: number, unexpected: number, skipped: number }, errors: unknown[] }} */
  const { stats, errors } = JSON.parse(readFileSync(endToEndReport, "utf8"));
  if (stats.flaky > 0) console.log(`Passed only when run again: ${stats.flaky}, listed above as flaky.`);
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length, skipped: stats.skipped };
}

/**
 * A check counts as one; a stage with `counts` counts its tests.
 * @typedef {{ name: string, command: string[], needs?: string, quick?: boolean, counts?: () => Counts | null }} Stage
 */

/** @type {Stage[]} */
const stages = [
  { name: "types of the core", command: ["tsc", "-p", "src/core"], quick: true },
  { name: "types", command: ["tsc", "-p", "."], quick: true },
  { name: "lint", command: ["oxlint"], quick: true },
  { name: "format", command: ["prettier", "--check", "--log-level=warn", "."], quick: true },
  { name: "languages", command: ["node", "scripts/messages.mjs"], quick: true },
  { name: "unused code", command: ["knip"] },
  {
    name: "unit tests",
    command: ["vitest", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${unitReport}`],
    quick: true,
    counts: unitCounts,
  },
  { name: "listings", command: ["node", "scripts/listings.mjs", listingsReport], counts: listingCounts },
  { name: "build", command: ["vite", "build", "--logLevel=warn"] },
  { name: "built page", command: ["node", "scripts/check-dist.mjs"], needs: "build" },
  { name: "browser tests", command: ["playwright", "test"], needs: "build", counts: endToEndCounts },
];

const isWindows = process.platform === "win32";
const env = { ...process.env, PATH: `${resolve("node_modules/.bin")}${delimiter}${process.env["PATH"] ?? ""}` };
const quick = process.argv[2] === "quick";
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
if (!quick) rmSync("dist", { recursive: true, force: true });

let passed = 0;
let failed = 0;
let skipped = 0;
let ran = 0;
/** @type {string[]} */
const failedStages = [];

for (const { name, command, needs, quick: isQuick, counts } of stages) {
  if (quick && isQuick !== true) continue;
  const [program = "", ...args] = command;
  console.log(`\n── ${name} ──`);
  const blocked = needs !== undefined && failedStages.includes(needs);
  if (blocked) console.log(`Not run: ${needs} failed.`);
  const started = performance.now();
  const ok = !blocked && spawnSync(program, args, { stdio: "inherit", env, shell: isWindows }).status === 0;
  if (counts === undefined) {
    passed += ok ? 1 : 0;
    failed += ok ? 0 : 1;
  } else {
    const result = counts() ?? { passed: 0, failed: 0, skipped: 0 };
    passed += result.passed;
    // A stage that ends badly without naming a failed test, or without a test, has failed itself.
    const nothingRan = result.passed + result.failed === 0;
    failed += result.failed + ((!ok && result.failed === 0) || (ok && nothingRan) ? 1 : 0);
    skipped += result.skipped;
    ran += result.passed + result.failed;
    if (nothingRan && ok) failedStages.push(`${name} (no test ran)`);
  }
  if (!ok) failedStages.push(name);
  console.log(`${name}: ${ok ? "ok" : "FAILED"} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
}

console.log("");
if (failedStages.length > 0) console.log(`Failed: ${failedStages.join(", ")}`);
if (skipped > 0) console.log(`Skipped tests: ${skipped}`);
if (ran === 0) console.log("No test ran.");
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || ran === 0 ? 1 : 0);
