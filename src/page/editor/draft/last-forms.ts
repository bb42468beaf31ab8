import { mergedExperiment, stepId } from '../../../exchange/lecture/merged.ts'
import type { Lecture } from '../../../scenarios/place.ts'
import type { Patch, Step } from '../../../exchange/lecture/scenario.ts'

/** A lecture that is being edited: its readable steps, and the last readable form of its broken ones. */
export interface WithLastForms {
  readonly lecture: Lecture
  /** Ids of the steps that cannot be read, in order. */
  readonly broken: readonly string[]
}

/** A step in its previous form, with its complete experiment, so that it depends on no other step. */
function lastForm({ steps }: Pick<Lecture, 'steps'>, at: number): Step | undefined {
  const step = steps[at]
  return step && { ...step, from: null, experiment: mergedExperiment(steps, at) as Patch }
}

/**
 * The lecture of a text whose steps have these ids, in order: `good` contains the readable steps, `before` the earlier forms of the others.
 * A broken step that was never readable is left out.
 */
export function withLastForms(good: Lecture, before: Lecture, ids: readonly string[]): WithLastForms {
  const isSameCount = before.steps.length === ids.length
  const broken: string[] = []
  let next = 0
  const steps = ids.flatMap((id, at) => {
    const step = good.steps[next]
    if (step && stepId(step) === id) {
      next++
      return [step]
    }
    broken.push(id)
    const named = before.steps.findIndex((each) => stepId(each) === id)
    const last = lastForm(before, named < 0 && isSameCount ? at : named)
    return last ? [last] : []
  })
  return { lecture: broken.length > 0 ? { ...good, steps } : good, broken }
}
