import type { Helpers } from "./javascriptHelpers.ts";
import { msg } from "../words/t.ts";

/** Random numbers, and what is printed. */
export const dataHelpers: Helpers = {
  randomState: `
// ${msg`the Mersenne Twister, number for number as np.random.RandomState(seed) draws: randomState(1).randn(2, 3)`}
function randomState(seed) {
  const state = Uint32Array.of(seed, ...Array(623).fill(0));
  for (let i = 1; i < 624; i++) state[i] = Math.imul(1812433253, state[i - 1] ^ (state[i - 1] >>> 30)) + i;
  let index = 624;
  const twist = () => {
    for (let i = 0; i < 624; i++) {
      const y = (state[i] & 0x80000000) | (state[(i + 1) % 624] & 0x7fffffff);
      state[i] = state[(i + 397) % 624] ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0);
    }
    index = 0;
  };
  const word = () => {
    if (index === 624) twist();
    let y = state[index++];
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  };
  const uniform = () => ((word() >>> 5) * 67108864 + (word() >>> 6)) / 9007199254740992;
  let spare = null;
  // the polar method draws two normals at a time; the second is kept for the next call
  const normal = () => {
    if (spare !== null) {
      const kept = spare;
      spare = null;
      return kept;
    }
    for (;;) {
      const [x, y] = [2 * uniform() - 1, 2 * uniform() - 1];
      const r = x * x + y * y;
      if (r >= 1 || r === 0) continue;
      const scale = Math.sqrt((-2 * Math.log(r)) / r);
      spare = scale * x;
      return scale * y;
    }
  };
  return { rand: (...shape) => fill(shape, uniform), randn: (...shape) => fill(shape, normal) };
}`,
  shown: `
// ${msg`as JSON.stringify, with NaN and Infinity as they are`}
function shown(a) {
  return Array.isArray(a) ? \`[\${a.map(shown).join(",")}]\` : String(a);
}`,
};
