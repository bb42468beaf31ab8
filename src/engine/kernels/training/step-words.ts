import { batches } from '../../../reference/algorithm/batch.ts'
import { learningRateAt } from '../../../reference/algorithm/schedule.ts'
import type { Part } from '../../../experiment/data/dataset.ts'
import { lastStep, type AlgorithmSpec, type BatchRule } from '../../../experiment/spec/algorithm.ts'
import type { MetricSpec } from '../../../experiment/spec/metric.ts'
import { sampleWeightOf } from '../../sample-weight.ts'
import { chunkWords } from '../../budget.ts'
import type { Run } from '../../path.ts'
import type { ListPlace } from './runs.ts'
import { maxOf } from '../../../math/statistics/range.ts'

/** A list of `stride` words per step of a chunk; `write` puts those of update `step` at word `at`. */
interface List {
  readonly stride: number
  readonly write: (words: Uint32Array, reals: Float32Array, at: number, step: number) => void
}

const rateKey = ({ learningRate, schedule, steps }: AlgorithmSpec): string =>
  JSON.stringify([learningRate, schedule, steps])

/** The learning rate of each update, as float32 bits. */
const rateList = (algorithm: AlgorithmSpec): List => ({
  stride: 1,
  write: (_words, reals, at, step) => (reals[at] = learningRateAt(algorithm, step)),
})

/**
 * The words that change from step to step: index lists, one per batch rule, and learning rates, one list per
 * schedule. Runs share them. For each step, an index list has the count, the share (float32 bits), then the
 * samples.
 */
export class StepWords {
  /** Most steps of a chunk; Infinity if there are no lists. */
  readonly mostSteps: number
  /** Size of the buffer, in words. */
  readonly words: number
  readonly #metric: MetricSpec
  readonly #outputs: number
  readonly #lists = new Map<string, List>()
  readonly #places = new Map<string, ListPlace>()

  constructor(
    runs: readonly Run[],
    metric: MetricSpec,
    part: Part | undefined,
    outputs: number,
    seed: number,
  ) {
    this.#metric = metric
    this.#outputs = outputs
    for (const { algorithm } of runs) {
      const { batch, schedule } = algorithm
      if (schedule.kind !== 'constant') this.#lists.set(rateKey(algorithm), rateList(algorithm))
      const key = JSON.stringify(batch)
      if (batch !== 'full' && part && !this.#lists.has(key))
        this.#lists.set(key, this.#indexList(batch, part, seed))
    }
    const longest = Math.max(1, maxOf(runs.map((run) => lastStep(run.algorithm))))
    const perStep = [...this.#lists.values()].reduce((sum, { stride }) => sum + stride, 0)
    this.mostSteps =
      perStep === 0 ? Infinity : Math.max(1, Math.min(longest, Math.floor(chunkWords / perStep)))
    let offset = 0
    for (const [key, { stride }] of this.#lists) {
      this.#places.set(key, { offset, stride })
      offset += stride * this.mostSteps
    }
    this.words = Math.max(1, offset)
  }

  /** Returns the place of a batch rule's index lists; `undefined` for full batches. */
  batches(rule: BatchRule): ListPlace | undefined {
    return this.#places.get(JSON.stringify(rule))
  }

  /** Returns the place of an algorithm's rates; `undefined` if its rate is constant. */
  rates(algorithm: AlgorithmSpec): ListPlace | undefined {
    return this.#places.get(rateKey(algorithm))
  }

  /** Returns the words of updates first + 1 … first + steps; `undefined` if there are no lists. */
  chunk(first: number, steps: number): Uint32Array<ArrayBuffer> | undefined {
    if (this.#lists.size === 0) return undefined
    const words = new Uint32Array(this.words)
    const reals = new Float32Array(words.buffer)
    for (const [key, { write, stride }] of this.#lists) {
      const begin = this.#places.get(key)!.offset
      for (let k = 0; k < steps; k++) write(words, reals, begin + k * stride, first + k + 1)
    }
    return words
  }

  #indexList(rule: Exclude<BatchRule, 'full'>, part: Part, seed: number): List {
    const rowsAt = batches(rule, part.count, seed)
    return {
      stride: 2 + Math.min(rule.size, part.count),
      write: (words, reals, at, step) => {
        const rows = rowsAt(step)
        words[at] = rows.length
        reals[at + 1] = sampleWeightOf(this.#metric, part, this.#outputs, rows)
        words.set(rows, at + 2)
      },
    }
  }
}
