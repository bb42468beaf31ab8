import { millisecondsOf, timeWords } from './train/stopwatch.ts'

/** One pass that is timed: give `writes` to the pass, call `read` on its encoder after it, submit, then ask for `milliseconds`. */
export interface TimedPass {
  readonly writes: GPUComputePassTimestampWrites
  /** Puts the two times to where they can be read. */
  read(encoder: GPUCommandEncoder): void
  /** What the device took for the pass; 0 where its clock is too coarse. Resolves when the submitted work is done. */
  milliseconds(): Promise<number>
}

const bytes = 4 * timeWords

/** Times passes on the device itself, where whatever else waits in its queue does not count. Whoever makes it destroys it. */
export class PassTimer {
  readonly #device: GPUDevice
  readonly #free: TimedPass[] = []
  readonly #owned: { destroy(): void }[] = []

  /** Of a device with `timestamp-query`. */
  constructor(device: GPUDevice) {
    this.#device = device
  }

  /** A pass that is not under way; it may be taken again once its `milliseconds` have resolved. */
  take(): TimedPass {
    return this.#free.pop() ?? this.#make()
  }

  destroy(): void {
    for (const one of this.#owned.splice(0)) one.destroy()
    this.#free.length = 0
  }

  #make(): TimedPass {
    const { QUERY_RESOLVE, COPY_SRC, COPY_DST, MAP_READ } = GPUBufferUsage
    const querySet = this.#device.createQuerySet({ label: 'pass times', type: 'timestamp', count: 2 })
    const buffer = (label: string, usage: number) => this.#device.createBuffer({ label, size: bytes, usage })
    const times = buffer('pass times', QUERY_RESOLVE | COPY_SRC)
    const staging = buffer('pass times read-back', COPY_DST | MAP_READ)
    this.#owned.push(querySet, times, staging)
    const pass: TimedPass = {
      writes: { querySet, beginningOfPassWriteIndex: 0, endOfPassWriteIndex: 1 },
      read: (encoder) => {
        encoder.resolveQuerySet(querySet, 0, 2, times, 0)
        encoder.copyBufferToBuffer(times, 0, staging, 0, bytes)
      },
      milliseconds: async () => {
        await staging.mapAsync(GPUMapMode.READ)
        const taken = millisecondsOf(new Uint32Array(staging.getMappedRange()))
        staging.unmap()
        this.#free.push(pass)
        return taken
      },
    }
    return pass
  }
}
