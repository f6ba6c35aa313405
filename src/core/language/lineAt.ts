/** The line that an offset into a text stands in, counted from 1 as an editor counts them. */
export const lineAt = (source: string, position: number): number => source.slice(0, position).split("\n").length;
