import { isFields, mergePatch } from '../../experiment/format/merge.ts'
import type { ViewInput } from '../../experiment/spec/view.ts'
import type { Step } from './scenario.ts'
import { slugOf } from './text/slug.ts'

/** What tells a step's experiment. */
type Patched = Pick<Step, 'id' | 'title' | 'from' | 'experiment'>

/** The name of a step in its lecture. */
export const stepId = ({ id, title }: Pick<Step, 'id' | 'title'>): string => id ?? slugOf(title)

/** The steps whose patches make the experiment of step `at`, from the first that is whole to itself, by their numbers. */
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

/** The experiment of step `at` as its patches make it, before it is parsed. */
export const mergedExperiment = (steps: readonly Patched[], at: number): unknown =>
  patchedBy(steps, at).reduce<unknown>((value, i) => mergePatch(value, steps[i]?.experiment ?? {}), {})

/** An experiment with the fields of a step's view, each as a whole, in place of its own. */
export function seenFrom(experiment: unknown, view: ViewInput | undefined): unknown {
  if (!view || !isFields(experiment)) return experiment
  const { view: own } = experiment
  return { ...experiment, view: { ...(isFields(own) ? own : {}), ...view } }
}
