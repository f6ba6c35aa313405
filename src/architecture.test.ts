import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { parseSync } from "vite";
import { describe, expect, it } from "vitest";

/**
 * Who may import whom. A folder may import from the folders named here, and from whatever those may import;
 * from npm it may take the packages named here and no others. Tests and their fixtures are free.
 */
const borders: Record<string, { folders: readonly string[]; packages: readonly string[] }> = {
  // What is said in the language of the reader.
  "core/words": { folders: [], packages: [] },
  "core/language": { folders: ["core/words"], packages: ["@lezer/common", "@lezer/highlight", "@lezer/lr"] },
  "core/tensor": { folders: ["core/words"], packages: [] },
  "core/gates": { folders: ["core/language", "core/tensor"], packages: [] },
  "core/graph": { folders: ["core/gates"], packages: [] },
  "core/trace": { folders: ["core/graph"], packages: [] },
  "core/notation": { folders: ["core/trace"], packages: [] },
  "core/layout": { folders: ["core/graph"], packages: [] },
  "core/scene": { folders: ["core/notation", "core/layout"], packages: [] },
  // Python as students write it: read into the language, never executed.
  "core/python": { folders: ["core/graph"], packages: ["@lezer/common", "@lezer/python"] },
  "core/latex": { folders: ["core/language"], packages: [] },
  "core/judge": { folders: ["core/notation"], packages: [] },
  "core/listing": { folders: ["core/notation", "core/share"], packages: [] },
  "core/check": { folders: ["core/notation"], packages: [] },
  "core/activations": { folders: ["core/notation"], packages: [] },
  "core/doctor": { folders: ["core/check", "core/activations"], packages: [] },
  "core/quiz": { folders: ["core/notation"], packages: [] },
  "core/network": { folders: ["core/graph"], packages: [] },
  // Graphs compiled to be computed many times over, and descent on them: nothing that a first look needs.
  "core/engine": { folders: ["core/graph"], packages: [] },
  "core/train": { folders: ["core/engine"], packages: [] },
  "core/share": { folders: ["core/words"], packages: ["valibot"] },
  // A picture or a trace as a file for other programs.
  "core/export": { folders: ["core/scene"], packages: [] },
  // Lessons as instructors write them.
  "core/lesson": { folders: ["core/share"], packages: [] },
  // A second way to differentiate, for tests alone: no folder may import it, and it shares no gate with what it judges.
  "core/oracle": { folders: [], packages: [] },
  core: {
    folders: [
      "core/scene",
      "core/share",
      "core/python",
      "core/latex",
      "core/judge",
      "core/listing",
      "core/doctor",
      "core/network",
      "core/quiz",
      "core/train",
      "core/export",
      "core/lesson",
    ],
    packages: [],
  },
  examples: { folders: ["core/words"], packages: [] },
  // All that the lecture shows, and the lessons that follow it.
  lecture: { folders: ["examples"], packages: [] },
  store: { folders: ["core", "lecture"], packages: ["react", "valibot", "zustand"] },
  draw: { folders: ["core/scene"], packages: ["d3"] },
  panels: {
    folders: ["store", "draw"],
    packages: [
      "@codemirror/autocomplete",
      "@codemirror/commands",
      "@codemirror/language",
      "@codemirror/lint",
      "@codemirror/state",
      "@codemirror/view",
      "@lezer/highlight",
      "@lezer/javascript",
      "@lezer/python",
      "d3",
      "gifenc",
      "katex",
      "lucide-react",
      "react",
      "react-dom",
    ],
  },
  app: {
    folders: ["panels"],
    packages: ["@fontsource/inter", "@fontsource/jetbrains-mono", "lucide-react", "react", "react-dom"],
  },
};

const longest = 250;
const root = import.meta.dirname;

interface SourceFile {
  readonly path: string;
  readonly folder: string;
  readonly lines: number;
  readonly specifiers: readonly string[];
}

/** The longest folder of the table that holds the file; "" where none does. */
function folderOf(path: string): string {
  const holders = Object.keys(borders).filter((folder) => path.startsWith(`${folder}/`));
  return holders.reduce((best, folder) => (folder.length > best.length ? folder : best), "");
}

/** Every module a source text imports from: statically, dynamically, by re-export, values and types alike. */
function specifiersOf(path: string, text: string): string[] {
  const { module, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} does not parse: ${errors[0]?.message ?? ""}`);
  const reexported = module.staticExports.flatMap(({ entries }) => entries.map((entry) => entry.moduleRequest?.value));
  return [
    ...module.staticImports.map((statement) => statement.moduleRequest.value),
    ...reexported.filter((specifier) => specifier !== undefined),
    ...module.dynamicImports.map(({ moduleRequest }) => text.slice(moduleRequest.start + 1, moduleRequest.end - 1)),
  ];
}

function read(path: string): SourceFile {
  const text = readFileSync(join(root, path), "utf8");
  return { path, folder: folderOf(path), lines: text.split("\n").length - 1, specifiers: specifiersOf(path, text) };
}

const files = readdirSync(root, { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => /\.tsx?$/.test(path) && !/\.(test|fixtures)\.tsx?$|\.d\.ts$|\.generated\./.test(path))
  .sort()
  .map(read);

/** The folders that `folder` may import from: its own, those the table names, and theirs. */
function reachable(folder: string, seen = new Set<string>()): Set<string> {
  if (seen.has(folder)) return seen;
  seen.add(folder);
  for (const next of borders[folder]?.folders ?? []) reachable(next, seen);
  return seen;
}

const isRelative = (specifier: string): boolean => specifier.startsWith(".");
const targetOf = (path: string, specifier: string): string =>
  posix.join(posix.dirname(path), specifier.replace(/\?.*$/, ""));

/** `react-dom/client` -> `react-dom`; `@codemirror/view` stays. */
const packageOf = (specifier: string): string =>
  specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");

describe("architecture", () => {
  it("finds source files", () => {
    expect(files.length).toBeGreaterThan(5);
  });

  it("has a table without cycles, whose names are all folders of it", () => {
    for (const [folder, { folders }] of Object.entries(borders)) {
      for (const next of folders) {
        expect(borders, `${folder} names ${next}`).toHaveProperty([next]);
        expect([...reachable(next)], `${folder} → ${next} → …`).not.toContain(folder);
      }
    }
  });

  it("keeps every file in a folder of the table", () => {
    expect(files.filter(({ folder }) => folder === "").map(({ path }) => path)).toEqual([]);
  });

  it("lets a folder import only from below", () => {
    const wrong = files.flatMap(({ path, folder, specifiers }) => {
      const allowed = reachable(folder);
      return specifiers
        .filter(isRelative)
        .filter((specifier) => !allowed.has(folderOf(targetOf(path, specifier))))
        .map((specifier) => `${path} imports ${specifier}`);
    });
    expect(wrong).toEqual([]);
  });

  it("lets a folder use only its own packages", () => {
    const wrong = files.flatMap(({ path, folder, specifiers }) =>
      specifiers
        .filter((specifier) => !isRelative(specifier))
        .filter((specifier) => borders[folder]?.packages.includes(packageOf(specifier)) !== true)
        .map((specifier) => `${path} imports ${specifier}`),
    );
    expect(wrong).toEqual([]);
  });

  it("imports d3 in draw and panels only, and no screen library in the core", () => {
    const users = (name: string): string[] =>
      Object.keys(borders).filter((folder) => borders[folder]?.packages.includes(name));
    expect(users("d3")).toEqual(["draw", "panels"]);
    for (const name of ["react", "react-dom", "zustand"]) {
      expect(users(name).filter((folder) => folder.startsWith("core"))).toEqual([]);
    }
  });

  it("compiles the core without the DOM", () => {
    const settings: unknown = JSON.parse(readFileSync(join(root, "core/tsconfig.json"), "utf8"));
    expect(settings).toMatchObject({ compilerOptions: { lib: ["ES2023"], types: [] } });
    const referring = files.filter(
      ({ path, folder }) =>
        folder.startsWith("core") && /\/\/\/\s*<reference/.test(readFileSync(join(root, path), "utf8")),
    );
    expect(referring.map(({ path }) => path)).toEqual([]);
  });

  it("leaves tests and fixtures to tests", () => {
    const wrong = files.flatMap(({ path, specifiers }) =>
      specifiers
        .filter((specifier) => /\.(test|fixtures)\.tsx?$/.test(specifier))
        .map((specifier) => `${path} imports ${specifier}`),
    );
    expect(wrong).toEqual([]);
  });

  it("names components in PascalCase, folders and everything else without hyphens", () => {
    const wrong = files.filter(({ path }) => {
      const name = posix.basename(path);
      const isComponent = path.endsWith(".tsx") && path !== "app/main.tsx";
      return path.includes("-") || (isComponent && !/^[A-Z]/.test(name));
    });
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it("names the file with its suffix, so that no build step has to guess", () => {
    const wrong = files.flatMap(({ path, specifiers }) =>
      specifiers
        .filter((specifier) => isRelative(specifier) && !/\.(tsx?|css|json|svg)(\?.*)?$/.test(specifier))
        .map((specifier) => `${path} imports ${specifier}`),
    );
    expect(wrong).toEqual([]);
  });

  it(`has no file past ${longest} lines`, () => {
    expect(files.filter(({ lines }) => lines > longest).map(({ path, lines }) => `${path}: ${lines}`)).toEqual([]);
  });
});
