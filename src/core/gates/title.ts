import { translated } from "../words/t.ts";
import type { NodeGate } from "./gate.ts";

/** A gate's title in the language that is spoken; a closed group keeps the name of its function. */
export const titleOf = ({ kind, title }: NodeGate): string => (kind === "module" ? title : translated(title));
