import { describe, expect, it } from "vitest";
import { random } from "../oracle/random.ts";
import { generatePass } from "./generate.fixtures.ts";
import { judged } from "./lines.fixtures.ts";

describe("backward passes of a generator", () => {
  it("has no right line called wrong", { timeout: 60_000 }, () => {
    let lines = 0;
    const wrong: string[] = [];
    for (let seed = 0; seed < 300; seed++) {
      const { forward, lines: written } = generatePass(random(seed));
      const { verdicts, texts } = judged(forward, written.map(({ text }) => text).join("\n"));
      lines += verdicts.length;
      for (const verdict of verdicts)
        if (verdict.standing === "wrong" || verdict.diagnosis.kind === "cannot")
          wrong.push(
            `${String(seed)}: ${texts[verdict.line] ?? ""}: ${JSON.stringify(verdict.diagnosis)}\n${forward}\n${texts.join("\n")}`,
          );
    }
    console.log(lines);
    expect(wrong.slice(0, 3)).toEqual([]);
  });

  it("has every wrong line called wrong, and named", { timeout: 120_000 }, () => {
    const table = new Map<string, { count: number; called: number; named: number; as: Map<string, number> }>();
    let total = 0;
    const missed: string[] = [];
    for (let seed = 1000; total < 500; seed++) {
      const dice = random(seed);
      const { forward, lines } = generatePass(dice);
      const able = lines.flatMap((line, at) => line.mistakes.map((mistake) => ({ at, mistake })));
      for (let k = 0; k < 3 && able.length > 0; k++) {
        const { at, mistake } = dice.pick(able);
        const texts = lines.flatMap((line, i) => (i === at ? (mistake.text ?? []) : line.text));
        const { verdicts } = judged(forward, texts.join("\n"));
        const target = /^\w+/.exec(lines[at]?.text ?? "")?.[0];
        const wrong = verdicts.filter(({ standing }) => standing === "wrong");
        const own = wrong.find(({ name }) => name === target);
        const row = table.get(mistake.cause) ?? { count: 0, called: 0, named: 0, as: new Map() };
        table.set(mistake.cause, row);
        total++;
        row.count++;
        const kind = own?.diagnosis.kind ?? "right";
        row.as.set(kind, (row.as.get(kind) ?? 0) + 1);
        if (own !== undefined) row.called++;
        const isNamed = own !== undefined && wrong.length === 1 && mistake.expected.includes(own.diagnosis.kind);
        if (isNamed) row.named++;
        else
          missed.push(
            `${String(seed)} ${mistake.cause}: ${mistake.text ?? "-"} -> ${wrong.map((v) => `${texts[v.line]} ${JSON.stringify(v.diagnosis)}`).join(" & ")}\n  ${forward.replaceAll("\n", "; ")}\n ${texts.join("; ")}`,
          );
      }
    }
    console.log(
      [...table]
        .map(
          ([cause, row]) =>
            `${cause}: ${row.named}/${row.called}/${row.count} ${[...row.as].map(([k, n]) => `${k} ${n}`).join(", ")}`,
        )
        .join("\n"),
    );
    console.log(missed.slice(0, 25).join("\n"));
    expect(missed.length).toBeLessThan(25);
  });
});
