// Compiles src/core/engine/kernels.as into the committed bytes. With --check it writes nothing, and fails where what is
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
const source = readFileSync(new URL("kernels.as", folder), "utf8");
/** @type {Map<string, Uint8Array | string>} */
const written = new Map();
const flags = ["-O3", "--noAssert", "--runtime", "stub", "--importMemory", "--enable", "simd"];
const { error } = await asc.main(["kernels.ts", "--outFile", "kernels.wasm", ...flags], {
  readFile: (name) => (name === "kernels.ts" ? source : null),
  writeFile: (name, contents) => {
    written.set(name, contents);
  },
  listFiles: () => [],
});
const bytes = written.get("kernels.wasm");
if (error !== null) throw error;
if (!(bytes instanceof Uint8Array)) throw new Error("The compiler wrote no bytes.");

const text = `// Made from kernels.as by scripts/kernels.mjs.
export const wasmBytes: Uint8Array = Uint8Array.of(${bytes.join(",")});
`;
const file = new URL("kernels.generated.ts", folder);
if (!process.argv.includes("--check")) writeFileSync(file, text);
else if (readFileSync(file, "utf8") !== text) throw new Error("kernels.generated.ts is out of date: npm run kernels");
