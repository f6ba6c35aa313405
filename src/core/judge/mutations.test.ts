import { describe, expect, it } from "vitest";
import { random } from "../oracle/random.ts";
import { generatePass } from "./generate.fixtures.ts";
import { judged } from "./lines.fixtures.ts";

interface Row {
  count: number;
  called: number;
  named: number;
}

describe("backward passes of a generator", () => {
  it("have no right line called wrong, and none that cannot be judged", { timeout: 120_000 }, () => {
    const wrong: string[] = [];
    let count = 0;
    for (let seed = 0; seed < 150; seed++) {
      const { forward, lines } = generatePass(random(seed));
      const { verdicts, texts } = judged(forward, lines.map(({ text }) => text).join("\n"));
      count += verdicts.length;
      for (const { standing, diagnosis, line } of verdicts)
        if (standing === "wrong" || diagnosis.kind === "cannot")
          wrong.push(`${String(seed)}: ${texts[line] ?? ""} ${JSON.stringify(diagnosis)}`);
    }
    expect(wrong).toEqual([]);
    expect(count).toBeGreaterThan(1500);
  });

  it("have every wrong line of 500 called wrong, and nearly all named for what they are", { timeout: 240_000 }, () => {
    const table = new Map<string, Row>();
    const missed: string[] = [];
    for (let seed = 1000, total = 0; total < 500; seed++) {
      const dice = random(seed);
      const { forward, lines } = generatePass(dice);
      const possible = lines.flatMap((line, at) => line.mistakes.map((mistake) => ({ at, mistake })));
      for (let k = 0; k < 3 && possible.length > 0 && total < 500; k++, total++) {
        // Every cause is as likely, however many lines it can befall.
        const cause = dice.pick([...new Set(possible.map(({ mistake }) => mistake.cause))]);
        const { at, mistake } = dice.pick(possible.filter((one) => one.mistake.cause === cause));
        const texts = lines.flatMap(({ text }, i) => (i === at ? (mistake.text ?? []) : text));
        const { verdicts } = judged(forward, texts.join("\n"));
        const target = /^\w+/.exec(lines[at]?.text ?? "")?.[0];
        const wrong = verdicts.filter(({ standing }) => standing === "wrong");
        const own = wrong.find(({ name }) => name === target);
        const row = table.get(mistake.cause) ?? { count: 0, called: 0, named: 0 };
        table.set(mistake.cause, row);
        row.count++;
        if (own !== undefined) row.called++;
        // One mistake is told once: no other line is wrong.
        if (own !== undefined && wrong.length === 1 && mistake.expected.includes(own.diagnosis.kind)) row.named++;
        else
          missed.push(
            `${String(seed)} ${mistake.cause}: ${mistake.text ?? "-"} ${JSON.stringify(own?.diagnosis)}${own === undefined ? `\n${forward}\n${texts.join("\n")}` : ""}`,
          );
      }
    }
    const rows = [...table].map(([cause, row]) => `${cause}: ${String(row.named)} of ${String(row.count)}`);
    process.stdout.write(`${rows.join("\n")}\n`);
    const sum = (pick: (row: Row) => number): number => [...table.values()].reduce((all, row) => all + pick(row), 0);
    expect(
      sum(({ called }) => called),
      missed.join("\n"),
    ).toBe(sum(({ count }) => count));
    expect(sum(({ named }) => named) / sum(({ count }) => count), missed.join("\n")).toBeGreaterThan(0.95);
  });
});
