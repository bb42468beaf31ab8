import { quantityOf } from '../quantity/index.ts'
import { observe, type Answers } from '../quantity/source.ts'
import type { Experiment } from '../spec/experiment.ts'
import { spreadOf } from './statistics.ts'
import type { SweepPlan, SweepPoint } from './sweep.ts'
import { sweptExperiments } from './swept.ts'

/** The points so far, the last of them maybe of fewer seeds, and how many experiments are done. */
export type SweepProgress = (points: readonly SweepPoint[], done: number) => void

/**
 * Runs the experiments of a sweep one after another, value after value, and follows its quantities; the same on engine and
 * oracle. `onProgress` is called after each experiment.
 * @throws ExperimentError where an experiment or a quantity cannot be; whatever else `answers` throw.
 */
export async function runSweep(
  answers: Answers,
  experiment: Experiment,
  plan: SweepPlan,
  onProgress?: SweepProgress,
): Promise<SweepPoint[]> {
  const points: SweepPoint[] = []
  let done = 0
  for (const [i, repeated] of sweptExperiments(experiment, plan).entries()) {
    const found: number[][] = plan.quantities.map(() => [])
    for (const one of repeated) {
      const source = await observe(answers, one)
      for (const [q, { quantity, arguments: given }] of plan.quantities.entries()) {
        found[q]?.push(await quantityOf(source, quantity, given))
      }
      points[i] = { value: plan.values[i] ?? NaN, spreads: found.map(spreadOf) }
      done += 1
      onProgress?.([...points], done)
    }
  }
  return points
}
