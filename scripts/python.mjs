// Finds a Python with NumPy to run listings by, or installs one.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const isRoot = process.getuid?.() === 0;

/**
 * The version of NumPy that a Python has; null where it has none, or is not there.
 * @param {string} python
 */
function numpyOf(python) {
  const { status, stdout } = spawnSync(python, ["-c", "import numpy; print(numpy.__version__)"], { encoding: "utf8" });
  return status === 0 ? stdout.trim() : null;
}

/** The first Python on this machine that has NumPy, and the version of that. */
function installed() {
  for (const python of ["python3", "/usr/bin/python3", "python"]) {
    const numpy = numpyOf(python);
    if (numpy !== null) return { python, numpy };
  }
  return null;
}

/**
 * Runs a command with its output shown.
 * @param {string} command
 * @param {string[]} args
 */
function succeeds(command, args) {
  console.log(`Python: running ${command} ${args.join(" ")}`);
  return spawnSync(command, args, { stdio: "inherit" }).status === 0;
}

function install() {
  if (!isRoot || !existsSync("/etc/debian_version")) return;
  if (succeeds("apt-get", ["update"])) succeeds("apt-get", ["install", "-y", "python3-numpy"]);
}

/**
 * A Python with NumPy: `PYTHON`, else python3, else (on Debian, as root) the distribution's package.
 * Throws an Error that says what to do where none can be had.
 */
export function findPython() {
  const given = process.env["PYTHON"];
  if (given !== undefined && given !== "") {
    const numpy = numpyOf(given);
    if (numpy === null) throw new Error(`PYTHON is ${given}, which is no Python that can import NumPy.`);
    return told(given, numpy);
  }
  let found = installed();
  if (found === null) {
    install();
    found = installed();
  }
  if (found === null)
    throw new Error("No Python with NumPy was found or could be installed. Install NumPy, or set PYTHON to its path.");
  return told(found.python, found.numpy);
}

/**
 * @param {string} python
 * @param {string} numpy
 */
function told(python, numpy) {
  console.log(`Python: ${python}, with NumPy ${numpy}`);
  return python;
}
