import { createRequire } from "node:module";
import { dirname } from "node:path";
import { defaultDevice, init, jit, numpy as np } from "@jax-js/jax";
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-cpu";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import { quick } from "./timing.ts";

/** The data and first weights of the lecture's network, row by row. */
export interface L24Data {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly w1: Float64Array;
  readonly w2: Float64Array;
}

/** After how many updates the loss is compared. */
export const comparedAt = 49;

/** Milliseconds of each iteration of a round, forward, backward and update; and the loss after `comparedAt` of them. */
export interface Round {
  readonly times: readonly number[];
  readonly loss: number;
}

export interface Peer {
  readonly name: string;
  readonly bits: 32 | 64;
  /** Iterations in a round: fewer where they take long. */
  readonly iterations: number;
  /** Trains from the first weights on. */
  readonly round: (iterations: number) => Promise<Round>;
}

const rate = 1e-4;

// jax-js asks whether its data is a Float16Array, which Node 20 does not have.
if (!("Float16Array" in globalThis)) Object.assign(globalThis, { Float16Array: class {} });

/** TensorFlow.js with one of its backends: the same lines in its operations. */
export async function tensorflowPeer(backend: "wasm" | "cpu", { x, y, w1, w2 }: L24Data): Promise<Peer> {
  const own = createRequire(import.meta.url);
  setWasmPaths(`${dirname(own.resolve("@tensorflow/tfjs-backend-wasm"))}/`);
  const matrix = (data: Float64Array, rows: number): tf.Tensor2D =>
    tf.tensor2d(Float32Array.from(data), [rows, data.length / rows]);
  const round = async (iterations: number): Promise<Round> => {
    await tf.setBackend(backend);
    await tf.ready();
    const [xs, ys] = [matrix(x, 64), matrix(y, 64)];
    let [u, v] = [matrix(w1, 1000), matrix(w2, 100)];
    let loss = Number.NaN;
    const times: number[] = [];
    for (let t = 0; t < iterations; t++) {
      const started = performance.now();
      const [nextU, nextV, scalar] = tf.tidy((): [tf.Tensor2D, tf.Tensor2D, tf.Scalar] => {
        const h = tf.sigmoid(tf.matMul(xs, u));
        const error = tf.sub(tf.matMul(h, v), ys);
        const g = tf.mul(error, 2);
        const dv = tf.matMul(h, g, true, false);
        const dz = tf.mul(tf.mul(tf.matMul(g, v, false, true), h), tf.sub(1, h));
        const du = tf.matMul(xs, dz, true, false);
        return [tf.sub(u, tf.mul(du, rate)), tf.sub(v, tf.mul(dv, rate)), tf.sum(tf.square(error))];
      });
      tf.dispose([u, v]);
      [u, v] = [nextU, nextV];
      const [now = Number.NaN] = scalar.dataSync();
      if (t === comparedAt) loss = now;
      scalar.dispose();
      times.push(performance.now() - started);
    }
    tf.dispose([xs, ys, u, v]);
    return { times, loss };
  };
  return { name: `TensorFlow.js, ${backend}`, bits: 32, iterations: backend === "cpu" ? 50 : 100, round };
}

/** jax-js in WebAssembly, the whole iteration under its jit. */
export async function jaxPeer(bits: 32 | 64, { x, y, w1, w2 }: L24Data): Promise<Peer> {
  await init("wasm");
  defaultDevice("wasm");
  const dtype = bits === 32 ? np.float32 : np.float64;
  const matrix = (data: Float64Array, rows: number): np.Array =>
    np.array(bits === 32 ? Float32Array.from(data) : data.slice(), { shape: [rows, data.length / rows], dtype });
  const step = jit((a: np.Array, b: np.Array, u: np.Array, v: np.Array): [np.Array, np.Array, np.Array] => {
    const h = np.reciprocal(np.exp(np.negative(np.matmul(a.ref, u.ref))).add(1));
    const error = np.matmul(h.ref, v.ref).sub(b);
    const loss = np.sum(np.square(error.ref));
    const g = error.mul(2);
    const dv = np.matmul(np.transpose(h.ref), g.ref);
    const dz = np.matmul(g, np.transpose(v.ref)).mul(h.ref).mul(np.negative(h).add(1));
    const du = np.matmul(np.transpose(a), dz);
    return [u.sub(du.mul(rate)), v.sub(dv.mul(rate)), loss];
  });
  const round = async (iterations: number): Promise<Round> => {
    const [a, b] = [matrix(x, 64), matrix(y, 64)];
    let [u, v] = [matrix(w1, 1000), matrix(w2, 100)];
    let loss = Number.NaN;
    const times: number[] = [];
    for (let t = 0; t < iterations; t++) {
      const started = performance.now();
      const [nextU, nextV, scalar] = step(a.ref, b.ref, u, v);
      [u, v] = [nextU, nextV];
      const [now = Number.NaN] = scalar.dataSync();
      if (t === comparedAt) loss = now;
      times.push(performance.now() - started);
    }
    for (const array of [a, b, u, v]) array.dispose();
    return { times, loss };
  };
  return { name: "jax-js, WebAssembly, jit", bits, iterations: bits === 32 ? 200 : 50, round };
}

/** A quick iteration of all rounds, the first tenth of each left out as warming up. */
export function quickIteration(rounds: readonly Round[]): number {
  return quick(rounds.flatMap(({ times }) => times.slice(Math.ceil(times.length / 10))));
}
