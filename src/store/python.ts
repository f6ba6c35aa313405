import { looksLikePython } from "../core/python/looksLike.ts";
import type { PythonReader } from "../core/read.ts";

let reader: PythonReader | null = null;
let loading: Promise<void> | null = null;

/** What reads Python; null until a text asked for it and it has arrived. */
export const pythonReader = (): PythonReader | null => reader;

/** Whether a text cannot be read to its end before the reader of Python is there. */
export const awaitsPython = (source: string): boolean => reader === null && looksLikePython(source);

/** Loads the reader of Python where a text needs it. A failed load is tried anew at the next call. */
export function loadPython(source: string): Promise<void> {
  if (!awaitsPython(source)) return Promise.resolve();
  loading ??= import("../core/python/readPython.ts").then(
    ({ readPython }) => {
      reader = readPython;
    },
    () => {
      loading = null;
    },
  );
  return loading;
}
