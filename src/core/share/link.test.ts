import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeLink, encodeLink, type LinkOutcome, type LinkState } from "./link.ts";
import { choices } from "./choices.ts";
import { recipeSettings } from "./recipe.fixtures.ts";
import { defaultSettings } from "./settings.ts";

const lecture = "f = (x + y) * z\nx = -2\ny = 5\nz = -4";

function state(source: string, at = "0", settings: Partial<LinkState> = {}): LinkState {
  return { ...defaultSettings, source, at, ...settings };
}

async function fragmentOf(linked: LinkState): Promise<string> {
  const encoded = await encodeLink(linked);
  if (!encoded.ok) throw new Error(encoded.message);
  return encoded.fragment;
}

function linked(outcome: LinkOutcome): Extract<LinkOutcome, { kind: "link" }> {
  if (outcome.kind !== "link") throw new Error(`${outcome.kind} instead of a link`);
  return outcome;
}

describe("links written by hand", () => {
  test("a semicolon is a newline, and nothing needs escaping", async () => {
    expect(await decodeLink("#e=f=(x+y)*z;x=-2;y=5;z=-4&at=b3")).toEqual({
      kind: "link",
      state: { source: "f=(x+y)*z\nx=-2\ny=5\nz=-4", at: "b3" },
      damaged: false,
      notes: [],
    });
  });

  test.each([
    ["e=x*y", "x*y"],
    ["#e=a+b", "a+b"],
    ["#e=a%20%2B%20b%3Bc", "a + b;c"],
    [`#e=${encodeURIComponent(lecture)}`, lecture],
    [`#e=${encodeURI(lecture)}`, lecture],
    ["#e=α²", "α²"],
    ["#e=h=x;for%20t%20in%20range(2):;%20%20h=h^2;h", "h=x\nfor t in range(2):\n  h=h^2\nh"],
    ["#e=%CE%B1%C2%B2", "α²"],
    ["#e=%28x%2By%29", "(x+y)"],
    ["#e=a%3D1%3B%0A#%20b", "a=1;\n# b"],
  ])("%s is whole", async (fragment, source) => {
    expect(linked(await decodeLink(fragment))).toMatchObject({ state: { source, at: "0" }, damaged: false, notes: [] });
  });

  test("values that mean nothing are told, numbers out of range are clamped, unknown keys are ignored", async () => {
    const fragment = "#e=x&at=b0&grain=fine&num=slide&dec=99&theme=dark&present=1&embed=yes&open=a,b&hide=&new=1";
    const { state: read, damaged, notes } = linked(await decodeLink(fragment));
    expect(read).toEqual({
      source: "x",
      at: "0",
      num: "slide",
      dec: 12,
      theme: "dark",
      present: true,
      open: ["a", "b"],
      hide: [],
    });
    expect(damaged).toBe(false);
    expect(notes.map((note) => /(at|grain|dec|embed)=/.exec(note)?.[1])).toEqual(["at", "grain", "dec", "embed"]);
  });

  test("a later version is told", async () => {
    expect(linked(await decodeLink("#e=x&v=1")).notes).toEqual([]);
    const later = linked(await decodeLink("#e=x&v=2"));
    expect(later).toMatchObject({ damaged: false, notes: [expect.stringContaining("newer Backstep")] });
  });

  test.each(["", "#", "#top", "#theme=dark", "#example=1"])("%j is no link", async (fragment) => {
    expect(await decodeLink(fragment)).toEqual({ kind: "none" });
  });
});

describe("round trip", () => {
  const name = fc.string({ unit: "binary", minLength: 1 }).filter((text) => !text.includes(","));
  const settings = fc.record({
    target: fc.option(name),
    grain: fc.constantFrom("gate", "wire"),
    num: fc.constantFrom("exact", "slide"),
    dec: fc.oneof(fc.constant("auto" as const), fc.integer({ min: 0, max: 12 })),
    open: fc.array(name),
    theme: fc.constantFrom("auto", "light", "dark"),
    palette: fc.constantFrom("default", "slide"),
    lang: fc.constantFrom("auto", "en", "ko"),
    tab: fc.constantFrom(...choices.tab),
    code: fc.constantFrom(...choices.code),
    train: recipeSettings,
    present: fc.boolean(),
    reveal: fc.constantFrom(...choices.reveal),
    quiz: fc.constantFrom(...choices.quiz),
    embed: fc.boolean(),
    hide: fc.array(name),
  });
  const at = fc.oneof(
    fc.constantFrom("0", "end"),
    fc.tuple(fc.constantFrom("f", "b"), fc.integer({ min: 1, max: 9999 })).map(([phase, n]) => `${phase}${n}`),
  );
  const source = fc.oneof(
    fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 }).map((units) => String.fromCharCode(...units)),
    fc.string({ unit: "grapheme", maxLength: 60 }),
    fc.string({
      unit: fc.constantFrom("%", "&", "#", ";", "\n", "\r", "+", "=", "c", "-", "e", "(", "~"),
      maxLength: 60,
    }),
    fc.integer({ min: 1, max: 800 }).map((n) => "h = sigmoid(w * x + 1); ".repeat(n)),
  );

  test("any program and all settings come back", { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(source, at, settings, async (text, moment, view) => {
        const sent = { ...view, source: text, at: moment };
        const fragment = await fragmentOf(sent);
        expect(fragment).toMatch(/^#[ez]=[\w.%-]*&at=[\w]+(&[a-z]+=[\w.%-]+)*&c=[0-9a-f]{4}$/);
        const back = linked(await decodeLink(fragment));
        expect({ ...defaultSettings, ...back.state }).toEqual(sent);
        expect(back).toMatchObject({ damaged: false, notes: [] });
      }),
      { numRuns: 150 },
    );
  });

  test("only what differs from the default is written", async () => {
    expect(await fragmentOf(state("x*y"))).toMatch(/^#e=%78%2Ay&at=0&c=....$/);
    expect(await fragmentOf(state("x*y", "b1", { dec: 0 }))).toMatch(/^#e=%78%2Ay&at=b1&dec=0&c=....$/);
  });

  test("compression is used where it saves over a fifth", async () => {
    expect(await fragmentOf(state("abcdefghij"))).toMatch(/^#e=/);
    const long = await fragmentOf(state("h = relu(w * h + b)\n".repeat(900)));
    expect(long).toMatch(/^#z=[\w-]{1,400}&/);
  });

  test("escapes rewritten on the way without loss are no damage", async () => {
    const fragment = await fragmentOf(state("alpha_1*(beta_2-gamma_σ)", "b2"));
    const rewritten = fragment.replace("%28", "(").replace("%2A", "%2a").replace("%CF%83", "σ");
    expect(rewritten).not.toBe(fragment);
    expect(linked(await decodeLink(rewritten))).toMatchObject({
      state: { source: "alpha_1*(beta_2-gamma_σ)" },
      damaged: false,
    });
  });
});

describe("damage", () => {
  const short = () => fragmentOf(state("(alpha_1*beta_2-gamma_3.5)", "b3", { num: "slide", target: "f" }));
  const packed = () =>
    fragmentOf(state(Array.from({ length: 7 }, (_, i) => `h${i} = tanh(w${i} * x${i})`).join("\n"), "end"));

  test.each([
    ["percent-encoded", /^#e=/, short],
    ["compressed", /^#z=/, packed],
  ])("a %s link cut anywhere is told, with the beginning that arrived", { timeout: 60_000 }, async (_, start, make) => {
    const fragment = await make();
    expect(fragment).toMatch(start);
    const whole = linked(await decodeLink(fragment)).state.source;
    for (let length = 2; length < fragment.length; length++) {
      const cut = linked(await decodeLink(fragment.slice(0, length)));
      expect(cut.damaged, fragment.slice(0, length)).toBe(true);
      expect(whole.startsWith(cut.state.source)).toBe(true);
    }
  });

  test("most of a compressed program cut in half arrives", async () => {
    const fragment = await packed();
    const cut = linked(await decodeLink(fragment.slice(0, fragment.length / 2)));
    expect(cut.state.source).toMatch(/^h0 = tanh\(w0/);
  });

  test.each([
    ["percent-encoded", /^#e=/, short],
    ["compressed", /^#z=/, packed],
  ])(
    "every change of one character of a %s link is told, or changes nothing",
    { timeout: 60_000 },
    async (_, start, make) => {
      const fragment = await make();
      expect(fragment).toMatch(start);
      const whole = linked(await decodeLink(fragment));
      for (let at = 1; at < fragment.length; at++) {
        for (const other of ["a", "%", "&", ""]) {
          const changed = fragment.slice(0, at) + other + fragment.slice(at + 1);
          if (changed === fragment) continue;
          const read = linked(await decodeLink(changed));
          if (!read.damaged) expect(read, changed).toEqual(whole);
        }
      }
    },
  );

  test("a cut that leaves no letter of the program is told too", async () => {
    for (const beginning of ["#e", "#e=", "#e=%", "#e=%2", "#e=%28", "#z", "#z=", "#e%3Df", "#at=b3", "#c=1234"]) {
      expect(linked(await decodeLink(beginning)).damaged, beginning).toBe(true);
    }
  });

  test("bad escapes and bytes stay visible and are told", async () => {
    for (const [fragment, source] of [
      ["#e=x%zzy", "x%zzy"],
      ["#e=x%FFy", "x\uFFFDy"],
      ["#e=x%C0%AFy", "x\uFFFD\uFFFDy"],
      ["#e=x%F5%80%80%80", "x\uFFFD\uFFFD\uFFFD\uFFFD"],
      ["#e=x%E2%88", "x"],
      ["#e=x%E2%8", "x"],
    ] as const) {
      expect(linked(await decodeLink(fragment)), fragment).toMatchObject({ state: { source }, damaged: true });
    }
  });
});
