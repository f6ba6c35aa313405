interface Reader {
  read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array }>;
  cancel(): Promise<void>;
}
interface Writer {
  write(bytes: Uint8Array): Promise<void>;
  close(): Promise<void>;
}
interface ByteTransform {
  readonly readable: { getReader(): Reader };
  readonly writable: { getWriter(): Writer };
}
type ByteTransformClass = new (format: "deflate-raw") => ByteTransform;

// Browsers and Node both have these streams, but core is compiled without the library that declares them.
const platform = globalThis as unknown as {
  readonly CompressionStream: ByteTransformClass;
  readonly DecompressionStream: ByteTransformClass;
};

export interface Inflated {
  /** What came out, also of a stream that was cut or is broken further on. */
  readonly bytes: Uint8Array;
  readonly end: "whole" | "broken" | "over limit";
}

/** Deflate without a header. Rejects where the platform lacks it. */
export async function deflate(bytes: Uint8Array): Promise<Uint8Array> {
  const packed = await pass(new platform.CompressionStream("deflate-raw"), bytes, bytes.length, Infinity);
  if (packed.end !== "whole") throw new Error("the program could not be compressed");
  return packed.bytes;
}

/** Inverse of `deflate`; stops as soon as more than `limit` bytes have come out. Rejects where the platform lacks it. */
export async function inflate(bytes: Uint8Array, limit: number): Promise<Inflated> {
  const at = (piece: number) => pass(new platform.DecompressionStream("deflate-raw"), bytes, piece, limit);
  const inflated = await at(bytes.length);
  // An error drops what waits in the stream: byte by byte, the reader gets all that precedes the fault.
  return inflated.end === "broken" ? at(1) : inflated;
}

async function pass(transform: ByteTransform, bytes: Uint8Array, piece: number, limit: number): Promise<Inflated> {
  const reading = collect(transform.readable.getReader(), limit);
  const writing = feed(transform.writable.getWriter(), bytes, piece);
  const collected = await reading;
  // A stream given up at the limit may never take the rest.
  if (collected.end !== "over limit") await writing;
  return collected;
}

/** Errors come out at the reader too, so they are told there and not here. */
async function feed(writer: Writer, bytes: Uint8Array, piece: number): Promise<void> {
  try {
    for (let at = 0; at < bytes.length; at += piece) await writer.write(bytes.subarray(at, at + piece));
    await writer.close();
  } catch {
    return;
  }
}

async function collect(reader: Reader, limit: number): Promise<Inflated> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  let end: Inflated["end"] = "whole";
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      if (next.value === undefined) continue;
      chunks.push(next.value);
      length += next.value.length;
      if (length > limit) {
        end = "over limit";
        reader.cancel().catch(() => undefined);
        break;
      }
    }
  } catch {
    end = "broken";
  }
  const joined = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    joined.set(chunk, at);
    at += chunk.length;
  }
  return { bytes: joined, end };
}
