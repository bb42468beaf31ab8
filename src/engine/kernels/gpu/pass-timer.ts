/**
 * The timing of one pass: give `writes` to the pass, call `read` on its encoder after it, submit, then call
 * `milliseconds`.
 */
export interface TimedPass {
  readonly writes: GPUComputePassTimestampWrites
  /** Copies the two timestamps into a readable buffer. */
  read(encoder: GPUCommandEncoder): void
  /**
   * Resolves with the device's time for the pass when the submitted work is done; 0 if its clock is too
   * coarse.
   */
  milliseconds(): Promise<number>
}

/** Bytes of two 64-bit timestamps, in nanoseconds. */
const bytes = 16

function millisecondsBetween(times: ArrayBuffer): number {
  const [begin = 0n, end = 0n] = new BigUint64Array(times)
  return Number(end - begin) / 1e6
}

/**
 * Times passes on the device's clock, so that other work in its queue does not count. Whoever creates it
 * destroys it.
 */
export class PassTimer {
  readonly #device: GPUDevice
  readonly #free: TimedPass[] = []
  readonly #owned: { destroy(): void }[] = []

  private constructor(device: GPUDevice) {
    this.#device = device
  }

  /** Returns a timer for a device with `timestamp-query`; otherwise `undefined`. */
  static of(device: GPUDevice): PassTimer | undefined {
    return device.features.has('timestamp-query') ? new PassTimer(device) : undefined
  }

  /** Returns a timing that is not in use. It is free again once its `milliseconds` resolves. */
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
        const taken = millisecondsBetween(staging.getMappedRange())
        staging.unmap()
        this.#free.push(pass)
        return taken
      },
    }
    return pass
  }
}
