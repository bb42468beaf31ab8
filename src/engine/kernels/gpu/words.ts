/** NONE of the training kernels: no offset, no list. */
export const none = 0xffffffff

/** Writes 32-bit words one after another, as WGSL's structs of u32 and f32 lay them out. */
export class WordWriter {
  readonly buffer: ArrayBuffer
  readonly #view: DataView
  #at = 0

  constructor(words: number) {
    this.buffer = new ArrayBuffer(4 * words)
    this.#view = new DataView(this.buffer)
  }

  /** uint32 words. */
  whole(...values: readonly number[]): void {
    for (const value of values) this.#view.setUint32(this.#next(), value, true)
  }

  /** Numbers rounded to float32. */
  real(...values: readonly number[]): void {
    for (const value of values) this.#view.setFloat32(this.#next(), value, true)
  }

  #next(): number {
    const at = this.#at
    this.#at += 4
    return at
  }
}
