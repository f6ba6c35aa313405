// Finds a Chromium for the end-to-end tests, the bench and the screenshots, or fetches one.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";

const commands = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const macPlaces = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

const isRoot = process.getuid?.() === 0;

/** Arguments that keep the browser quiet and, as root, able to start at all. */
export const browserArguments = [
  ...(isRoot ? ["--no-sandbox"] : []),
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/** The path of a browser that is already on this machine, or undefined. */
function installed() {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const places = commands.flatMap((command) => folders.map((folder) => join(folder, command)));
  return [...places, ...macPlaces, chromium.executablePath()].find((place) => existsSync(place));
}

/**
 * Runs a command with its output shown.
 * @param {string} command
 * @param {string[]} args
 */
function succeeds(command, args) {
  console.log(`Browser: running ${command} ${args.join(" ")}`);
  return spawnSync(command, args, { stdio: "inherit", shell: process.platform === "win32" }).status === 0;
}

function install() {
  if (succeeds("npx", ["playwright", "install", "chromium"])) return;
  const isDebian = isRoot && existsSync("/etc/debian_version");
  if (isDebian && succeeds("apt-get", ["update"])) succeeds("apt-get", ["install", "-y", "chromium"]);
}

/**
 * The path of a Chromium: `CHROMIUM_PATH`, else an installed one, else one that Playwright downloads, else (on Debian, as root)
 * the distribution's package. The answer is kept in `CHROMIUM_PATH`, so that child processes need not search again.
 * Throws an Error that says what to do where none can be had.
 */
export function findBrowser() {
  const given = process.env["CHROMIUM_PATH"];
  if (given !== undefined && given !== "") {
    if (!existsSync(given)) throw new Error(`CHROMIUM_PATH is ${given}, but there is no such file.`);
    return given;
  }
  let found = installed();
  if (found === undefined) {
    install();
    found = installed();
  }
  if (found === undefined) {
    throw new Error("No Chromium was found or could be installed. Install one, or set CHROMIUM_PATH to its path.");
  }
  console.log(`Browser: ${found}`);
  process.env["CHROMIUM_PATH"] = found;
  return found;
}
