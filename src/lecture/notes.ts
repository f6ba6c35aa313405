import { msg } from "../core/words/t.ts";
import type { NoteEntry } from "./entry.ts";

/** Pages to read, in our own words. */
export const notes: readonly NoteEntry[] = [
  {
    kind: "note",
    id: "summary",
    row: "L30",
    title: msg`What backpropagation is`,
    sentence: msg`The chain rule, applied gate by gate from the output back to every input, with the values of the forward pass kept at hand.`,
    paragraphs: [
      msg`A network has far too many parameters for anyone to write its gradient out by hand as one formula. So nobody does: the formula is taken apart into [gates whose derivatives are each a line](x=l9).`,
      msg`Backpropagation is the chain rule, used once for each gate on the way from the output to the inputs. [In f = (x + y) z](x=l7) that is twice.`,
      msg`A program for it keeps the graph, and every gate knows two things:`,
      msg`- forward: compute the result, and remember what the derivative will need. [A multiply gate remembers both inputs](x=l20).`,
      msg`- backward: take the gradient that arrives, multiply it by the local gradient, and hand the products on. [Local times upstream](x=l11), for each input.`,
      msg`Where a value was used more than once, [the gradients that come back along its branches are added](x=l14). The graph itself only has to [call its gates in order, and then in the reverse order](x=l19).`,
      msg`Whoever writes a backward pass by hand makes mistakes, so it is [checked against finite differences](x=l3), and [every gradient has the shape of its variable](x=l18).`,
    ],
  },
  {
    kind: "note",
    id: "brain",
    row: "L30",
    title: msg`Be careful with the brain`,
    sentence: msg`A neuron of a network is a weighted sum and an activation function; a neuron of a brain is much more than that.`,
    paragraphs: [
      msg`The picture is an old one: inputs arrive, each is weighted, [their sum and a bias go through an activation function](x=l26), and the result is passed on like a firing rate. It helps to remember the formula, and no more should be drawn from it.`,
      msg`Of real neurons it is true that`,
      msg`- there are many kinds of them, which behave differently;`,
      msg`- their dendrites compute nonlinear functions by themselves, before anything reaches the cell body;`,
      msg`- a synapse is no single weight, but a nonlinear system that changes in time;`,
      msg`- how often a neuron fires may not be all that it says.`,
      msg`What a network is, the graph says better: [a matrix product, a bias, an activation](x=l23), layer upon layer.`,
    ],
  },
  {
    kind: "note",
    id: "nets",
    row: "L30",
    title: msg`Neurons in layers`,
    sentence: msg`Neurons stand in fully connected layers because a whole layer is then a single matrix product.`,
    paragraphs: [
      msg`The neurons of a layer all read the same inputs, so their weights are the rows of one matrix, and [the layer is one line of code](x=l29) that runs fast.`,
      msg`Layers are counted by their weights: [a 2-layer net](x=l28) has one hidden layer, [a 3-layer net](x=l28deep) two. Between two layers stands [an activation function](x=activations); without it the matrices would multiply to a single one.`,
      msg`All of it is still a graph of gates, so it [trains by the same twenty lines](x=l24), however many layers it has. Networks of neurons are not really neural: [be careful with the brain](x=brain).`,
    ],
  },
  {
    kind: "note",
    id: "l31",
    row: "L31",
    title: msg`English and Korean`,
    sentence: msg`Some slides of the lecture carry notes in Korean, and this page speaks both languages.`,
    paragraphs: [
      msg`The whole page, its explanations and its lessons speak [English](x=l31&lang=en) and [Korean](x=l31&lang=ko). Settings chooses the language; as long as nothing is chosen, it is that of the browser.`,
      msg`A link may carry it, as in x=l9&lang=ko. What is typed is the same in every language: names, functions and code are never translated.`,
    ],
  },
];
