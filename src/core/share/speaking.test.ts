import { expect, test } from "vitest";
import { presentationIn, readSpeech, speakerFragment } from "./speaking.ts";

test("a speaker view's fragment names its presentation", () => {
  expect(presentationIn(speakerFragment("1a2b"))).toBe("1a2b");
  for (const other of ["", "#", "#speaker", "#speaker=", "#speaker=A!", "#e=speaker=1", `#speaker=${"a".repeat(65)}`])
    expect(presentationIn(other)).toBeNull();
});

const moment = {
  backstep: "speaker",
  type: "moment",
  source: "x*y",
  settings: [["dec", "2"]],
  cursor: 1,
  hidden: ["x"],
};

test("what they say is read", () => {
  for (const said of [
    moment,
    { backstep: "speaker", type: "hello" },
    { backstep: "speaker", type: "bye" },
    { backstep: "speaker", type: "press", by: -1 },
  ])
    expect(readSpeech(said)).toEqual(said);
});

test("anything else is not", () => {
  for (const other of [
    null,
    "hello",
    [],
    { type: "hello" },
    { backstep: 1, type: "hello" },
    { backstep: "speaker", type: "press", by: 1e9 },
    { backstep: "speaker", type: "press" },
    { ...moment, cursor: -1 },
    { ...moment, cursor: 0.5 },
    { ...moment, settings: [["dec"]] },
    { ...moment, hidden: "x" },
    { backstep: "speaker", type: "constructor" },
  ])
    expect(readSpeech(other)).toBeNull();
});
