import { ExperimentError } from '../../experiment/spec/values/error.ts'
import { mergePatch } from '../../experiment/format/merge.ts'
import { parseExperiment } from '../../experiment/format/parse.ts'
import type { Experiment } from '../../experiment/spec/experiment.ts'
import { maxOf, minOf } from '../../math/statistics/range.ts'
import type { SweepPlan, SweptQuantity } from './sweep.ts'

/** Seeds are uint32. */
const seeds = 2 ** 32

/**
 * Returns the experiments of a sweep, [value][seed].
 * @throws ExperimentError for an invalid one, and if the numbers of values and experiments differ
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

/** Returns an experiment of a sweep with the patch of one of its quantities. @throws ExperimentError if it is invalid */
export const variantOf = (experiment: Experiment, patch: SweptQuantity['experiment']): Experiment =>
  patch ? parseExperiment(mergePatch(experiment, patch)) : experiment

/**
 * The experiments that a sweep measures, as its quantities have them, value after value, from the first seed only.
 * @throws ExperimentError for one that cannot be, and for a plan that `sweptExperiments` refuses
 */
export function sweptVariants(experiment: Experiment, plan: SweepPlan): Experiment[] {
  const known = new Map<string, Experiment>()
  return sweptExperiments(experiment, { ...plan, seeds: 1 }).flatMap(([swept], at) =>
    plan.quantities.flatMap((of) => {
      if (!swept || of.quantity === 'least') return []
      const patches = JSON.stringify([plan.experiments[at], of.experiments?.[at] ?? of.experiment])
      const variant = known.get(patches) ?? variantOf(swept, of.experiments?.[at] ?? of.experiment)
      known.set(patches, variant)
      return [variant]
    }),
  )
}

/** The numbers and words at the ends of a value's branches, each with its path. */
function leaves(value: unknown, path = ''): (readonly [string, unknown])[] {
  if (typeof value !== 'object' || value === null) return [[path, value]]
  return Object.entries(value).flatMap(([key, one]) => leaves(one, `${path}/${key}`))
}

/**
 * Returns the place of an experiment among the values of a sweep: the value whose patch agrees with it in everything in
 * which the patches differ; or a number between two values, if only that number is swept. `undefined` if it has no place.
 */
export function sweptValueOf(
  experiment: Experiment,
  { values, experiments }: Pick<SweepPlan, 'values' | 'experiments'>,
): number | undefined {
  // Null in a patch removes a field from the experiment.
  const patches = experiments.map((patch) => new Map(leaves(patch).filter(([, value]) => value !== null)))
  const paths = [...new Set(patches.flatMap((patch) => [...patch.keys()]))]
  const swept = paths.filter((path) => new Set(patches.map((patch) => patch.get(path))).size > 1)
  const own = new Map(leaves(experiment))
  const same = patches.findIndex((patch) => swept.every((path) => own.get(path) === patch.get(path)))
  if (swept.length === 0) return undefined
  if (same >= 0) return values[same]
  const [path = ''] = swept
  const here = own.get(path)
  const isSweptItself = swept.length === 1 && patches.every((patch, i) => patch.get(path) === values[i])
  if (!isSweptItself || typeof here !== 'number') return undefined
  return here > minOf(values) && here < maxOf(values) ? here : undefined
}
