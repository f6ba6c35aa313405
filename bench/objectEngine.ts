/**
 * Automatic differentiation as a tutorial would write it: an object for every number, a closure for every gate's backward
 * pass, gates sorted anew for each pass. What the flat engine is measured against.
 */
export class Value {
  grad = 0;
  readonly data: number;
  readonly operands: ReadonlySet<Value>;
  back: () => void = () => undefined;

  constructor(data: number, operands: readonly Value[] = []) {
    this.data = data;
    this.operands = new Set(operands);
  }

  plus(other: Value): Value {
    const out = new Value(this.data + other.data, [this, other]);
    out.back = () => {
      this.grad += out.grad;
      other.grad += out.grad;
    };
    return out;
  }

  times(other: Value): Value {
    const out = new Value(this.data * other.data, [this, other]);
    out.back = () => {
      this.grad += other.data * out.grad;
      other.grad += this.data * out.grad;
    };
    return out;
  }

  tanh(): Value {
    const t = Math.tanh(this.data);
    const out = new Value(t, [this]);
    out.back = () => {
      this.grad += (1 - t * t) * out.grad;
    };
    return out;
  }

  backward(): void {
    const order: Value[] = [];
    const seen = new Set<Value>();
    // As deep as the graph: the nets measured are some 3 000 gates deep, which the stack can bear.
    const visit = (value: Value): void => {
      if (seen.has(value)) return;
      seen.add(value);
      for (const operand of value.operands) visit(operand);
      order.push(value);
    };
    visit(this);
    this.grad = 1;
    for (const value of order.toReversed()) value.back();
  }
}
