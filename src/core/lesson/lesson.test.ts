import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lessonLimits } from "./lesson.ts";
import { readLesson } from "./readLesson.ts";

const problemsOf = (text: string): readonly (readonly [number, string])[] =>
  readLesson(text).problems.map(({ line, message }) => [line, message] as const);

describe("a lesson as it should be", () => {
  const text = [
    "# Backprop by hand",
    "The lecture's first example,",
    "slowly.",
    "",
    "## The values first",
    "> Ask what q is.",
    ">",
    "> Wait for an answer.",
    "x=l7",
    "",
    "## Then backward",
    "Each gate multiplies: local times upstream.",
    "at: b3",
    "tab = code",
    "",
    "## Another",
    "```",
    "f = a * b",
    "",
    "a = 2  ## two",
    "```",
    "dec: 3",
    "## A link",
    "https://example.org/backstep/#e=f=(x+y)*z;x=-2;y=5;z=-4&at=b2",
  ].join("\n");

  it("is its title, its moments and nothing else", () => {
    expect(readLesson(text)).toEqual({
      title: "Backprop by hand",
      about: "The lecture's first example, slowly.",
      moments: [
        {
          line: 5,
          caption: "The values first",
          text: "",
          notes: ["Ask what q is.", "Wait for an answer."],
          start: { kind: "link", fragment: "x=l7", line: 9 },
          at: null,
          settings: {},
        },
        {
          line: 11,
          caption: "Then backward",
          text: "Each gate multiplies: local times upstream.",
          notes: [],
          start: null,
          at: "b3",
          settings: { tab: "code" },
        },
        {
          line: 16,
          caption: "Another",
          text: "",
          notes: [],
          start: { kind: "program", source: "f = a * b\n\na = 2  ## two", line: 18 },
          at: null,
          settings: { dec: 3 },
        },
        {
          line: 23,
          caption: "A link",
          text: "",
          notes: [],
          start: { kind: "link", fragment: "e=f=(x+y)*z;x=-2;y=5;z=-4&at=b2", line: 24 },
          at: null,
          settings: {},
        },
      ],
      problems: [],
    });
  });

  it.each(["\r\n", "\r"])("has its lines end as on any machine: %j", (end) => {
    expect(readLesson(`\uFEFF${text.replaceAll("\n", end)}`)).toEqual(readLesson(text));
  });
});

describe("what is amiss is told by its line, with what would work, and the rest is there", () => {
  it.each([
    ["", 1, "Begin one with a line such as “## The values first”"],
    ["# Only a title", 1, "There is no moment yet"],
    ["## a", 1, "There is no program yet"],
    ["## a\nx=l7\nat: b0", 3, "“b0” is no step. Write at: 0 for the start"],
    ["## a\nx=l7\ngrain: fine", 3, "grain=fine is not known"],
    ["## a\nx=l7\ndec: 99", 3, "was taken as 12"],
    ["## a\nx=l7\ntheme: dark", 3, "belongs to whoever looks"],
    ["## a\nx=l7\nstep: b3", 3, "“step” is not a setting. A moment can set at, target"],
    ["x=l7\n## a", 1, "before the first moment"],
    ["## a\nx=l7\nx=l9", 3, "one program or link"],
    ["## a\nx=l7\n# Late", 3, "one title, at its head"],
    ["### a\nx=l7", 1, "begins with ##"],
    ["## a\n```\nf = x", 2, "not closed. Put a line of ``` below"],
    ["## a\nf = x + y\nx = 2", 2, "looks like a program"],
  ])("%j", (text, line, message) => {
    expect(problemsOf(text)).toEqual([[line, expect.stringContaining(message)]]);
  });

  it("takes a program without its fence, or without the end of it, up to what is none of it", () => {
    const open = readLesson("## a\n```\nf = x\n# note\n## b\nat: b1");
    expect(open.moments.map(({ caption, start }) => [caption, start])).toEqual([
      ["a", { kind: "program", source: "f = x\n# note", line: 3 }],
      ["b", null],
    ]);
    const bare = readLesson("## a\nf = x + y\nx = -2\nfor t in range(3):\n  x = f\n\nA caption with f = x in it.");
    expect(bare.moments[0]).toMatchObject({
      start: { kind: "program", source: "f = x + y\nx = -2\nfor t in range(3):\n  x = f", line: 2 },
      text: "A caption with f = x in it.",
    });
  });

  it("keeps to its limits, and says so", () => {
    const many = `## a\nx=l7\n${"## b\n".repeat(lessonLimits.moments)}`;
    expect(readLesson(many).moments).toHaveLength(lessonLimits.moments);
    expect(problemsOf(many)).toEqual([[lessonLimits.moments + 2, expect.stringContaining("at most 500 moments")]]);
    const long = `## a\nx=l7\n${"word ".repeat(lessonLimits.characters / 4)}`;
    expect(problemsOf(long)).toEqual([[3, expect.stringContaining("at most 60000 characters")]]);
  });

  it("never throws, and names lines that are there", { timeout: 60_000 }, () => {
    const piece = fc.constantFrom(
      ..."#|##|###|>|```|~~~|\n|\n\n|x=|x=l7|e=|z=|at|at:| b3|at: b3|=|: |tab: code|f = x|def f(x):|import |\t| |\r|\uFEFF|&|%|\ud800|σ".split(
        "|",
      ),
    );
    const soup = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join("")),
    );
    fc.assert(
      fc.property(soup, (text) => {
        const { moments, problems } = readLesson(text);
        const count = text.split(/\r\n|\r|\n/).length;
        const lines = [...moments, ...problems].map(({ line }) => line);
        expect(lines.filter((line) => line < 1 || line > count)).toEqual([]);
        expect(moments.length === 0 && problems.length === 0).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});
