import { wasmBytes } from "./kernels.generated.ts";
import { addScaledIn, multiplyIn, type AddScaled, type Multiply } from "./multiply.ts";

/** A flat memory, all 0, and what works in it. */
export interface Kernels {
  readonly memory: Float64Array;
  readonly multiply: Multiply;
  readonly addScaled: AddScaled;
}

// The core compiles without the DOM, whose types would state this.
interface WasmMemory {
  readonly buffer: ArrayBuffer;
}
interface WasmExports {
  readonly multiply: (...numbers: readonly number[]) => void;
  readonly addScaled: AddScaled;
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

const modules = new WeakMap<Wasm, object>();

const own = (): Wasm | null => (globalThis as unknown as { readonly WebAssembly?: Wasm }).WebAssembly ?? null;

/**
 * Memory for `size` numbers with kernels in WebAssembly; where that is missing, refused or has no room, with those in
 * JavaScript, which give the same bits. The module is some 1.5 kB, so that it may be compiled at once on any thread.
 */
export function kernelsFor(size: number, wasm: Wasm | null = own()): Kernels {
  if (wasm === null) return plainKernels(size);
  try {
    return wasmKernels(size, wasm);
  } catch {
    return plainKernels(size);
  }
}

/** The same without WebAssembly. */
export function plainKernels(size: number): Kernels {
  const memory = new Float64Array(size);
  return { memory, multiply: multiplyIn(memory), addScaled: addScaledIn(memory) };
}

function wasmKernels(size: number, wasm: Wasm): Kernels {
  const module = modules.get(wasm) ?? new wasm.Module(wasmBytes);
  modules.set(wasm, module);
  const pages = Math.ceil(((size + scratchElements) * 8) / pageBytes);
  const arena = new wasm.Memory({ initial: pages, maximum: pages });
  const { multiply, addScaled } = new wasm.Instance(module, { env: { memory: arena } }).exports;
  const scratch = size * 8;
  return {
    memory: new Float64Array(arena.buffer, 0, size),
    multiply: (a, aRow, aColumn, b, bRow, bColumn, result, m, k, n, add) => {
      const strides = [8 * aRow, 8 * aColumn, 8 * bRow, 8 * bColumn] as const;
      multiply(8 * a, strides[0], strides[1], 8 * b, strides[2], strides[3], 8 * result, m, k, n, add ? 1 : 0, scratch);
    },
    addScaled: (target, source, length, factor) => {
      addScaled(8 * target, 8 * source, length, factor);
    },
  };
}
