import { quantityOf } from '../quantity/index.ts'
import { observe, type Answers, type QuantitySource } from '../quantity/source.ts'
import type { Experiment } from '../../experiment/spec/experiment.ts'
import { spreadOf } from './statistics.ts'
import type { SweepPlan, SweepPoint } from './sweep.ts'
import { sweptExperiments, variantOf } from './swept.ts'
import { minOf } from '../../math/statistics/range.ts'

/** Receives the points so far, the last of which may have fewer seeds, and the number of finished experiments. */
export type SweepProgress = (points: readonly SweepPoint[], done: number) => void

/** The numbers from one experiment of a sweep. */
interface SweptNumbers {
  readonly at: number
  readonly found: readonly number[]
}

/**
 * Runs the experiments of a sweep one after another, value after value and seed after seed, and computes its quantities.
 * @throws ExperimentError if an experiment or a quantity is invalid; other errors of `answers`
 */
export async function* sweptNumbers(
  answers: Answers,
  experiment: Experiment,
  plan: SweepPlan,
): AsyncGenerator<SweptNumbers> {
  const others = plan.quantities.filter(({ quantity }) => quantity !== 'least')
  // The sources of the previous value are kept: if a quantity receives the value as an argument, all values have the same
  // experiment.
  let before = new Map<string, QuantitySource<Experiment>>()
  for (const [at, repeated] of sweptExperiments(experiment, plan).entries()) {
    const sources: typeof before = new Map()
    for (const one of repeated) {
      const found: number[] = []
      for (const { quantity, arguments: given, over, ...own } of others) {
        const variant = variantOf(one, own.experiments?.[at] ?? own.experiment)
        const key = JSON.stringify(variant)
        const source = sources.get(key) ?? before.get(key) ?? (await observe(answers, variant))
        sources.set(key, source)
        found.push(await quantityOf(source, quantity, over ? { ...given, [over]: plan.values[at]! } : given))
      }
      const least = minOf(found.filter(Number.isFinite))
      yield { at, found: plan.quantities.map((of) => found[others.indexOf(of)] ?? least) }
    }
    before = sources
  }
}

/**
 * Runs a sweep like `sweptNumbers` and collects its points; the same on engine and oracle. `onProgress` is called after
 * each experiment.
 * @throws ExperimentError if an experiment or a quantity is invalid; other errors of `answers`
 */
export async function runSweep(
  answers: Answers,
  experiment: Experiment,
  plan: SweepPlan,
  onProgress?: SweepProgress,
): Promise<SweepPoint[]> {
  const numbers: number[][][] = plan.values.map(() => plan.quantities.map(() => []))
  const points: SweepPoint[] = []
  let done = 0
  for await (const { at, found } of sweptNumbers(answers, experiment, plan)) {
    const ofValue = numbers[at] ?? []
    for (const [q, number] of found.entries()) ofValue[q]?.push(number)
    points[at] = { value: plan.values[at]!, spreads: ofValue.map(spreadOf) }
    done += 1
    onProgress?.([...points], done)
  }
  return points
}
