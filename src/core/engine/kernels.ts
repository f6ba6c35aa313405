import { wasmBytes } from "./kernels.generated.ts";
import { addScaledIn, multiplyIn, type AddScaled, type Multiply } from "./multiply.ts";
import { runBytes } from "./runs.generated.ts";

/** A flat memory, all 0, and what works in it. */
export interface Kernels {
  readonly memory: Float64Array;
  readonly multiply: Multiply;
  readonly addScaled: AddScaled;
  /** Runs of the tape; null where they are computed in JavaScript. */
  readonly runs: RunKernels | null;
}

/** Runs in WebAssembly, by a table that stands behind the memory. Addresses are in bytes. */
export interface RunKernels {
  readonly table: Int32Array;
  readonly address: number;
  /** @param first line of the table, as an address. @param last the line where it ends */
  readonly forward: (first: number, last: number) => void;
  readonly backward: (first: number, last: number, delta: number) => void;
}

// The core compiles without the DOM, whose types would state this.
interface WasmMemory {
  readonly buffer: ArrayBuffer;
}
interface WasmExports {
  readonly multiply: (...numbers: readonly number[]) => void;
  readonly addScaled: AddScaled;
  readonly forwardRuns: RunKernels["forward"];
  readonly backwardRuns: RunKernels["backward"];
}
export interface Wasm {
  readonly Memory: new (limits: { readonly initial: number; readonly maximum: number }) => WasmMemory;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
    imports: { readonly env: { readonly memory: WasmMemory } },
  ) => { readonly exports: WasmExports };
}

/** Numbers that the product keeps its blocks in: a corner of the result, four rows of a, a block of b. */
const scratchElements = 4 * 4 + 4 * 256 * 2 + 256 * 128;
const pageBytes = 65_536;

const modules = new WeakMap<Uint8Array, { readonly wasm: Wasm; readonly module: object }>();

/** Compiled once, for every memory. */
function moduleOf(bytes: Uint8Array, wasm: Wasm): object {
  const known = modules.get(bytes);
  if (known?.wasm === wasm) return known.module;
  const module = new wasm.Module(bytes);
  modules.set(bytes, { wasm, module });
  return module;
}

const own = (): Wasm | null => (globalThis as unknown as { readonly WebAssembly?: Wasm }).WebAssembly ?? null;

/**
 * Memory for `size` numbers with kernels in WebAssembly; where that is missing, refused or has no room, with those in
 * JavaScript, which give the same bits. The modules are of a few kB, so that they may be compiled at once.
 * @param table 32-bit numbers of the table by which runs are computed; 0 leaves these to JavaScript
 */
export function kernelsFor(size: number, wasm: Wasm | null = own(), table = 0): Kernels {
  if (wasm === null) return plainKernels(size);
  try {
    return wasmKernels(size, wasm, table);
  } catch {
    return plainKernels(size);
  }
}

/** The same without WebAssembly. */
export function plainKernels(size: number): Kernels {
  const memory = new Float64Array(size);
  return { memory, multiply: multiplyIn(memory), addScaled: addScaledIn(memory), runs: null };
}

function wasmKernels(size: number, wasm: Wasm, table: number): Kernels {
  const pages = Math.ceil(((size + scratchElements) * 8 + table * 4) / pageBytes);
  const arena = new wasm.Memory({ initial: pages, maximum: pages });
  const exportsOf = (bytes: Uint8Array): WasmExports =>
    new wasm.Instance(moduleOf(bytes, wasm), { env: { memory: arena } }).exports;
  const { multiply, addScaled } = exportsOf(wasmBytes);
  const scratch = size * 8;
  const address = (size + scratchElements) * 8;
  const runsIn = ({ forwardRuns, backwardRuns }: WasmExports): RunKernels => ({
    table: new Int32Array(arena.buffer, address, table),
    address,
    forward: forwardRuns,
    backward: backwardRuns,
  });
  return {
    memory: new Float64Array(arena.buffer, 0, size),
    multiply: (a, aRow, aColumn, b, bRow, bColumn, result, m, k, n, add) => {
      const strides = [8 * aRow, 8 * aColumn, 8 * bRow, 8 * bColumn] as const;
      multiply(8 * a, strides[0], strides[1], 8 * b, strides[2], strides[3], 8 * result, m, k, n, add ? 1 : 0, scratch);
    },
    addScaled: (target, source, length, factor) => {
      addScaled(8 * target, 8 * source, length, factor);
    },
    runs: table > 0 ? runsIn(exportsOf(runBytes)) : null,
  };
}
