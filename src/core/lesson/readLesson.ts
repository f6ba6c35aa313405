import { t } from "../words/t.ts";
import {
  lessonLimits,
  type LessonProblem,
  type MomentStart,
  type WrittenLesson,
  type WrittenMoment,
} from "./lesson.ts";
import { readLine } from "./lines.ts";
import { isSetting, readSetting } from "./settings.ts";

type Draft = { -readonly [K in keyof WrittenMoment]: WrittenMoment[K] };

/**
 * Reads a lesson: `# Title`, then for each moment `## caption`, lines beginning with `>` for the speaker, and a program
 * between two lines of ```, or a link, or neither to go on with the program before; `at: b3` and other settings a line
 * each. Never throws: what is amiss is told by its line, and what can be read is there.
 */
export function readLesson(text: string): WrittenLesson {
  return new Reading(text).read();
}

class Reading {
  private readonly lines: readonly string[];
  private readonly problems: LessonProblem[] = [];
  private readonly moments: Draft[] = [];
  private title: string | null = null;
  private about = "";
  private at = 0;
  private readonly isLong: boolean;

  constructor(text: string) {
    this.isLong = text.length > lessonLimits.characters;
    this.lines = text
      .slice(0, lessonLimits.characters)
      .replace(/^\uFEFF/, "")
      .split(/\r\n|\r|\n/);
  }

  read(): WrittenLesson {
    while (this.at < this.lines.length && this.moments.length <= lessonLimits.moments) this.line();
    const { moments } = this;
    if (moments.length > lessonLimits.moments) {
      const beyond = moments.pop();
      this.tell(
        t`A lesson has at most ${lessonLimits.moments} moments; those from here on are left out.`,
        beyond?.line,
      );
    }
    if (this.isLong)
      this.tell(
        t`A lesson has at most ${lessonLimits.characters} characters; what stands behind is left out.`,
        this.lines.length,
      );
    if (moments.length === 0)
      this.tell(
        t`There is no moment yet. Begin one with a line such as “## The values first”, and below it a link such as x=l7.`,
        1,
      );
    else if (!moments.some(({ start }) => start !== null))
      this.tell(
        t`There is no program yet. Put one between two lines of ${"```"}, or name an example: x=l7.`,
        moments[0]?.line,
      );
    const problems = this.problems.toSorted((a, b) => a.line - b.line);
    return { title: this.title ?? "", about: this.about, moments, problems };
  }

  private tell(message: string, line = this.at): void {
    this.problems.push({ line, message });
  }

  /** Takes the next line; `this.at` is its number, from 1, from then on. */
  private line(): void {
    const line = readLine(this.lines[this.at++] ?? "", isSetting);
    switch (line.kind) {
      case "blank":
        return;
      case "title":
        if (this.title === null && this.moments.length === 0) this.title = line.text;
        else this.tell(t`A lesson has one title, at its head. Begin a moment with ##.`);
        return;
      case "caption":
        if (line.hashes > 2) this.tell(t`A moment begins with ##, which is how this line was taken.`);
        this.begin(line.text);
        return;
      case "note": {
        const moment = this.moment();
        moment.notes = line.text === "" ? moment.notes : [...moment.notes, line.text];
        return;
      }
      case "fence":
        this.fenced(line.mark);
        return;
      case "link":
        this.start({ kind: "link", fragment: line.fragment, line: this.at });
        return;
      case "setting":
        this.set(line.key, line.value);
        return;
      case "program":
        this.unfenced();
        return;
      case "text":
        this.write(line.text);
    }
  }

  private write(text: string): void {
    const moment = this.moments.at(-1);
    if (moment === undefined) this.about = `${this.about} ${text}`.trim();
    else moment.text = `${moment.text} ${text}`.trim();
  }

  private begin(caption: string): Draft {
    const moment: Draft = { line: this.at, caption, text: "", notes: [], start: null, at: null, settings: {} };
    this.moments.push(moment);
    return moment;
  }

  /** The moment that a line belongs to. */
  private moment(): Draft {
    const moment = this.moments.at(-1);
    if (moment !== undefined) return moment;
    this.tell(t`This stands before the first moment. Begin a moment above it, with ## and its caption.`);
    return this.begin("");
  }

  private start(start: MomentStart, stands = start.line): void {
    const moment = this.moment();
    if (moment.start === null) moment.start = start;
    else
      this.tell(
        t`A moment has one program or link, and this one already has it. Begin another moment above, with ##.`,
        stands,
      );
  }

  private set(key: string, value: string): void {
    const moment = this.moment();
    const read = readSetting(key, value);
    if ("problem" in read) this.tell(read.problem);
    else if ("at" in read) moment.at = read.at;
    else moment.settings = { ...moment.settings, ...read.settings };
  }

  /** A program up to the fence that closes it; where none does, up to the next caption. */
  private fenced(mark: string): void {
    const opened = this.at;
    const rest = this.lines.slice(opened);
    const closes = rest.findIndex((line) => line.trim() === mark);
    const next = rest.findIndex((line) => /^##(?!#)/.test(line));
    if (closes < 0) this.tell(t`This program is not closed. Put a line of ${mark} below its last line.`, opened);
    const length = closes >= 0 ? closes : next >= 0 ? next : rest.length;
    this.at = opened + length + (closes >= 0 ? 1 : 0);
    this.start({ kind: "program", source: trimmed(rest.slice(0, length)), line: opened + 1 }, opened);
  }

  /** Lines of a program without a fence: taken as one. */
  private unfenced(): void {
    const first = this.at;
    this.tell(t`This looks like a program. Put a line of ${"```"} above it, and one below.`);
    const rest = this.lines.slice(first);
    const ends = rest.findIndex(
      (line) => line.trim() === "" || !(/^\s/.test(line) || readLine(line, isSetting).kind === "program"),
    );
    const length = ends < 0 ? rest.length : ends;
    this.at = first + length;
    this.start({ kind: "program", source: trimmed(this.lines.slice(first - 1, first + length)), line: first });
  }
}

/** Without blank lines at the end. */
const trimmed = (lines: readonly string[]): string => lines.join("\n").trimEnd();
