import { createElement, Fragment, type ReactNode } from "react";
import { parts } from "../core/words/t.ts";

/** A text of the page with elements in it, in the language that is spoken: rich`Press ${<kbd>→</kbd>} to step`. */
export const rich = (strings: TemplateStringsArray, ...values: readonly ReactNode[]): ReactNode =>
  parts(strings, ...values).map((part, i) => createElement(Fragment, { key: i }, part));
