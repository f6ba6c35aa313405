import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { expect, it } from "vitest";
import { decodeLink } from "./link.ts";
import type { LinkView } from "./markedLink.ts";
import { defaultSettings, type LinkSettings } from "./settings.ts";
import { writeLessonLink, writeNamedLink } from "./writeMarked.ts";

const plain: LinkView = { at: null, moment: null, settings: {} };
const read = { damaged: false, notes: [] };

// Links that people hold. Lines are added here and never changed or taken away.
it.each([
  ["#x=l9", { kind: "named", id: "l9", view: plain }],
  ["#x=L9&at=b3", { kind: "named", id: "l9", view: { ...plain, at: "b3" } }],
  [
    "#x=l12&at=end&num=slide&tab=code&open=s,t",
    {
      kind: "named",
      id: "l12",
      view: { at: "end", moment: null, settings: { num: "slide", tab: "code", open: ["s", "t"] } },
    },
  ],
  [
    "#x=backprop&m=3&present=1",
    { kind: "named", id: "backprop", view: { at: null, moment: 3, settings: { present: true } } },
  ],
  ["#lesson=%23%20Own%0A%23%23%20a%0Ax%3Dl7", { kind: "lesson", text: "# Own\n## a\nx=l7", view: plain }],
  ["#exercise=2~42", { kind: "exercise", asked: { difficulty: 2, seed: "42" }, view: plain }],
  ["#exercise=1~*", { kind: "exercise", asked: { difficulty: 1, seed: null }, view: plain }],
  [
    "#exercise=3~class%20of%202026&at=b2&quiz=0",
    {
      kind: "exercise",
      asked: { difficulty: 3, seed: "class of 2026" },
      view: { ...plain, at: "b2", settings: { quiz: "0" } },
    },
  ],
  [
    "#lesson=U1bwL8_jUlZWSOSqsM0xB7GSuBJLrBSSjLkA&m=2&c=4149",
    { kind: "lesson", text: "# Own\n## a\nx=l7\n## b\nat: b3\n", view: { ...plain, moment: 2 } },
  ],
])("%s", async (fragment, wanted) => {
  expect(await decodeLink(fragment)).toEqual({ ...wanted, ...read });
});

it("lets a program have the word where there is one, and names nothing where the name is empty", async () => {
  expect(await decodeLink("#e=x*y&x=l9")).toMatchObject({ kind: "link", state: { source: "x*y" } });
  for (const fragment of ["#x", "#x=", "#lesson", "#lesson=", "#y=l9"])
    expect((await decodeLink(fragment)).kind).toBe("none");
});

it("tells what it does not know of a view, and keeps the rest", async () => {
  expect(await decodeLink("#x=l9&at=b0&m=0&grain=fine&dec=2")).toEqual({
    kind: "named",
    id: "l9",
    view: { at: "0", moment: null, settings: { dec: 2 } },
    damaged: false,
    notes: [expect.stringContaining("grain=fine"), expect.stringContaining("at=b0"), expect.stringContaining("m=0")],
  });
});

it("reads what it writes", async () => {
  const base: LinkSettings = { ...defaultSettings, tab: "check", num: "slide", open: ["a"] };
  const views = fc.record({
    at: fc.constantFrom(null, "0", "f2", "b17", "end"),
    moment: fc.constantFrom(null, 1, 12),
    settings: fc.record(
      { tab: fc.constantFrom("explain", "code"), present: fc.constant(true), open: fc.constant(["b", "c"]) },
      { requiredKeys: [] },
    ),
  }) as fc.Arbitrary<LinkView>;
  const texts = fc.oneof(fc.string({ unit: "binary", minLength: 1 }), fc.lorem({ mode: "sentences", maxCount: 40 }));
  await fc.assert(
    fc.asyncProperty(texts, views, async (text, view) => {
      const lesson = await writeLessonLink(text, view, base);
      expect(lesson).not.toMatch(/[()*'!~; ]/);
      expect(await decodeLink(lesson)).toEqual({ kind: "lesson", text, view, ...read });
      expect(await decodeLink(writeNamedLink("l9", view, base))).toEqual({ kind: "named", id: "l9", view, ...read });
    }),
    { numRuns: 40 },
  );
}, 60_000);

it("calls what was cut damaged, and gives what arrived", { timeout: 60_000 }, async () => {
  const text = Array.from({ length: 20 }, (_, i) => `## moment ${i}\nx=l${i}\nat: b${i}\n`).join("");
  const whole = await writeLessonLink(text, { ...plain, moment: 2 }, defaultSettings);
  for (let length = "#lesson=".length + 40; length < whole.length; length += 7) {
    const outcome = await decodeLink(whole.slice(0, length));
    expect(outcome).toMatchObject({ kind: "lesson", damaged: true });
    if (outcome.kind === "lesson") expect(text.startsWith(outcome.text)).toBe(true);
  }
});

it("refuses a small link that unpacks to more than a lesson may be", async () => {
  const bomb = deflateRawSync(Buffer.from("## a\n".repeat(1_000_000)), { level: 9 }).toString("base64url");
  expect(await decodeLink(`#lesson=${bomb}`)).toEqual({ kind: "refused", message: expect.stringContaining("64 KB") });
});
