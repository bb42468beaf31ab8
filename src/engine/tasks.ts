import { ExperimentError } from '../experiment/spec/error.ts'
import { untilAborted } from './task.ts'
import { Ways } from './ways.ts'
import type { Workplace } from './workplace.ts'

/** How long after a failure, in milliseconds, the news may take that the device was lost: copies fail before it comes. */
const lossNotice = 100

const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Runs one engine's tasks on the present ways, which it owns until `dispose`. */
export class Tasks {
  readonly #workplace: Workplace
  readonly #gone: AbortSignal
  #ways: Ways

  /** `gone` aborts when the engine is disposed. */
  constructor(workplace: Workplace, gone: AbortSignal) {
    this.#workplace = workplace
    this.#gone = gone
    this.#ways = new Ways(workplace)
  }

  /** Kernel variants in use, by what they compute. */
  get variants(): Readonly<Record<string, string>> {
    return this.#ways.variants
  }

  /** Compiles while the plane is still being placed. Whatever needs it later says what went wrong. */
  async ahead(compile: (ways: Ways) => Promise<void>): Promise<void> {
    await this.run(undefined, compile).catch(() => undefined)
  }

  /** Runs work on the present ways; it is cut off when the device is lost, and waits where one is being rebuilt. */
  async run<T>(
    signal: AbortSignal | undefined,
    work: (ways: Ways, signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    await this.#workplace.ready
    const gone = this.#gone
    gone.throwIfAborted()
    const { backend, cut, idle } = this.#workplace
    if (this.#ways.backend !== backend) {
      this.#ways.dispose()
      this.#ways = new Ways(this.#workplace)
    }
    const ways = this.#ways
    const any = AbortSignal.any([cut, gone, ...(signal ? [signal] : [])])
    try {
      return await idle.during(() => untilAborted(() => work(ways, any), cut, gone))
    } catch (error) {
      if (signal?.aborted || error instanceof ExperimentError) throw error
      await Promise.race([backend.shared?.lost, wait(lossNotice)])
      cut.throwIfAborted()
      throw error
    }
  }

  dispose(): void {
    this.#ways.dispose()
  }
}
