import { logistic } from "./forwardRuns.ts";

// What each gate computes and hands on is stated by the gate itself, and a test holds the two together; here it stands once
// more for speed, one gate at a time. The cases are the codes of codes.ts.

/** The code of a gate that stands here; 0 of any other. To compare is quicker than to look up: the names are few. */
export function codeOf(name: string): number {
  switch (name) {
    case "add":
      return 1;
    case "multiply":
      return 3;
    case "tanh":
      return 14;
    case "subtract":
      return 2;
    case "divide":
      return 4;
    case "max":
      return 5;
    case "min":
      return 6;
    case "negate":
      return 7;
    case "exp":
      return 8;
    case "log":
      return 9;
    case "sqrt":
      return 10;
    case "square":
      return 11;
    case "sin":
      return 12;
    case "cos":
      return 13;
    case "sigmoid":
      return 15;
    case "relu":
      return 16;
    default:
      return 0;
  }
}

/** The value of a gate; of one operand, y does not matter. */
export function valueOf(code: number, x: number, y: number): number {
  switch (code) {
    case 1: // add
      return x + y;
    case 2: // subtract
      return x - y;
    case 3: // multiply
      return x * y;
    case 4: // divide
      return x / y;
    case 5: // max
      return Math.max(x, y);
    case 6: // min
      return Math.min(x, y);
    case 7: // negate
      return -x;
    case 8: // exp
      return Math.exp(x);
    case 9: // log
      return Math.log(x);
    case 10: // sqrt
      return Math.sqrt(x);
    case 11: // square
      return x * x;
    case 12: // sin
      return Math.sin(x);
    case 13: // cos
      return Math.cos(x);
    case 14: // tanh
      return Math.tanh(x);
    case 15: // sigmoid
      return logistic(x);
    default: // relu
      return Math.max(0, x);
  }
}

/** Numbers of a gate on a flat tape: its code and its node in one, then the places of its operands. */
export const width = 3;
/** Bits that the node takes beside the code. */
export const nodeBits = 24;
export const nodeMask = 2 ** nodeBits - 1;

/** Hands the gradients of a flat tape on, last gate first and second operand first, as a trace does. Marks what is reached. */
export function handOn(memory: Float64Array, delta: number, gates: Int32Array, end: number, reached: Uint8Array): void {
  for (let at = end - width; at >= 0; at -= width) {
    const head = gates[at] ?? 0;
    const node = head & nodeMask;
    if (reached[node] === 0) continue;
    const a = gates[at + 1] ?? 0;
    const b = gates[at + 2] ?? 0;
    reached[a] = 1;
    reached[b] = 1;
    const g = memory[delta + node] ?? 0;
    const toFirst = delta + a;
    const toSecond = delta + b;
    const x = memory[a] ?? 0;
    switch (head >> nodeBits) {
      case 1: // add
        memory[toSecond] = (memory[toSecond] ?? 0) + g;
        memory[toFirst] = (memory[toFirst] ?? 0) + g;
        break;
      case 2: // subtract
        memory[toSecond] = (memory[toSecond] ?? 0) - g;
        memory[toFirst] = (memory[toFirst] ?? 0) + g;
        break;
      case 3: {
        // multiply
        const y = memory[b] ?? 0;
        memory[toSecond] = (memory[toSecond] ?? 0) + x * g;
        memory[toFirst] = (memory[toFirst] ?? 0) + y * g;
        break;
      }
      case 4: {
        // divide
        const y = memory[b] ?? 0;
        memory[toSecond] = (memory[toSecond] ?? 0) + (-x / (y * y)) * g;
        memory[toFirst] = (memory[toFirst] ?? 0) + (1 / y) * g;
        break;
      }
      case 5: {
        // max
        const y = memory[b] ?? 0;
        memory[toSecond] = (memory[toSecond] ?? 0) + (x < y ? 1 : 0) * g;
        memory[toFirst] = (memory[toFirst] ?? 0) + (x >= y ? 1 : 0) * g;
        break;
      }
      case 6: {
        // min
        const y = memory[b] ?? 0;
        memory[toSecond] = (memory[toSecond] ?? 0) + (x > y ? 1 : 0) * g;
        memory[toFirst] = (memory[toFirst] ?? 0) + (x <= y ? 1 : 0) * g;
        break;
      }
      case 7: // negate
        memory[toFirst] = (memory[toFirst] ?? 0) - g;
        break;
      case 8: // exp
        memory[toFirst] = (memory[toFirst] ?? 0) + (memory[node] ?? 0) * g;
        break;
      case 9: // log
        memory[toFirst] = (memory[toFirst] ?? 0) + (1 / x) * g;
        break;
      case 10: // sqrt
        memory[toFirst] = (memory[toFirst] ?? 0) + (1 / (2 * (memory[node] ?? 0))) * g;
        break;
      case 11: // square
        memory[toFirst] = (memory[toFirst] ?? 0) + 2 * x * g;
        break;
      case 12: // sin
        memory[toFirst] = (memory[toFirst] ?? 0) + Math.cos(x) * g;
        break;
      case 13: // cos
        memory[toFirst] = (memory[toFirst] ?? 0) + -Math.sin(x) * g;
        break;
      case 14: {
        // tanh
        const out = memory[node] ?? 0;
        memory[toFirst] = (memory[toFirst] ?? 0) + (1 - out * out) * g;
        break;
      }
      case 15: {
        // sigmoid
        const out = memory[node] ?? 0;
        memory[toFirst] = (memory[toFirst] ?? 0) + (1 - out) * out * g;
        break;
      }
      default: // relu
        memory[toFirst] = (memory[toFirst] ?? 0) + (x > 0 ? 1 : 0) * g;
        break;
    }
  }
}
