/** Whether a stream of random numbers can start from it. */
export function isSeed(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value < 2 ** 32;
}

/**
 * The Mersenne Twister MT19937 with 53-bit doubles and polar normals, number for number as NumPy's legacy
 * `RandomState(seed)` draws them (Matsumoto and Nishimura 1998; NumPy `legacy_gauss`).
 */
export class MersenneTwister {
  readonly #state = new Uint32Array(624);
  #index = 624;
  #spare: number | null = null;

  /** @param seed an integer from 0 to 2³² − 1 */
  constructor(seed: number) {
    this.#state[0] = seed >>> 0;
    for (let i = 1; i < 624; i++) {
      const before = this.#at(i - 1);
      this.#state[i] = Math.imul(1812433253, before ^ (before >>> 30)) + i;
    }
  }

  #at(i: number): number {
    return this.#state[i] ?? 0;
  }

  #twist(): void {
    for (let i = 0; i < 624; i++) {
      const y = (this.#at(i) & 0x80000000) | (this.#at((i + 1) % 624) & 0x7fffffff);
      this.#state[i] = this.#at((i + 397) % 624) ^ (y >>> 1) ^ ((y & 1) === 1 ? 0x9908b0df : 0);
    }
    this.#index = 0;
  }

  #word(): number {
    if (this.#index >= 624) this.#twist();
    let y = this.#at(this.#index);
    this.#index += 1;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  }

  /** Uniform in [0, 1), 53 bits. */
  uniform(): number {
    const high = this.#word() >>> 5;
    const low = this.#word() >>> 6;
    return (high * 67108864 + low) / 9007199254740992;
  }

  /** Standard normal, by Marsaglia's polar method: numbers come in pairs, the second is kept for the next call. */
  normal(): number {
    if (this.#spare !== null) {
      const spare = this.#spare;
      this.#spare = null;
      return spare;
    }
    for (;;) {
      const x = 2 * this.uniform() - 1;
      const y = 2 * this.uniform() - 1;
      const r = x * x + y * y;
      if (r >= 1 || r === 0) continue;
      const scale = Math.sqrt((-2 * Math.log(r)) / r);
      this.#spare = scale * x;
      return scale * y;
    }
  }
}
