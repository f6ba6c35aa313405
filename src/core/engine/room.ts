/**
 * Memory for machines that follow one another, as while a graph is being edited: each takes the place of the one before,
 * which must not be used any longer. To have memory given takes longer than a pass of a small graph.
 */
export class Room {
  #buffer = new ArrayBuffer(0);

  /** That many bytes, all 0. */
  take(bytes: number): ArrayBuffer {
    if (this.#buffer.byteLength < bytes) this.#buffer = new ArrayBuffer(2 * bytes);
    else new Uint8Array(this.#buffer, 0, bytes).fill(0);
    return this.#buffer;
  }
}
