import { engines } from "./layoutEngines.ts";
import { faultsOf } from "./layoutFaults.ts";
import { network, sizesOf } from "./layoutGraphs.ts";
import { median } from "./timing.ts";

/** Milliseconds in which runs are repeated, and how many there are at most. */
const ENOUGH = 6000;
const RUNS = 9;

const [name = "", gates = "", grouped = ""] = process.argv.slice(2);
const engine = engines.get(name);
if (engine === undefined) throw new Error(`There is no engine ${name}.`);
const graph = network(Number(gates), grouped === "true");
const run = await engine(graph, sizesOf(graph));
const started = performance.now();
const times: number[] = [];
let draw = await run();
times.push(performance.now() - started);
while (times.length <= RUNS && performance.now() - started < ENOUGH) {
  const before = performance.now();
  draw = await run();
  times.push(performance.now() - before);
}
// The first run warms the others up, where there are others.
const milliseconds = median(times.length > 1 ? times.slice(1) : times);
process.stdout.write(JSON.stringify({ milliseconds, ...faultsOf(draw()) }));
