import type { Gate } from "../../core/gates/gate.ts";
import { families, gateCalled, gates, type Family } from "../../core/gates/index.ts";
import { translated } from "../../core/words/t.ts";
import { hasWords, wordsOf } from "../searchWords.ts";

/** All that a gate can be found by: the words that are shown, and the English ones. */
function textOf(gate: Gate, family: Family): string {
  const words = [gate.title, gate.says, family.title];
  return [gate.name, gate.symbol, gate.operator ?? "", ...gate.calls, ...words, ...words.map(translated)].join(" ");
}

/** The families with those of their gates that have all of these words; families without any are left out. */
export function gatesMatching(query: string): readonly Family[] {
  const words = wordsOf(query);
  return families.flatMap((family) => {
    const found = family.gates.filter((gate) => hasWords(textOf(gate, family), words));
    return found.length === 0 ? [] : [{ ...family, gates: found }];
  });
}

/** The gate that a link means: by its name, or by a function that calls it. */
export function gateAsked(asked: string | null): Gate | undefined {
  if (asked === null) return undefined;
  return gates.find((gate) => gate.name === asked) ?? gateCalled(asked);
}
