import { batches } from '../../../experiment/algorithm/batch.ts'
import type { Part } from '../../../experiment/data/dataset.ts'
import type { BatchRule } from '../../../experiment/schema/algorithm.ts'
import type { MetricSpec } from '../../../experiment/schema/metric.ts'
import type { Run } from '../../paths.ts'
import type { BatchPlace } from './runs.ts'
import { shareOf } from '../../share.ts'

/** The most words of index lists that one chunk may need. */
const mostWords = 1 << 20

interface List {
  readonly rule: Exclude<BatchRule, 'full'>
  readonly place: BatchPlace
  readonly at: (step: number) => Uint32Array
}

/**
 * Index lists of the runs that learn from batches, a list for each batch rule, which all its runs share. For each step of a
 * chunk: count, share (float32 bits), then the samples.
 */
export class BatchLists {
  /** The most steps that a chunk may have; Infinity where every run sees all samples. */
  readonly mostSteps: number
  /** Size of the buffer, in words. */
  readonly words: number
  private readonly lists = new Map<string, List>()

  constructor(
    runs: readonly Run[],
    private readonly metric: MetricSpec,
    private readonly part: Part | undefined,
    private readonly outputs: number,
    seed: number,
  ) {
    const count = part?.count ?? 0
    const rules = new Map<string, Exclude<BatchRule, 'full'>>()
    for (const { algorithm } of runs) {
      if (algorithm.batch !== 'full' && part) rules.set(JSON.stringify(algorithm.batch), algorithm.batch)
    }
    const strides = [...rules.values()].map((rule) => 2 + Math.min(rule.size, count))
    const longest = Math.max(1, ...runs.map((run) => run.algorithm.steps))
    const perStep = strides.reduce((sum, stride) => sum + stride, 0)
    this.mostSteps =
      perStep === 0 ? Infinity : Math.max(1, Math.min(longest, Math.floor(mostWords / perStep)))
    let offset = 0
    let index = 0
    for (const [key, rule] of rules) {
      const stride = strides[index++] ?? 0
      this.lists.set(key, { rule, place: { offset, stride }, at: batches(rule, count, seed) })
      offset += stride * this.mostSteps
    }
    this.words = Math.max(1, offset)
  }

  place(rule: BatchRule): BatchPlace | undefined {
    return this.lists.get(JSON.stringify(rule))?.place
  }

  /** The words of updates first + 1 .. first + steps; undefined where every run sees all samples. */
  chunk(first: number, steps: number): Uint32Array<ArrayBuffer> | undefined {
    if (this.lists.size === 0 || !this.part) return undefined
    const words = new Uint32Array(this.words)
    const reals = new Float32Array(words.buffer)
    for (const { place, at } of this.lists.values()) {
      for (let k = 0; k < steps; k++) {
        const rows = at(first + k + 1)
        const begin = place.offset + k * place.stride
        words[begin] = rows.length
        reals[begin + 1] = shareOf(this.metric, this.part, this.outputs, rows)
        words.set(rows, begin + 2)
      }
    }
    return words
  }
}
