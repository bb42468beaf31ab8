/** The timing of one pass: give `writes` to the pass, call `read` on its encoder after it, submit, then ask for `milliseconds`. */
export interface TimedPass {
  readonly writes: GPUComputePassTimestampWrites
  /** Copies the two times to where they can be read. */
  read(encoder: GPUCommandEncoder): void
  /** Time that the device took for the pass; 0 where its clock is too coarse. Resolves when the submitted work is done. */
  milliseconds(): Promise<number>
}

/** Bytes of two times of 64 bits, in nanoseconds. */
const bytes = 16

function millisecondsBetween(times: ArrayBuffer): number {
  const [begin = 0n, end = 0n] = new BigUint64Array(times)
  return Number(end - begin) / 1e6
}

/** Times passes by the clock of the device, so that other work in its queue does not count. Whoever makes it destroys it. */
export class PassTimer {
  readonly #device: GPUDevice
  readonly #free: TimedPass[] = []
  readonly #owned: { destroy(): void }[] = []

  private constructor(device: GPUDevice) {
    this.#device = device
  }

  /** A timer of a device with `timestamp-query`; undefined for a device without. */
  static of(device: GPUDevice): PassTimer | undefined {
    return device.features.has('timestamp-query') ? new PassTimer(device) : undefined
  }

  /** A timing that is not in use; it is free again once its `milliseconds` have resolved. */
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
