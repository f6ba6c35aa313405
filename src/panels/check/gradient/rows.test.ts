import { expect, test } from "vitest";
import { broken, report } from "../../../core/check/check.fixtures.ts";
import { planned } from "../../../core/check/planned.ts";
import { traceOf } from "../../../core/notation/notation.fixtures.ts";
import { partsOf } from "./rows.ts";

const trace = traceOf("f = sum(W @ v) * x; W = [[1, 2], [3, 4]]; v = [1, 2]; x = 2");
const entries = report(trace).inputs.flatMap((input) => input.entries);
const large = traceOf("f = sum(v^2) * x; v = arange(100); x = 2");
const largeEntries = report(large).inputs.flatMap((input) => input.entries);

test("small inputs show every entry, in the order of the program", () => {
  const { parts, hidden } = partsOf(planned(trace), entries);
  expect(parts.map(({ rows, others, note }) => [rows.map(({ entry }) => entry), others.length, note])).toEqual([
    [[0, 1, 2, 3], 0, null],
    [[0, 1], 0, null],
    [[0], 0, null],
  ]);
  expect(parts.flatMap(({ rows }) => rows.map(({ check }) => check))).toEqual(entries);
  expect(hidden).toBe(0);
});

test("rows stand there before their numbers do", () => {
  const { parts } = partsOf(planned(trace), entries.slice(0, 5));
  expect(parts.flatMap(({ rows }) => rows.map(({ check }) => check !== null))).toEqual([
    ...Array<boolean>(5).fill(true),
    false,
    false,
  ]);
});

test("a large input shows its worst entry first, and says what it is the worst of", () => {
  const { parts } = partsOf(planned(large), largeEntries);
  const [v] = parts;
  expect([v?.rows.length, v?.others.length, v?.note]).toEqual([1, 15, "16 of 100 entries checked, and all agree."]);
  expect(v?.rows[0]?.check).toEqual(report(large).inputs[0]?.worst);
  expect(partsOf(planned(large), largeEntries.slice(0, 3)).parts[0]?.note).toBe("3 of 100 entries checked so far.");
});

test("a gradient that is wrong is counted", () => {
  const wrong = broken(traceOf("f = sum(v^2); v = arange(10)"), "v", () => 5);
  const [v] = partsOf(
    planned(wrong),
    report(wrong).inputs.flatMap((input) => input.entries),
  ).parts;
  expect(v?.note).toBe("10 of 10 entries checked, 1 of them not so well.");
  expect(v?.rows[0]?.check?.band.key).toBe("wrong");
});

test("of very many inputs the worst are shown", () => {
  const names = Array.from({ length: 40 }, (_unused, i) => `x${i}`);
  const many = broken(
    traceOf(`f = ${names.join(" + ")}; ${names.map((name) => `${name} = 1`).join("; ")}`),
    "x37",
    () => 3,
  );
  const { parts, hidden } = partsOf(
    planned(many),
    report(many).inputs.flatMap((input) => input.entries),
  );
  expect([parts.length, hidden]).toEqual([24, 16]);
  expect(parts.map(({ plan }) => plan.id)).toContain("x37");
});

test("where there are many rows, matrices of four entries show their worst alone too", () => {
  const names = ["A", "B", "C", "D"];
  const source = `f = sum(${names.join(" @ ")}) * x; x = 1; ${names.map((name) => `${name} = [[1, 2], [3, 4]]`).join("; ")}`;
  const matrices = traceOf(source);
  const { parts } = partsOf(
    planned(matrices),
    report(matrices).inputs.flatMap((input) => input.entries),
  );
  expect(parts.map(({ rows, others }) => [rows.length, others.length])).toEqual([
    ...Array<readonly number[]>(4).fill([1, 3]),
    [1, 0],
  ]);
});
