import { msg } from "../core/words/t.ts";
import type { Example } from "./example.ts";

export const l29: Example = {
  id: "l29",
  row: "L29",
  title: msg`The forward pass of a 3-layer net`,
  sentence: msg`Pasted as the slide has it: columns of 3, 4 and 4 numbers and the matrices between them, and the net's output is a single one.`,
  source: [
    "# forward-pass of a 3-layer neural network:",
    "f = lambda x: 1.0/(1.0 + np.exp(-x)) # activation function (use sigmoid)",
    "x = np.random.randn(3, 1) # random input vector of three numbers (3x1)",
    "h1 = f(np.dot(W1, x) + b1) # calculate first hidden layer activations (4x1)",
    "h2 = f(np.dot(W2, h1) + b2) # calculate second hidden layer activations (4x1)",
    "out = np.dot(W3, h2) + b3 # output neuron (1x1)",
    "",
    "# what the slide leaves out: the weights and biases",
    "W1, b1 = randn(4, 3), zeros(4, 1)",
    "W2, b2 = randn(4, 4), zeros(4, 1)",
    "W3, b3 = randn(1, 4), zeros(1, 1)",
  ].join("\n"),
};
