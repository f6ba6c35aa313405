import { isMainThread, Worker } from "node:worker_threads";
import { engines } from "./layoutEngines.ts";
import { faultsOf } from "./layoutFaults.ts";
import { network, sizesOf } from "./layoutGraphs.ts";
import { median } from "./timing.ts";

/** Exit code of an engine that was given up. */
const LATE = 3;

const [name = "", gates = "", variant = "", cap = ""] = process.argv.slice(2);
/** Milliseconds of processor time in which runs are repeated, and how many there are at most. */
const ENOUGH = 6000;
const RUNS = 9;

/** Milliseconds of processor time since the process began, on all threads: other work on the machine hardly matters. */
function clock(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

async function measure(): Promise<void> {
  const engine = engines.get(name);
  if (engine === undefined) throw new Error(`There is no engine ${name}.`);
  if (variant !== "own" && variant !== "groups" && variant !== "shared")
    throw new Error(`There is no network ${variant}.`);
  const graph = network(Number(gates), variant);
  const run = await engine(graph, sizesOf(graph));
  const started = clock();
  let draw = await run();
  const times = [clock() - started];
  while (times.length <= RUNS && clock() - started < ENOUGH) {
    const before = clock();
    draw = await run();
    times.push(clock() - before);
  }
  // The first run warms the others up, where there are others.
  const milliseconds = median(times.length > 1 ? times.slice(1) : times);
  process.stdout.write(JSON.stringify({ milliseconds, ...faultsOf(draw()) }));
}

if (isMainThread) {
  const watch = setInterval(() => {
    if (clock() > Number(cap)) process.exit(LATE);
  }, 200);
  const worker = new Worker(new URL(import.meta.url), { argv: process.argv.slice(2) });
  worker.on("error", (error) => {
    console.error(error);
    process.exit(1);
  });
  worker.on("exit", () => clearInterval(watch));
} else await measure();
