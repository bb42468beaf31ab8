/** NONE in the training kernels: no offset, no list. */
export const none = 0xffffffff

/** Writes 32-bit words in sequence, as WGSL lays out structs of u32 and f32. */
export class WordWriter {
  readonly buffer: ArrayBuffer
  readonly #view: DataView
  #at = 0

  constructor(words: number) {
    this.buffer = new ArrayBuffer(4 * words)
    this.#view = new DataView(this.buffer)
  }

  /** Writes uint32 words. */
  whole(...values: readonly number[]): void {
    for (const value of values) this.#view.setUint32(this.#next(), value, true)
  }

  /** Writes numbers rounded to float32. */
  real(...values: readonly number[]): void {
    for (const value of values) this.#view.setFloat32(this.#next(), value, true)
  }

  #next(): number {
    const at = this.#at
    this.#at += 4
    return at
  }
}
