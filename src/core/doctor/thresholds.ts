/** Where more than this share of a gate's entries is saturated, the gate is. */
export const MANY = 0.5;
/** A softmax that gives one class more than this is nearly flat. */
export const NEARLY_ONE = 0.99;
/** The gradient of the first layer, as a part of the last one's: below this it vanishes, beyond its inverse it explodes. */
export const VANISHED = 1e-3;
/** Norms that make a sequence: fewer say nothing about layers. */
export const FEWEST_NORMS = 3;
/** Rows of a batch from which on a unit that none of them wakes counts as dead. */
export const FEWEST_ROWS = 2;
