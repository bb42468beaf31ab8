import type { TrainBuffers } from './buffers.ts'

/** Words of what a stopwatch reads: two times of 64 bits, in nanoseconds. */
export const timeWords = 4

/** Times the passes of one training on the device itself, where whatever else waits in the queue does not count. */
export class Stopwatch {
  /** What it has read, to be copied to where it can be mapped. Belongs to the training's buffers. */
  readonly buffer: GPUBuffer
  readonly writes: GPUComputePassTimestampWrites
  readonly #queries: GPUQuerySet

  /** Of a device with `timestamp-query`. Whoever makes it destroys it. */
  constructor(device: GPUDevice, buffers: TrainBuffers) {
    this.#queries = device.createQuerySet({ label: 'train times', type: 'timestamp', count: 2 })
    this.writes = { querySet: this.#queries, beginningOfPassWriteIndex: 0, endOfPassWriteIndex: 1 }
    const { QUERY_RESOLVE, COPY_SRC } = GPUBufferUsage
    this.buffer = buffers.empty('times', 4 * timeWords, QUERY_RESOLVE | COPY_SRC)
  }

  /** Puts the times of the pass before into the buffer. */
  read(encoder: GPUCommandEncoder): void {
    encoder.resolveQuerySet(this.#queries, 0, 2, this.buffer, 0)
  }

  destroy(): void {
    this.#queries.destroy()
  }
}

/** Milliseconds between the two times that a stopwatch has read. */
export function millisecondsOf(times: Uint32Array): number {
  const [begin = 0n, end = 0n] = new BigUint64Array(times.slice(0, timeWords).buffer)
  return Number(end - begin) / 1e6
}
