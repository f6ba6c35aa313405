import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "./parse.ts";
import { printProgram } from "./print.ts";
import { treeText } from "./testing/treeText.ts";

/** The paragraphs of a case file, comments and headings left out. */
function cases(file: string): string[][] {
  const text = readFileSync(new URL(file, import.meta.url), "utf8");
  return text
    .split(/\n\n+/)
    .map((paragraph) => paragraph.split("\n").filter((line) => line !== "" && !/^##? /.test(line)))
    .filter((lines) => lines.length > 0);
}

const lines = (shown: string): string => shown.replaceAll("⏎", "\n");
const statements = (shown: string): string[] => shown.split(" ‖ ");

describe("cases.txt", () => {
  it.each(cases("cases.txt").map(([text = "", ...rest]) => [text, rest] as const))("%s", (text, rest) => {
    const tree = rest.find((line) => line.startsWith("→ "))?.slice(2) ?? "";
    const printed = rest.find((line) => line.startsWith("⇒ "))?.slice(2) ?? text;
    const { program, diagnostics } = parse(lines(text));
    expect(diagnostics).toEqual([]);
    expect(treeText(program)).toEqual(statements(tree));
    expect(printProgram(program).split("\n")).toEqual(statements(printed));
  });
});

describe("errors.txt", () => {
  it.each(cases("errors.txt").map(([text = "", ...rest]) => [text, rest] as const))("%s", (text, rest) => {
    const source = lines(text);
    const { program, diagnostics } = parse(source);
    const expected = rest.filter((line) => !/^(fix|reads) /.test(line)).map((line) => line.split(" : "));
    expect(diagnostics.map(({ from, to }) => source.slice(from, to))).toEqual(expected.map(([marked]) => marked));
    diagnostics.forEach(({ message }, i) => expect(message).toContain(expected[i]?.[1]));
    const fixed = diagnostics.flatMap(({ fix }) =>
      fix ? [source.slice(0, fix.from) + fix.insert + source.slice(fix.to)] : [],
    );
    const fix = rest.find((line) => line.startsWith("fix "));
    if (fix !== undefined) expect(fixed).toEqual([lines(fix.slice(4))]);
    const reads = rest.find((line) => line.startsWith("reads "))?.slice(6);
    expect(printProgram(program)).toBe(reads === undefined ? "" : statements(reads).join("\n"));
  });
});
