import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { build } from "vite";
import type { Variant } from "./layoutGraphs.ts";

const outDir = resolve("node_modules/.cache/bench-layout");
const engineNames = ["Backstep", "dagre 3", "elkjs layered", "Graphviz dot"] as const;
const variants = ["own", "groups", "shared"] as const;
const gateCounts = [100, 1000, 3000, 10_000] as const;
/** Milliseconds of processor time after which an engine is given up, and how `layoutPeer.ts` says so. */
const CAP = 60_000;
const LATE = 3;

interface Finding {
  readonly milliseconds: number;
  readonly disorder: number;
  readonly pairs: number;
  readonly hits: number;
}

/** One engine on one graph; `found` is null where it was not done in time, or words where it failed. */
export interface LayoutRow {
  readonly engine: string;
  readonly variant: Variant;
  readonly gates: number;
  readonly found: Finding | string | null;
}

/** Runs an engine in a process of its own, which can be ended. */
function measure(engine: string, gates: number, variant: Variant): Promise<LayoutRow["found"]> {
  return new Promise((done) => {
    const peer = spawn(process.execPath, [resolve(outDir, "layoutPeer.js"), engine, `${gates}`, variant, `${CAP}`]);
    let said = "";
    let complaint = "";
    peer.stdout.on("data", (data) => (said += String(data)));
    peer.stderr.on("data", (data) => (complaint += String(data)));
    peer.on("close", (code) => {
      if (code === LATE) done(null);
      else if (code !== 0) done(/\w*Error.*$|out of memory/m.exec(complaint)?.[0] ?? `ended with ${String(code)}`);
      else done(JSON.parse(said) as Finding);
    });
  });
}

/** Lays out unrolled networks in scalar gates with every engine at every size. */
export async function measureLayout(say: (line: string) => void = () => {}): Promise<LayoutRow[]> {
  await build({
    configFile: false,
    logLevel: "warn",
    build: { ssr: "bench/layoutPeer.ts", outDir, emptyOutDir: true, target: "node20" },
  });
  const rows: LayoutRow[] = [];
  for (const variant of variants) {
    for (const engine of engineNames) {
      let hopeless = false;
      for (const gates of gateCounts) {
        const found: LayoutRow["found"] = hopeless ? null : await measure(engine, gates, variant);
        // Larger graphs take no less.
        hopeless ||= found === null;
        rows.push({ engine, variant, gates, found });
        say(`${engine}, ${gates} gates, ${variant}: ${cell(found)}`);
      }
    }
  }
  return rows;
}

const time = (milliseconds: number): string =>
  milliseconds < 10
    ? `${milliseconds.toPrecision(2)} ms`
    : `${Math.round(milliseconds).toLocaleString("en-US").replaceAll(",", " ")} ms`;

function cell(found: LayoutRow["found"]): string {
  if (found === null) return `not in ${CAP / 1000} s`;
  if (typeof found === "string") return found;
  return `${time(found.milliseconds)} · ${found.disorder} · ${found.hits}`;
}

/** The rows as a Markdown section for `RESULTS.md`. */
export function layoutReport(rows: readonly LayoutRow[]): string {
  const foundOf = (engine: string, gates: number, variant: Variant): LayoutRow["found"] | undefined =>
    rows.find((row) => row.engine === engine && row.gates === gates && row.variant === variant)?.found;
  const table = (variant: Variant): string => {
    const head = `| engine | ${gateCounts.map((gates) => `${gates} gates`).join(" | ")} |`;
    const lines = engineNames.map((engine) => {
      const cells = gateCounts.map((gates) => {
        const found = foundOf(engine, gates, variant);
        return found === undefined ? "" : cell(found);
      });
      return `| ${engine} | ${cells.join(" | ")} |`;
    });
    return [head, `|---|${gateCounts.map(() => "---|").join("")}`, ...lines].join("\n");
  };
  const ours = (gates: number, variant: Variant): number => {
    const found = foundOf(engineNames[0], gates, variant);
    return typeof found === "object" && found !== null ? found.milliseconds : Number.NaN;
  };
  const growth = (variant: Variant): string => (ours(10_000, variant) / ours(1000, variant)).toFixed(1);
  return `## Layout, in Node

A network of four units in scalar gates, unrolled; each step has weights of its own. Each engine runs in a process of its own, all in one run. In each cell: processor time (median of up to nine runs after one to warm up; that one where it takes over six seconds) · pairs of operands whose wires reach their gate in the wrong order · numbers that a wire of others runs over. dagre 3 with tight-tree ranks and an order that walks operands first, as Backstep had it before; elkjs with a port for each operand; Graphviz with \`ordering=in\`.

${table("own")}

From 1 000 to 10 000 gates Backstep takes ${growth("own")} times as long.

The same with each step as a group in a frame:

${table("groups")}

From 1 000 to 10 000 gates Backstep takes ${growth("groups")} times as long.

All steps share one set of weights, as in a recurrent network, so that most wires run far:

${table("shared")}

From 1 000 to 10 000 gates Backstep takes ${growth("shared")} times as long.
`;
}
