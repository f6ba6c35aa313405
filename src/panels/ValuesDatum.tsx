import { useEffect, useState } from "react";
import { formatNumber, numberContext } from "../core/notation/number.ts";
import { printShape } from "../core/tensor/nested.ts";
import type { Tensor } from "../core/tensor/tensor.ts";
import type { Trace } from "../core/trace/trace.ts";
import { useApp } from "../store/index.ts";
import { Prose } from "./ExplainProse.tsx";
import { exactText, exactTextSlowly, isHeavy, knownText, type Part } from "./exactText.ts";
import { gradientTensor, valueTensor } from "./nodeTensor.ts";

interface DatumProps {
  readonly trace: Trace;
  readonly index: number;
  readonly part: Part;
}

/** A value as it is printed, with all of its digits for machines. */
export function Datum({ trace, index, part }: DatumProps) {
  const decimals = useApp((state) => state.dec);
  const tensor = part === "value" ? valueTensor(trace, index) : gradientTensor(trace, index);
  const exact = useExactText(trace, index, part, tensor);
  const context = numberContext(trace);
  return (
    <data value={exact} data-tensor={tensor.shape.length > 0}>
      <Prose text={shortText(tensor, (value) => formatNumber(value, decimals, context))} />
    </data>
  );
}

/** The exact text at once; of a large tensor bit by bit when the page has time for it, and undefined until then. */
function useExactText(trace: Trace, index: number, part: Part, tensor: Tensor): string | undefined {
  const ready = isHeavy(tensor) ? knownText(trace, index, part) : exactText(trace, index, part, tensor);
  const [, wake] = useState<string>();
  const missing = ready === undefined;
  useEffect(() => {
    if (!missing) return undefined;
    const whole = part === "value" ? valueTensor(trace, index) : gradientTensor(trace, index);
    const making = exactTextSlowly(trace, index, part, whole);
    return bitByBit(() => {
      const { done, value } = making.next();
      if (done === true) wake(value);
      return done === true;
    });
  }, [missing, trace, index, part]);
  return ready;
}

/** Calls `act` whenever the page is idle until it returns true, or until the returned function is called. */
function bitByBit(act: () => boolean): () => void {
  // Safari has no idle callbacks.
  const idle = "requestIdleCallback" in window;
  const soon = (next: () => void): number => (idle ? window.requestIdleCallback(next) : window.setTimeout(next, 30));
  let waiting = soon(function again() {
    if (!act()) waiting = soon(again);
  });
  return () => (idle ? window.cancelIdleCallback(waiting) : window.clearTimeout(waiting));
}

/** Rows and columns that are written out in the table, at most. */
const most = 3;
/** Characters in a line of such a matrix: two of them stand beside a name. */
const longest = 16;

/** A number; a small vector or matrix as NumPy prints it; the shape of anything larger. */
function shortText({ shape, data }: Tensor, print: (value: number) => string): string {
  const [rows = 1, columns = 1] = shape;
  if (shape.length > 2 || rows > most || columns > most) return printShape(shape);
  const numbers = Array.from(data, print);
  if (shape.length === 0) return numbers[0] ?? "";
  const lines =
    shape.length === 1
      ? numbers
      : Array.from(
          { length: rows },
          (_unused, row) => `[${numbers.slice(row * columns, (row + 1) * columns).join(", ")}]`,
        );
  return lines.some((line) => line.length > longest) ? printShape(shape) : `[${lines.join(",\n ")}]`;
}
