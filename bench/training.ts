import { writeFileSync } from "node:fs";
import { arch, cpus, loadavg, platform } from "node:os";
import { build } from "../src/core/graph/build.ts";
import type { Graph } from "../src/core/graph/graph.ts";
import { indexOfName } from "../src/core/graph/lookup.ts";
import { parse } from "../src/core/language/parse.ts";
import { Compiled } from "../src/core/engine/compiled.ts";
import { Machine, patience } from "../src/core/engine/machine.ts";
import { Room } from "../src/core/engine/room.ts";
import { Descent } from "../src/core/train/descent.ts";
import { l24 } from "../src/core/train/l24.fixtures.ts";
import { numpyPeer, torchPeer } from "./pythonPeers.ts";
import { differentiateObjects, graphOfNet, netOf } from "./scalarNets.ts";
import { median, quick } from "./timing.ts";
import {
  comparedAt,
  jaxPeer,
  quickIteration,
  tensorflowPeer,
  type L24Data,
  type Peer,
  type Round,
} from "./trainPeers.ts";

const ms = (value: number): string => `${value.toPrecision(3)} ms`;
const ratio = (value: number): string => (value < 100 ? value.toPrecision(2) : value.toFixed(0));

function graphOf(source: string): Graph {
  const { graph } = build(parse(source).program);
  if (graph === null) throw new Error("The bench's own program does not build.");
  return graph;
}

const graph = graphOf(l24);
const rate = 1e-4;

/** @param isWhole whether the weights and every gradient are up to date after each iteration, or when asked for */
function own(isWhole: boolean): Peer {
  const round = (iterations: number): Promise<Round> => {
    const descent = new Descent(graph, { rate });
    const nodes = descent.parameters.map(({ node }) => node);
    const machine = new Machine(graph, { parameters: nodes });
    const advance = (): number => {
      const before = machine.forward();
      machine.backward();
      for (const node of nodes)
        machine.addScaled(machine.offset(node), machine.gradientOffset(node), machine.value(node).data.length, -rate);
      return before;
    };
    const times: number[] = [];
    let loss = Number.NaN;
    for (let t = 0; t < iterations; t++) {
      const started = performance.now();
      const before = isWhole ? advance() : descent.loss;
      if (!isWhole) descent.advance();
      times.push(performance.now() - started);
      if (t === comparedAt) loss = before;
    }
    return Promise.resolve({ times, loss });
  };
  const name = isWhole ? "Backstep, weights and gradients each time" : "Backstep, as it trains: weights when asked for";
  return { name, bits: 64, iterations: 300, round };
}

function data(): L24Data {
  const machine = new Machine(graph, { everything: true });
  const of = (name: string): Float64Array => machine.value(indexOfName(graph, name)).data.slice();
  return { x: of("x"), y: of("y"), w1: of("w1"), w2: of("w2") };
}

interface Measured extends Peer {
  readonly time: number;
  readonly loss: number;
}

/** Takes turns, so that whatever else the machine does meets all alike. */
async function measureNetwork(rounds: number): Promise<readonly Measured[]> {
  const given = data();
  const [numpy, torch] = [numpyPeer(), torchPeer()];
  const peers = [
    own(false),
    own(true),
    ...[numpy, torch].filter((peer) => peer !== null),
    await jaxPeer(64, given),
    await jaxPeer(32, given),
    await tensorflowPeer("wasm", given),
    await tensorflowPeer("cpu", given),
  ];
  const results = peers.map((): Round[] => []);
  for (let round = 0; round < rounds; round++)
    for (const [i, peer] of peers.entries()) results[i]?.push(await peer.round(peer.iterations));
  return peers.map((peer, i) => ({
    ...peer,
    time: quickIteration(results[i] ?? []),
    loss: results[i]?.[0]?.loss ?? Number.NaN,
  }));
}

interface ScalarRow {
  readonly gates: number;
  /** Milliseconds. */
  readonly objects: number;
  readonly rebuilt: number;
  readonly replayed: number;
  /** Once, after some passes. */
  readonly compiled: number;
  /** Bytes a gate. */
  readonly memory: number;
  /** Objects against rebuilt and against replayed: the median of rounds, whose turns follow each other closely. */
  readonly anew: number;
  readonly again: number;
}

/** A quick turn, in milliseconds a pass. Each takes its turn for a while, garbage collection included. */
function measureScalars(size: number): ScalarRow {
  const net = netOf(size);
  const scalars = graphOfNet(net);
  const machine = new Machine(scalars);
  const room = new Room();
  const gradients = new Float64Array(net.inputs.length);
  const ways = {
    objects: () => differentiateObjects(net),
    rebuilt: () => {
      const anew = new Machine(scalars, { room });
      anew.forward();
      anew.backward();
      const { memory } = anew;
      for (let i = 0; i < gradients.length; i++) gradients[i] = memory[anew.gradientOffset(i)] ?? Number.NaN;
    },
    replayed: () => {
      machine.forward();
      machine.backward();
    },
    compiled: () => new Compiled(scalars, {}),
  };
  const turn = (work: () => unknown): number => {
    const started = performance.now();
    let passes = 0;
    let taken = 0;
    do {
      for (let i = 0; i < Math.ceil(20_000 / size); i++, passes++) work();
      taken = performance.now() - started;
    } while (taken < 10);
    return taken / passes;
  };
  const rounds = Array.from({ length: 60 }, () => ({
    objects: turn(ways.objects),
    rebuilt: turn(ways.rebuilt),
    replayed: turn(ways.replayed),
    compiled: turn(ways.compiled),
  })).slice(20);
  const timeOf = (key: keyof typeof ways): number => quick(rounds.map((row) => row[key]));
  return {
    gates: net.gates.length,
    objects: timeOf("objects"),
    rebuilt: timeOf("rebuilt"),
    replayed: timeOf("replayed"),
    compiled: timeOf("compiled"),
    memory: machine.bytes / net.gates.length,
    anew: median(rounds.map(({ objects, rebuilt }) => objects / rebuilt)),
    again: median(rounds.map(({ objects, replayed }) => objects / replayed)),
  };
}

/** What came of the goals, in a sentence. */
function goals(rows: readonly ScalarRow[]): string {
  const missed = rows.flatMap(({ gates, anew, again }) => [
    ...(anew < 10 ? [`rebuilt at ${gates} gates`] : []),
    ...(again < 100 ? [`replayed at ${gates} gates`] : []),
  ]);
  return missed.length === 0 ? "Both goals are met at every size." : `Goals missed: ${missed.join(", ")}.`;
}

console.log("The lecture's network …");
const busy = loadavg()[0] ?? 0;
const network = await measureNetwork(3);
console.log("Graphs of single numbers …");
const scalars = [1000, 10_000, 100_000].map(measureScalars);

const [backstep] = network;
const ownTime = backstep?.time ?? Number.NaN;
const cpu = cpus()[0]?.model.trim() ?? "unknown processor";
const load =
  busy < 1
    ? "The machine was idle before."
    : `Others were at work on the machine, ${busy.toFixed(0)} processes on ${cpus().length} processors at the start: the times are longer than on an idle one.`;
const report = `# Training

Written by \`npm run bench -- training\` on ${new Date().toISOString().slice(0, 10)}: ${cpus().length} × ${cpu}, ${platform()} ${arch()}, Node ${process.versions.node}.
Time on the clock, such that a tenth of the iterations or turns were quicker; engines take turns, so what counts are the ratios. ${load} Needs a few minutes on an idle machine; NumPy and PyTorch are measured where \`python3\` has them; Debian's PyTorch is as fast as the BLAS that \`LD_LIBRARY_PATH\` gives it.

## The lecture's 20-line network

One iteration: forward, backward, update; 64 rows of 1000 numbers, 100 hidden sigmoids, 10 outputs. The loss is that after ${comparedAt} updates: whoever does not have it, does something else. As it trains, Backstep moves the hidden layer's scores by the product of the data with themselves, which is 16 times smaller, and works the 100 000 weights and their gradients out when they are looked at; the second line works them out each time, as everybody else does.

| engine | numbers | time | against the first | loss |
|---|---|---|---|---|
${network.map(({ name, bits, time, loss }) => `| ${name} | float${bits} | ${ms(time)} | ${ratio(time / ownTime)} | ${loss.toPrecision(7)} |`).join("\n")}

## Graphs of single numbers

Layers of 16 tanh neurons, every weight a number of its own, forward and backward. Objects: one object and one closure a gate, sorted anew each time, as in a tutorial. Rebuilt: from the graph to a machine and one pass, its first, which runs a flat tape as the gates stand; machines follow one another in the same memory. Both give the gradients of all inputs. Replayed: one pass of a machine that has made ${patience} passes and is therefore compiled, gates sorted into runs; compiling is done once, and how long it takes stands beside. Each has its turn for 10 ms or longer, 40 times, garbage collection included; times are those that a tenth of the turns were below, ratios the median of the rounds. Goals: objects against rebuilt 10, against replayed 100.

| gates | objects | rebuilt | replayed | objects against rebuilt | objects against replayed | compiling, once | memory a gate |
|---|---|---|---|---|---|---|---|
${scalars.map(({ gates, objects, rebuilt, replayed, compiled, memory, anew, again }) => `| ${gates} | ${ms(objects)} | ${ms(rebuilt)} | ${ms(replayed)} | ${ratio(anew)} | ${ratio(again)} | ${ms(compiled)} | ${memory.toFixed(0)} bytes |`).join("\n")}

${goals(scalars)}
`;
writeFileSync("bench/TRAINING.md", report);
console.log(report);
