import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeLink, encodeLink } from "./link.ts";
import { defaultSettings } from "./settings.ts";

const packed = (text: string): string => deflateRawSync(Buffer.from(text), { level: 9 }).toString("base64url");

test("a small link that unpacks to megabytes is refused at the limit, quickly", async () => {
  const bomb = packed("1+".repeat(4_000_000));
  expect(bomb.length).toBeLessThan(16_000);
  const start = performance.now();
  expect(await decodeLink(`#z=${bomb}&at=0`)).toEqual({ kind: "refused", message: expect.stringContaining("64 KB") });
  expect(performance.now() - start).toBeLessThan(2000);
});

test("64 KB may come out, and not a byte more", async () => {
  expect(await decodeLink(`#z=${packed("x".repeat(64 * 1024))}`)).toMatchObject({ kind: "link" });
  expect(await decodeLink(`#z=${packed("x".repeat(64 * 1024 + 1))}`)).toMatchObject({ kind: "refused" });
});

test("a link past 16 KB is refused on both sides, by name", async () => {
  const start = performance.now();
  for (const huge of [`#e=${"x".repeat(1_000_000)}`, `#e=x&${"a=1&".repeat(250_000)}`, `#z=${"%".repeat(1_000_000)}`]) {
    expect(await decodeLink(huge)).toEqual({ kind: "refused", message: expect.stringContaining("16384") });
  }
  expect(performance.now() - start).toBeLessThan(2000);

  let seed = 1;
  const noise = Array.from({ length: 20_000 }, () => ((seed = (seed * 48271) % 2147483647) % 36).toString(36)).join("");
  const refused = await encodeLink({ ...defaultSettings, source: noise, at: "0" });
  expect(refused).toEqual({ ok: false, message: expect.stringContaining("16384") });
});

test("a link just within the limit is made and read", async () => {
  let seed = 7;
  const noise = (n: number) =>
    Array.from({ length: n }, () => ((seed = (seed * 48271) % 2147483647) % 36).toString(36));
  const source = `x${noise(16_384 - "#e=%78&at=0&c=0000".length).join("")}`;
  const made = await encodeLink({ ...defaultSettings, source, at: "0" });
  expect(made).toMatchObject({ ok: true });
  if (!made.ok) return;
  expect(made.fragment).toHaveLength(16_384);
  expect(await decodeLink(made.fragment)).toMatchObject({ state: { source }, damaged: false });
  expect(await encodeLink({ ...defaultSettings, source: `${source}x`, at: "0" })).toMatchObject({ ok: false });
});

test.each(["!!!!", "A", "AAAA", "____", "S1Ow=VdC", "%00%00", "aGVsbG8", "&z=", ""])("z=%s is damage", async (text) => {
  expect(await decodeLink(`#z=${text}&at=b1`)).toMatchObject({ kind: "link", damaged: true, state: { at: "b1" } });
});

test("names of the language's own objects are ordinary keys", async () => {
  const fragment = "#e=x*y&__proto__=1&constructor=2&toString=3&hasOwnProperty=4&__proto__.present=1";
  expect(await decodeLink(fragment)).toEqual({
    kind: "link",
    state: { source: "x*y", at: "0" },
    damaged: false,
    notes: [],
  });
  expect(({} as { present?: unknown }).present).toBeUndefined();
  const own = await decodeLink("#e=__proto__*constructor&target=__proto__&open=__proto__,toString");
  expect(own).toMatchObject({ state: { target: "__proto__", open: ["__proto__", "toString"] }, notes: [] });
});

test("of a key that comes twice the first counts", async () => {
  expect(await decodeLink("#e=x&at=f1&e=y&at=b1&dec=1&dec=2")).toMatchObject({
    state: { source: "x", at: "f1", dec: 1 },
  });
  expect(await decodeLink("#e=x&at=f1&c=0000&c=0000")).toMatchObject({ damaged: true });
});

test("hostile settings are told and left out", async () => {
  const huge = `1${"0".repeat(400)}`;
  for (const field of [
    `dec=${huge}`,
    "dec=NaN",
    "dec=1e9",
    "dec=",
    `target=${"a".repeat(5000)}`,
    "target=",
    "lang=../../x",
  ]) {
    const outcome = await decodeLink(`#e=x&${field}`);
    expect(outcome, field).toMatchObject({ kind: "link", state: { source: "x" }, notes: [expect.any(String)] });
    if (outcome.kind === "link") expect(Object.keys(outcome.state).sort()).toEqual(["at", "source"]);
  }
  expect(await decodeLink("#e=x&dec=-5")).toMatchObject({ state: { dec: 0 } });
  expect(await decodeLink(`#e=x&at=b${huge}`)).toMatchObject({ state: { at: "0" }, notes: [expect.any(String)] });
});

test("any text at all is read without a throw", { timeout: 60_000 }, async () => {
  const soup = fc.oneof(
    fc.string({ unit: "binary", maxLength: 200 }),
    fc.string({
      unit: fc.constantFrom(
        "e=",
        "z=",
        "x=",
        "lesson=",
        "m=",
        "at=",
        "c=",
        "&",
        "%",
        "%2",
        "%28",
        "%E2",
        "=",
        ";",
        "#",
        "b1",
        "x",
        "v=",
      ),
      maxLength: 40,
    }),
    fc.string({ unit: fc.constantFrom("A", "z", "0", "-", "_", "S", "V"), maxLength: 80 }).map((text) => `#z=${text}`),
  );
  await fc.assert(
    fc.asyncProperty(soup, async (text) => {
      expect(["none", "link", "named", "lesson", "refused"]).toContain((await decodeLink(text)).kind);
    }),
    { numRuns: 300 },
  );
});
