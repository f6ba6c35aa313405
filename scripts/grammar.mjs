// Compiles src/core/language/backstep.grammar into the committed parser. With --check it writes nothing, and fails where
// what is committed is not what the grammar says.
import { buildParserFile } from "@lezer/generator";
import { readFileSync, writeFileSync } from "node:fs";

const folder = new URL("../src/core/language/", import.meta.url);
const grammar = readFileSync(new URL("backstep.grammar", folder), "utf8");
const { parser, terms } = buildParserFile(grammar, {
  fileName: "backstep.grammar",
  moduleStyle: "es",
  typeScript: true,
  warn: (message) => {
    throw new Error(message);
  },
});

const files = { "parser.generated.ts": parser, "parser.generated.terms.ts": terms };
for (const [name, text] of Object.entries(files)) {
  const file = new URL(name, folder);
  if (!process.argv.includes("--check")) writeFileSync(file, text);
  else if (readFileSync(file, "utf8") !== text) throw new Error(`${name} is out of date: npm run grammar`);
}
