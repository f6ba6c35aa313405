// Compiles src/core/language/backstep.grammar into the committed parser: `node scripts/grammar.mjs`.
import { buildParserFile } from "@lezer/generator";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = new URL("../src/core/language/", import.meta.url);

/** @returns {Map<string, string>} file name -> the text it should have, throws Error on a faulty grammar */
export function compiled() {
  const grammar = readFileSync(new URL("backstep.grammar", folder), "utf8");
  const { parser, terms } = buildParserFile(grammar, {
    fileName: "backstep.grammar",
    moduleStyle: "es",
    typeScript: true,
    warn: (message) => {
      throw new Error(message);
    },
  });
  return new Map([
    ["parser.generated.ts", parser],
    ["parser.generated.terms.ts", terms],
  ]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, text] of compiled()) writeFileSync(new URL(name, folder), text);
}
