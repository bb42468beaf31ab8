import { batches } from '../../../reference/algorithm/batch.ts'
import { learningRateAt } from '../../../reference/algorithm/schedule.ts'
import type { Part } from '../../../experiment/data/dataset.ts'
import { lastStep, type AlgorithmSpec, type BatchRule } from '../../../experiment/spec/algorithm.ts'
import type { MetricSpec } from '../../../experiment/spec/metric.ts'
import { sampleWeightOf } from '../../sample-weight.ts'
import { chunkWords } from '../../budget.ts'
import type { Run } from '../../path.ts'
import type { StepPlace } from './runs.ts'
import { maxOf } from '../../../math/statistics/range.ts'

/** A list with `stride` words for each step of a chunk, which `write` puts from word `at` on for update `step`. */
interface List {
  readonly stride: number
  readonly write: (words: Uint32Array, reals: Float32Array, at: number, step: number) => void
}

const rateKey = ({ learningRate, schedule, steps }: AlgorithmSpec): string =>
  JSON.stringify([learningRate, schedule, steps])

/** float32 bits of the learning rate of each update. */
const rateList = (algorithm: AlgorithmSpec): List => ({
  stride: 1,
  write: (_words, reals, at, step) => (reals[at] = learningRateAt(algorithm, step)),
})

/**
 * The words that change from step to step of the runs that a training makes: index lists, one for each batch rule, and learning rates,
 * one list for each schedule; runs share them. An index list has for each step count, share (float32 bits), then the samples.
 */
export class StepWords {
  /** The most steps that a chunk may have; Infinity where there are no lists. */
  readonly mostSteps: number
  /** Size of the buffer, in words. */
  readonly words: number
  readonly #metric: MetricSpec
  readonly #outputs: number
  readonly #lists = new Map<string, List>()
  readonly #places = new Map<string, StepPlace>()

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

  /** The place of the index lists of a batch rule; undefined for full batches. */
  batches(rule: BatchRule): StepPlace | undefined {
    return this.#places.get(JSON.stringify(rule))
  }

  /** The place of the rates of an algorithm; undefined where its rate is constant. */
  rates(algorithm: AlgorithmSpec): StepPlace | undefined {
    return this.#places.get(rateKey(algorithm))
  }

  /** The words of updates first + 1 .. first + steps; undefined where there are no lists. */
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
