import { t } from "../../core/words/t.ts";

/** A short lesson to begin with. */
export const sample = (): string =>
  [
    `# ${t`My first lesson`}`,
    "",
    `## ${t`What does f depend on?`}`,
    `> ${t`Wait for an answer before going on.`}`,
    "x=l7",
    "",
    `## ${t`Backward, from the output`}`,
    "at: b1",
    "",
    `## ${t`The product first`}`,
    "at: b2",
    "",
    `## ${t`Now a program of our own`}`,
    "```",
    "f = (a + b)^2",
    "a = 1",
    "b = 2",
    "```",
    "at: end",
    "",
  ].join("\n");
