import { isFields, mergePatch } from '../../experiment/format/merge.ts'
import type { ViewInput } from '../../experiment/spec/view.ts'
import type { Step } from './scenario.ts'
import { slugOf } from './text/slug.ts'

type Patched = Pick<Step, 'id' | 'title' | 'from' | 'experiment'>

/** The id of a step; by default the slug of its title. */
export const stepId = ({ id, title }: Pick<Step, 'id' | 'title'>): string => id ?? slugOf(title)

/** The indices of the steps whose patches make the experiment of step `at`, from a whole one to `at` itself. */
export function patchedBy(
  steps: readonly Pick<Step, 'id' | 'title' | 'from'>[],
  at: number,
): readonly number[] {
  const numbers: number[] = []
  for (let i = at; i >= 0;) {
    numbers.unshift(i)
    const from = steps[i]?.from
    if (from === null) break
    const before = steps.slice(0, i)
    i = from === undefined ? i - 1 : before.findLastIndex((step) => stepId(step) === from)
  }
  return numbers
}

/** The merged experiment of step `at`, before it is parsed. */
export const mergedExperiment = (steps: readonly Patched[], at: number): unknown =>
  patchedBy(steps, at).reduce<unknown>((value, i) => mergePatch(value, steps[i]?.experiment ?? {}), {})

/** An experiment with a step's view. Each field of the view replaces the experiment's own as a whole. */
export function seenFrom(experiment: unknown, view: ViewInput | undefined): unknown {
  if (!view || !isFields(experiment)) return experiment
  const { view: own } = experiment
  return { ...experiment, view: { ...(isFields(own) ? own : {}), ...view } }
}
