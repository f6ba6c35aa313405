/** A layer of neurons: one for each number of a value, or for each column or row of a matrix of examples. */
export interface Layer {
  /** Index of the node whose value the neurons hold. */
  readonly node: number;
  /** Indexes of the gates that the neurons are made of: the product, the bias, the activation. Empty for what is put in. */
  readonly gates: readonly number[];
  /** How many neurons. */
  readonly size: number;
  /** How many examples go through at once; 1 for a single vector. */
  readonly examples: number;
  /** Which axis of the value counts the neurons; null for a vector. */
  readonly axis: 0 | 1 | null;
  /** Links from the input to the layer, at most. */
  readonly depth: number;
}

/** A fully connected layer's weights: a line from every neuron of one layer to every neuron of another. */
export interface Link {
  /** Positions in `Network.layers`. */
  readonly from: number;
  readonly to: number;
  /** Index of the matrix's node. */
  readonly weights: number;
  /** Whether a row of the matrix holds the weights into one neuron (`W @ x`); else a column does (`x @ W`). */
  readonly byRow: boolean;
  /** Index of the bias's node, null without one. */
  readonly bias: number | null;
}

/** Fully connected layers found in a graph, in the order of the graph. */
export interface Network {
  readonly layers: readonly Layer[];
  readonly links: readonly Link[];
  /** Numbers in all weights and biases, each counted once however often it is used. */
  readonly parameters: number;
}

/** Where in a layer's value neuron `unit` of example `example` stands. */
export const elementOf = ({ axis, size, examples }: Layer, unit: number, example: number): number =>
  axis === null ? unit : axis === 0 ? unit * examples + example : example * size + unit;

/** Where in its matrix the weight from one neuron to another stands. */
export const weightOf = ({ layers }: Network, { from, to, byRow }: Link, source: number, sink: number): number =>
  byRow ? sink * (layers[from]?.size ?? 0) + source : source * (layers[to]?.size ?? 0) + sink;
