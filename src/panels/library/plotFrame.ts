/** The size of a plot and the margins around its curves, in units of its own. */
export const [WIDTH, HEIGHT] = [340, 216];
export const margin = { top: 12, right: 48, bottom: 22, left: 30 };
