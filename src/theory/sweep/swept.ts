import { ExperimentError } from '../../experiment/spec/values/error.ts'
import { mergePatch } from '../../experiment/format/merge.ts'
import { parseExperiment } from '../../experiment/format/parse.ts'
import type { Experiment } from '../../experiment/spec/experiment.ts'
import type { SweepPlan, SweptQuantity } from './sweep.ts'

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
  if (quantities.some((one) => one.experiments && one.experiments.length < values.length))
    throw ExperimentError.at('sweep.quantities', 'a quantity with patches of its own has one for each value')
  if (quantities.length === 0)
    throw ExperimentError.at('sweep.quantities', 'a sweep follows at least one quantity')
  return experiments.map((patch) => {
    const patched = parseExperiment(mergePatch(experiment, patch))
    return Array.from({ length: plan.seeds ?? 1 }, (_, k) =>
      k === 0 ? patched : parseExperiment({ ...patched, seed: (patched.seed + k) % seeds }),
    )
  })
}

/** An experiment of a sweep as one of its quantities has it. @throws ExperimentError for one that cannot be */
export const variantOf = (experiment: Experiment, patch: SweptQuantity['experiment']): Experiment =>
  patch ? parseExperiment(mergePatch(experiment, patch)) : experiment
