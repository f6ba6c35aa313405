// Holds the language files (src/languages) to the texts of the source: one entry for each text, with the same places for
// values. `node scripts/messages.mjs --write` adds what is missing, left empty for a translator, and takes out what is gone.
// `--missing` prints what is left to translate in a language: `node scripts/messages.mjs --missing ko`.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseSync, Visitor } from "vite";

const source = "src";
const folder = "src/languages";
/** The tags of texts: see src/core/words/t.ts. */
const tags = new Set(["t", "parts", "msg", "rich"]);

/**
 * The English of every text of a file, with {0}, {1} … for its values.
 * @param {string} path
 * @returns {string[]}
 */
function textsOf(path) {
  /** @type {string[]} */
  const texts = [];
  const { program, errors } = parseSync(path, readFileSync(path, "utf8"));
  if (errors.length > 0) throw new Error(`${path} does not parse: ${errors[0]?.message ?? ""}`);
  new Visitor({
    TaggedTemplateExpression({ tag, quasi }) {
      if (tag.type !== "Identifier" || !tags.has(tag.name)) return;
      const strings = quasi.quasis.map(({ value }) => value.cooked ?? "");
      texts.push(strings.map((text, i) => (i === 0 ? text : `{${i - 1}}${text}`)).join(""));
    },
  }).visit(program);
  return texts;
}

/**
 * The numbers of a text's places for values.
 * @param {string} text
 */
const placesOf = (text) =>
  [...new Set([...text.matchAll(/\{(\d+)(?::[^{}]*)?\}/g)].map(([, index]) => index))]
    .toSorted((a = "", b = "") => Number(a) - Number(b))
    .join();

const files = readdirSync(source, { recursive: true, encoding: "utf8" })
  .filter((path) => /\.tsx?$/.test(path) && !/\.(test|fixtures)\.tsx?$|\.generated\./.test(path))
  .sort();
const texts = new Set(files.flatMap((path) => textsOf(join(source, path))));

/** @type {string[]} */
const problems = [];
const [option, only] = process.argv.slice(2);
for (const file of readdirSync(folder).filter((name) => name.endsWith(".json"))) {
  const language = basename(file, ".json");
  /** @type {Record<string, string>} */
  const translated = JSON.parse(readFileSync(join(folder, file), "utf8"));
  const missing = [...texts].filter((text) => (translated[text] ?? "") === "");
  if (option === "--write") {
    const all = Object.fromEntries([...texts].map((text) => [text, translated[text] ?? ""]));
    writeFileSync(join(folder, file), `${JSON.stringify(all, null, 2)}\n`);
  }
  if (option === "--missing" && language === only) console.log(JSON.stringify(missing, null, 2));
  if (option !== undefined) continue;
  for (const text of missing) problems.push(`${file} lacks ${JSON.stringify(text)}`);
  for (const [text, other] of Object.entries(translated)) {
    if (!texts.has(text)) problems.push(`${file} has ${JSON.stringify(text)}, which nothing says any more`);
    else if (other !== "" && placesOf(text) !== placesOf(other))
      problems.push(`${file}: ${JSON.stringify(other)} has not the places for values of ${JSON.stringify(text)}`);
  }
}

for (const problem of problems) console.error(problem);
if (problems.length > 0) {
  console.error(`${problems.length} problems; \`node scripts/messages.mjs --write\` adds and removes entries.`);
  process.exit(1);
}
if (option === undefined) console.log(`${texts.size} texts in every language.`);
