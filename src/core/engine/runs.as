// Runs of elementwise gates, as forwardRuns.ts and backwardRuns.ts compute them and to the same bits: the same operations in the
// same order. A run is a line of a table that runTable.ts writes: 48 bytes, all addresses and steps in bytes.

const line: usize = 48;

@inline function code(run: usize): i32 { return load<i32>(run); }
@inline function out(run: usize): usize { return <usize>load<i32>(run, 4); }
@inline function end(run: usize): usize { return <usize>load<i32>(run, 8); }
/** 1: operands by their addresses, one by one. 2, 4: nothing has reached the gradients of the first, the second operand before. */
@inline function flags(run: usize): i32 { return load<i32>(run, 12); }
@inline function first(run: usize): usize { return <usize>load<i32>(run, 16); }
@inline function firstStep(run: usize): usize { return <usize>load<i32>(run, 20); }
@inline function second(run: usize): usize { return <usize>load<i32>(run, 24); }
@inline function secondStep(run: usize): usize { return <usize>load<i32>(run, 28); }
@inline function firstList(run: usize): usize { return <usize>load<i32>(run, 32); }
@inline function secondList(run: usize): usize { return <usize>load<i32>(run, 36); }

// The codes are those of codes.ts.
@inline function result(gate: i32, x: f64, y: f64): f64 {
  if (gate == 1) return x + y;
  if (gate == 2) return x - y;
  if (gate == 3) return x * y;
  if (gate == 4) return x / y;
  if (gate == 5) return Math.max(x, y);
  if (gate == 6) return Math.min(x, y);
  if (gate == 7) return -x;
  if (gate == 10) return Math.sqrt(x);
  if (gate == 11) return x * x;
  return Math.max(0, x);
}

@inline function compute(gate: i32, run: usize): void {
  let to = out(run);
  const stop = end(run);
  if (flags(run) & 1) {
    let p = firstList(run), q = secondList(run);
    for (; to < stop; to += 8) {
      store<f64>(to, result(gate, load<f64>(<usize>load<i32>(p)), load<f64>(<usize>load<i32>(q))));
      p += 4; q += 4;
    }
  } else {
    let a = first(run), b = second(run);
    const aStep = firstStep(run), bStep = secondStep(run);
    for (; to < stop; to += 8) {
      store<f64>(to, result(gate, load<f64>(a), load<f64>(b)));
      a += aStep; b += bStep;
    }
  }
}

/** Computes the runs from one line of the table up to another. */
export function forwardRuns(run: usize, last: usize): void {
  for (; run < last; run += line) {
    switch (code(run)) {
      case 1: compute(1, run); break;
      case 2: compute(2, run); break;
      case 3: compute(3, run); break;
      case 4: compute(4, run); break;
      case 5: compute(5, run); break;
      case 6: compute(6, run); break;
      case 7: compute(7, run); break;
      case 10: compute(10, run); break;
      case 11: compute(11, run); break;
      case 16: compute(16, run); break;
    }
  }
}

// 0 + g rather than g: as over a gradient that has been cleared, −0 becomes 0.
@inline function hand(at: usize, isFresh: bool, g: f64): void {
  if (isFresh) store<f64>(at, 0.0 + g);
  else store<f64>(at, load<f64>(at) + g);
}

// What goes to the first operand, and to the second, of those whose addresses are given; g arrives at the result.
@inline function toFirst(gate: i32, a: usize, b: usize, to: usize, g: f64): f64 {
  if (gate == 1 || gate == 2) return g;
  if (gate == 3) return load<f64>(b) * g;
  if (gate == 7) return -g;
  if (gate == 8) return load<f64>(to) * g;
  if (gate == 9) return (1 / load<f64>(a)) * g;
  if (gate == 10) return (1 / (2 * load<f64>(to))) * g;
  if (gate == 11) return 2 * load<f64>(a) * g;
  const value = load<f64>(to);
  if (gate == 14) return (1 - value * value) * g;
  if (gate == 15) return (1 - value) * value * g;
  return select<f64>(1, 0, load<f64>(a) > 0) * g;
}
@inline function toSecond(gate: i32, a: usize, g: f64): f64 {
  if (gate == 1) return g;
  if (gate == 2) return -g;
  return load<f64>(a) * g;
}

@inline function pullBinary(gate: i32, freshFirst: bool, freshSecond: bool, run: usize, delta: usize): void {
  let from = out(run);
  const stop = end(run);
  if (flags(run) & 1) {
    let p = firstList(run), q = secondList(run);
    for (; from < stop; from += 8) {
      const a = <usize>load<i32>(p), b = <usize>load<i32>(q);
      const g = load<f64>(from + delta);
      hand(a + delta, freshFirst, toFirst(gate, a, b, from, g));
      hand(b + delta, freshSecond, toSecond(gate, a, g));
      p += 4; q += 4;
    }
  } else {
    let a = first(run), b = second(run);
    const aStep = firstStep(run), bStep = secondStep(run);
    for (; from < stop; from += 8) {
      const g = load<f64>(from + delta);
      hand(a + delta, freshFirst, toFirst(gate, a, b, from, g));
      hand(b + delta, freshSecond, toSecond(gate, a, g));
      a += aStep; b += bStep;
    }
  }
}
@inline function binary(gate: i32, run: usize, delta: usize): void {
  const fresh = flags(run) & 6;
  if (fresh == 6) pullBinary(gate, true, true, run, delta);
  else if (fresh == 2) pullBinary(gate, true, false, run, delta);
  else pullBinary(gate, false, false, run, delta);
}

@inline function unary(gate: i32, run: usize, delta: usize): void {
  let from = out(run);
  const stop = end(run), fresh = flags(run) & 2, isListed = flags(run) & 1;
  let a = first(run), p = firstList(run);
  const step = firstStep(run);
  for (; from < stop; from += 8) {
    if (isListed) {
      a = <usize>load<i32>(p);
      p += 4;
    }
    const at = a + delta;
    store<f64>(at, select<f64>(0, load<f64>(at), fresh) + toFirst(gate, a, a, from, load<f64>(from + delta)));
    a += step;
  }
}

/** Hands on the gradients of the runs from one line of the table up to another, the last one first. */
export function backwardRuns(start: usize, run: usize, delta: usize): void {
  while (run > start) {
    run -= line;
    switch (code(run)) {
      case 1: binary(1, run, delta); break;
      case 2: binary(2, run, delta); break;
      case 3: binary(3, run, delta); break;
      case 7: unary(7, run, delta); break;
      case 8: unary(8, run, delta); break;
      case 9: unary(9, run, delta); break;
      case 10: unary(10, run, delta); break;
      case 11: unary(11, run, delta); break;
      case 14: unary(14, run, delta); break;
      case 15: unary(15, run, delta); break;
      case 16: unary(16, run, delta); break;
    }
  }
}
