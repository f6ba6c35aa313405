import { expect, it } from "vitest";
import { differentiate } from "../core/index.ts";
import { printCount } from "../core/language/count.ts";
import { alexnet } from "./alexnet.ts";

/** Filters (or units), how many channels (or units) each sees, and how many places of each of those. */
type Layer = readonly [filters: number, channels: number, places: number];

const parameters = (layers: readonly Layer[]): number =>
  layers.reduce((total, [filters, channels, places]) => total + filters * channels * places + filters, 0);

/** What a pool of 3×3 with stride 2 leaves of an extent. */
const pooled = (extent: number): number => (extent - 3) / 2 + 1;

const fullSize = pooled(pooled(pooled((227 - 11) / 4 + 1)));
const layers: readonly Layer[] = [
  [96, 3, 11 * 11],
  [256, 96, 5 * 5],
  [384, 256, 3 * 3],
  [384, 384, 3 * 3],
  [256, 384, 3 * 3],
  [4096, 256, fullSize * fullSize],
  [4096, 4096, 1],
  [1000, 4096, 1],
];

it("tells the true number of parameters, in one column and split in two as in the paper", () => {
  expect(parameters(layers)).toBe(62_378_344);
  const halved = layers.map(([filters, channels, places], i): Layer => [
    filters,
    [1, 3, 4].includes(i) ? channels / 2 : channels,
    places,
  ]);
  expect(parameters(halved)).toBe(60_965_224);
  for (const count of [parameters(layers), parameters(halved)]) expect(alexnet.note).toContain(printCount(count));
});

it("tells its own number of parameters, and has a sixteenth of the filters and a 64th of the units", () => {
  const outcome = differentiate(alexnet.source);
  if (!outcome.ok) throw new Error("It does not differentiate.");
  const weights = outcome.nodes.filter(({ isInput, name }) => isInput && /^[Wb]\d$/.test(name ?? ""));
  const count = weights.reduce((total, { shape }) => total + shape.reduce((size, extent) => size * extent, 1), 0);
  expect(alexnet.note).toContain(`${printCount(count)} parameters`);
  const filters = layers.map((_layer, i) => weights.find(({ name }) => name === `W${i + 1}`)?.shape[0]);
  expect(filters).toEqual([...layers.slice(0, 5).map(([n]) => n / 16), 4096 / 64, 4096 / 64, 10]);
});

it("has every layer of the paper, each as a call", () => {
  const calls = alexnet.source.match(/^\w+ = (?:conv|pool|fc|linear|dropout|cross_entropy)\(/gm) ?? [];
  expect(calls.map((call) => call.split(" ")[0])).toEqual(
    "conv1 pool1 conv2 pool2 conv3 conv4 conv5 pool5 fc6 drop6 fc7 drop7 fc8 loss".split(" "),
  );
});
