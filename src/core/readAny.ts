import type { Reading } from "./language/reading.ts";
import { readPython } from "./python/readPython.ts";
import { read } from "./read.ts";

/** All that a text says, be it in the expression language or in Python. Never throws on text. */
export const readAny = (source: string): Reading => read(source, readPython);
