// Kernels in WebAssembly, two float64 at a time, in AssemblyScript; scripts/kernels.mjs compiles them. All addresses, lines
// and steps are in bytes. Products and sums are rounded one after the other and sums run over the inner index in ascending
// order, exactly as in multiply.ts: both give the same bits.

// Blocks of the operands are copied side by side, so that the innermost loop reads them in a row from the first caches: of
// b, `deep` rows by `wide` columns; of a, four rows by `deep`, each number twice, which saves the loop from doubling it.
const deep: i32 = 256;
const wide: i32 = 128;
const cornerBytes: usize = 4 * 4 * 8;
const leftBytes: usize = 4 * 256 * 16;

// scratch: cornerBytes + leftBytes + deep·wide numbers; scratchElements in kernels.ts.
export function multiply(
  a: usize, aRow: usize, aColumn: usize,
  b: usize, bRow: usize, bColumn: usize,
  result: usize, m: i32, k: i32, n: i32, add: bool, scratch: usize,
): void {
  const row = <usize>n << 3;
  const corner = scratch, left = corner + cornerBytes, right = left + leftBytes;
  if (!add) memory.fill(result, 0, <usize>m * row);
  for (let p = 0; p < k; p += deep) {
    const depth = min(deep, k - p);
    const panel = <usize>depth << 5;
    for (let j = 0; j < n; j += wide) {
      const width = min(wide, n - j);
      const from = b + <usize>p * bRow + <usize>j * bColumn;
      for (let q = 0; q < width; q += 4)
        layLines(from + <usize>q * bColumn, bColumn, bRow, right + <usize>(q >> 2) * panel, min(4, width - q), depth);
      for (let i = 0; i < m; i += 4) {
        const rows = min(4, m - i);
        layTwice(a + <usize>i * aRow + <usize>p * aColumn, aRow, aColumn, left, rows, depth);
        const line = result + <usize>i * row + (<usize>j << 3);
        for (let q = 0; q < width; q += 4) {
          const columns = min(4, width - q);
          const target = line + (<usize>q << 3);
          const y = right + <usize>(q >> 2) * panel;
          if (rows == 4 && columns == 4) addProducts(left, y, target, row, depth);
          else {
            copy(target, row, corner, 32, rows, columns);
            addProducts(left, y, corner, 32, depth);
            copy(corner, 32, target, row, rows, columns);
          }
        }
      }
    }
  }
}

function copy(from: usize, fromRow: usize, to: usize, toRow: usize, rows: i32, columns: i32): void {
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++)
      store<f64>(to + <usize>i * toRow + (<usize>j << 3), load<f64>(from + <usize>i * fromRow + (<usize>j << 3)));
}

// Number p of line i to `to + 32·p + 8·i`. Where there are fewer than four lines, the places of the others keep what they hold.
function layLines(from: usize, line: usize, step: usize, to: usize, lines: i32, depth: i32): void {
  const end = to + (<usize>depth << 5);
  if (lines == 4 && line == 8) {
    for (; to < end; to += 32) {
      v128.store(to, v128.load(from));
      v128.store(to, v128.load(from, 16), 16);
      from += step;
    }
  } else {
    for (; to < end; to += 32) {
      for (let i = 0; i < lines; i++) store<f64>(to + (<usize>i << 3), load<f64>(from + <usize>i * line));
      from += step;
    }
  }
}

// Number p of line i to `to + 64·p + 16·i`, twice.
function layTwice(from: usize, line: usize, step: usize, to: usize, lines: i32, depth: i32): void {
  const end = to + (<usize>depth << 6);
  if (lines == 4) {
    const twice = line << 1, thrice = twice + line;
    for (; to < end; to += 64) {
      v128.store(to, v128.load64_splat(from));
      v128.store(to, v128.load64_splat(from + line), 16);
      v128.store(to, v128.load64_splat(from + twice), 32);
      v128.store(to, v128.load64_splat(from + thrice), 48);
      from += step;
    }
  } else {
    for (; to < end; to += 64) {
      for (let i = 0; i < lines; i++) v128.store(to + (<usize>i << 4), v128.load64_splat(from + <usize>i * line));
      from += step;
    }
  }
}

// Adds four rows times four columns; eight sums of two numbers each are what fits into registers.
function addProducts(a: usize, b: usize, target: usize, row: usize, depth: i32): void {
  const t1 = target + row, t2 = t1 + row, t3 = t2 + row;
  let s00 = v128.load(target), s01 = v128.load(target, 16);
  let s10 = v128.load(t1), s11 = v128.load(t1, 16);
  let s20 = v128.load(t2), s21 = v128.load(t2, 16);
  let s30 = v128.load(t3), s31 = v128.load(t3, 16);
  const end = a + (<usize>depth << 6);
  for (; a < end; a += 64) {
    const b0 = v128.load(b), b1 = v128.load(b, 16);
    let x = v128.load(a);
    s00 = f64x2.add(s00, f64x2.mul(x, b0));
    s01 = f64x2.add(s01, f64x2.mul(x, b1));
    x = v128.load(a, 16);
    s10 = f64x2.add(s10, f64x2.mul(x, b0));
    s11 = f64x2.add(s11, f64x2.mul(x, b1));
    x = v128.load(a, 32);
    s20 = f64x2.add(s20, f64x2.mul(x, b0));
    s21 = f64x2.add(s21, f64x2.mul(x, b1));
    x = v128.load(a, 48);
    s30 = f64x2.add(s30, f64x2.mul(x, b0));
    s31 = f64x2.add(s31, f64x2.mul(x, b1));
    b += 32;
  }
  v128.store(target, s00); v128.store(target, s01, 16);
  v128.store(t1, s10); v128.store(t1, s11, 16);
  v128.store(t2, s20); v128.store(t2, s21, 16);
  v128.store(t3, s30); v128.store(t3, s31, 16);
}

// target[i] += factor · source[i]
export function addScaled(target: usize, source: usize, length: i32, factor: f64): void {
  const factors = f64x2.splat(factor);
  const end = target + (<usize>(length & ~1) << 3);
  for (; target < end; target += 16) {
    v128.store(target, f64x2.add(v128.load(target), f64x2.mul(factors, v128.load(source))));
    source += 16;
  }
  if (length & 1) store<f64>(target, load<f64>(target) + factor * load<f64>(source));
}
