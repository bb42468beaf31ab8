import type { Prediction } from '../scenario.ts'
import { isBounded, readBound } from '../fences/check-fence.ts'
import { TextError } from '../notation/text-error.ts'
import { readPlace, setField } from './data.ts'
import { edited, type Edit } from './edit.ts'
import { Outline } from './outline.ts'
import { readShown, writeShown } from './show.ts'

/** True of a bound in a check fence if none of these predictions is the one that it checks. */
function boundsNone(item: unknown, predictions: readonly Prediction[]): boolean {
  try {
    const bound = typeof item === 'string' ? readBound(item) : undefined
    return bound !== undefined && !predictions.some((one) => isBounded(one, bound))
  } catch (error) {
    if (error instanceof TextError) return false
    throw error
  }
}

/**
 * Sets the list of predictions of a step. With undefined the step shows all that apply. Also removes the checks of predictions that are
 * gone; `unchecked` counts them.
 */
export function setPredictions(
  text: string,
  step: number,
  written: readonly unknown[] | undefined,
): Edit & { readonly unchecked: number } {
  const shown = writeShown(text, step, { predictions: written })
  const { predictions = [] } = readShown(shown.text, step) ?? {}
  const place = { step, fence: 'check' } as const
  const { value, problems } = readPlace(new Outline(shown.text), place)
  const items: readonly unknown[] = problems.length === 0 && Array.isArray(value) ? value : []
  const gone = items.flatMap((item, i) => (shown.change && boundsNone(item, predictions) ? [i] : []))
  const after = gone.reduceRight((whole, i) => setField(whole, place, [i], undefined).text, shown.text)
  return { ...edited(text, after, shown.problems), unchecked: gone.length }
}
