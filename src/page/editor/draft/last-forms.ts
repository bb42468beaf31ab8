import { mergedExperiment, stepId } from '../../../exchange/lecture/merged.ts'
import type { Lecture } from '../../../scenarios/place.ts'
import type { Patch, Step } from '../../../exchange/lecture/scenario.ts'

/** A lecture that is written: what its text says of the good steps, and of the broken ones what it said of them last. */
export interface WithLastForms {
  readonly lecture: Lecture
  /** Ids of the steps that the text cannot say, in their order. */
  readonly broken: readonly string[]
}

/** A step as it was, on no other step. */
function lastForm({ steps }: Pick<Lecture, 'steps'>, at: number): Step | undefined {
  const step = steps[at]
  return step && { ...step, from: null, experiment: mergedExperiment(steps, at) as Patch }
}

/**
 * The lecture of a text whose steps have these ids, in their order: `good` has those that can be read, `before` how the others were. A broken
 * step that was never good is left out.
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
