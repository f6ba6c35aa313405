import { translated } from "../words/t.ts";
import type { Group } from "./graph.ts";

/** What stands on a group in the language that is spoken: a gate that is open has its title, any other a name of the program. */
export const groupName = ({ kind, name }: Group): string => (kind === "gate" ? translated(name) : name);

/** The names of some groups of a graph, in their order. */
export const groupNames = (groups: readonly Group[], indexes: readonly number[]): readonly string[] =>
  indexes.flatMap((at) => groups[at] ?? []).map(groupName);
