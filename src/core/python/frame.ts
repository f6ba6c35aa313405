import { msg, t, translated } from "../words/t.ts";
import { linesIn, type Block } from "./blocks.ts";
import { remark, type Item, type RemarkItem } from "./item.ts";

/** What each line of the frame is in the app, by how it looks. */
const meanings: readonly (readonly [RegExp, RemarkItem["remark"]["kind"], string])[] = [
  [/^class\b/, "kept", msg`The frame of the forward/backward API: this object is the graph that is drawn here.`],
  [
    /^for\b.*\breversed\b/,
    "kept",
    msg`backward goes over the gates in reverse: the Step back through the graph, from the output to the inputs.`,
  ],
  [
    /^for\b/,
    "kept",
    msg`forward goes over the gates sorted topologically: the Step forward button computes one gate after the other.`,
  ],
  [/\.forward\(/, "kept", msg`One gate computes its value from its operands: one forward step.`],
  [
    /\.backward\(/,
    "kept",
    msg`One gate applies the chain rule: local gradient × upstream gradient, one backward step.`,
  ],
  [/^return\s+loss\b/, "slip", msg`loss is never defined here: it is the value of the last gate in the graph.`],
  [/^return\b.*grad/, "slip", msg`These gradients are never defined here: they are what has arrived at the inputs.`],
];

/**
 * A class whose forward and backward only go over the gates of a graph: the lecture's ComputationalGraph. Null for any other class.
 */
export function readFrame(block: Block): Item[] | null {
  const lines = linesIn([block]).filter(({ kind }) => kind === "code");
  const goesOver = (call: RegExp): boolean =>
    lines.some(({ text }, i) => call.test(text) && /^for\b/.test(lines[i - 1]?.text ?? ""));
  if (!goesOver(/^\w+\.forward\(\)/) || !goesOver(/^\w+\.backward\(\)/)) return null;
  const frame: Item = { kind: "frame", span: { from: block.line.from, to: block.line.to } };
  return lines.flatMap((line): Item[] => {
    const method = /^def\s+(\w+)\s*\(\s*(?!self\b)/.exec(line.text)?.[1];
    if (method !== undefined)
      return [remark("slip", t`${method} is a method, and its first parameter is self. It is read so.`, line)];
    const [, kind, message] = meanings.find(([look]) => look.test(line.text)) ?? [];
    return kind === undefined || message === undefined
      ? []
      : [...(kind === "kept" && line === block.line ? [frame] : []), remark(kind, translated(message), line)];
  });
}
