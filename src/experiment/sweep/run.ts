import { ExperimentError } from '../error.ts'
import { mergePatch } from '../merge.ts'
import { parseExperiment } from '../parse.ts'
import { quantityOf } from '../quantity/index.ts'
import { observe, type Answers } from '../quantity/source.ts'
import type { Experiment } from '../schema/experiment.ts'
import { spreadOf } from './statistics.ts'
import type { SweepPlan, SweepPoint } from './sweep.ts'

/** The points so far, the last of them maybe of fewer seeds, and how many experiments are done. */
export type SweepProgress = (points: readonly SweepPoint[], done: number) => void

/** Seeds are uint32. */
const seeds = 2 ** 32

/**
 * The experiments of a sweep, [value][seed].
 * @throws ExperimentError for one that cannot be, and where values and experiments are not as many.
 */
export function sweptExperiments(experiment: Experiment, plan: SweepPlan): Experiment[][] {
  const { values, experiments, quantities } = plan
  if (values.length !== experiments.length || values.length === 0)
    throw ExperimentError.at('sweep.experiments', 'a sweep takes one patch for each value')
  if (quantities.length === 0)
    throw ExperimentError.at('sweep.quantities', 'a sweep follows at least one quantity')
  return experiments.map((patch) => {
    const patched = parseExperiment(mergePatch(experiment, patch))
    return Array.from({ length: plan.seeds ?? 1 }, (_, k) =>
      k === 0 ? patched : parseExperiment({ ...patched, seed: (patched.seed + k) % seeds }),
    )
  })
}

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
