import { hasRuns, type Experiment } from '../../experiment/spec/experiment.ts'
import { widthsName } from '../../words/names.ts'
import type { Patch, Step } from '../../exchange/lecture/scenario.ts'

const isPatch = (value: unknown): value is Patch =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Returns the fields in a patch whose values changed, as paths such as 'model/widths'. */
function changedFields(patch: Patch, before: unknown, now: unknown): string[] {
  const [old, next] = [before, now].map((value) => (isPatch(value) ? value : {}))
  return Object.entries(patch).flatMap(([key, value]) => {
    const [was, is] = [old?.[key], next?.[key]]
    if (isPatch(value)) return changedFields(value, was, is).map((path) => `${key}/${path}`)
    return JSON.stringify(was) === JSON.stringify(is) ? [] : [key]
  })
}

/** Parts of an experiment that a stage is named after. Starts and planes may be dragged, on all stages alike. */
const named = ['data', 'model', 'metric', 'algorithms', 'terrain'] as const

/**
 * Returns the name of a step's main stage. Once the user changes something that distinguishes the stages, the name is no
 * longer true and becomes the network's new widths, or a note that it is changed. `written` is the experiment that the
 * step opens with.
 */
export function stageName(
  { stage = '', beside = [] }: Pick<Step, 'stage' | 'beside'>,
  written: Experiment,
  shown: Experiment,
): string {
  const parts = (patch: Patch): Patch =>
    Object.fromEntries(Object.entries(patch).filter(([key]) => named.some((part) => part === key)))
  const changed = new Set(
    beside.flatMap(({ experiment }) => changedFields(parts(experiment), written, shown)),
  )
  if (stage === '' || changed.size === 0) return stage
  const model = hasRuns(shown) ? shown.model : undefined
  return changed.size === 1 && changed.has('model/widths') && model?.kind === 'mlp'
    ? widthsName(model)
    : `${stage}, changed`
}
