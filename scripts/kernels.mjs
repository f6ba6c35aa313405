// Compiles kernels.as and runs.as of src/core/engine into the committed bytes. With --check it writes nothing, and fails where what is
// committed is not what the source gives.
import { readFileSync, writeFileSync } from "node:fs";

// Not by its name: the compiler's types declare arrays of its own, which would hold for all of our sources.
const compiler = ["assemblyscript", "asc"].join("/");
/**
 * @typedef {object} Files
 * @property {(name: string) => string | null} readFile
 * @property {(name: string, contents: Uint8Array | string) => void} writeFile
 * @property {() => string[]} listFiles
 */
/** @type {{ default: { main: (options: string[], files: Files) => Promise<{ error: Error | null }> } }} */
const { default: asc } = await import(compiler);

const folder = new URL("../src/core/engine/", import.meta.url);
const flags = ["-O3", "--noAssert", "--runtime", "stub", "--importMemory", "--enable", "simd"];

/**
 * @param {string} name of a source
 * @returns the bytes of its module
 */
async function compiled(name) {
  const source = readFileSync(new URL(`${name}.as`, folder), "utf8");
  /** @type {Map<string, Uint8Array | string>} */
  const written = new Map();
  const { error } = await asc.main([`${name}.ts`, "--outFile", `${name}.wasm`, ...flags], {
    readFile: (file) => (file === `${name}.ts` ? source : null),
    writeFile: (file, contents) => {
      written.set(file, contents);
    },
    listFiles: () => [],
  });
  const bytes = written.get(`${name}.wasm`);
  if (error !== null) throw error;
  if (!(bytes instanceof Uint8Array)) throw new Error("The compiler wrote no bytes.");
  return bytes;
}

for (const [name, constant] of Object.entries({ kernels: "wasmBytes", runs: "runBytes" })) {
  const text = `// Made from ${name}.as by scripts/kernels.mjs.
export const ${constant}: Uint8Array = Uint8Array.of(${(await compiled(name)).join(",")});
`;
  const file = new URL(`${name}.generated.ts`, folder);
  if (!process.argv.includes("--check")) writeFileSync(file, text);
  else if (readFileSync(file, "utf8") !== text) throw new Error(`${name}.generated.ts is out of date: npm run kernels`);
}
