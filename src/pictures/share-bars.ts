import { html, nothing } from 'lit'
import '../elements/charts/lists/bl-bars.ts'
import type { Study } from '../study/study.ts'

/** Returns the step’s numbers that are shares as bars; nothing for a single share without comparison. */
export function shareBars({ numbers, shownNumbers }: Pick<Study, 'numbers' | 'shownNumbers'>) {
  const values = numbers.values.value.value ?? []
  const bars = shownNumbers.value.flatMap(({ label, value, signed }, i) =>
    (values[i]?.value ?? 0) <= 1 ? [{ label, share: values[i]?.value ?? NaN, words: value, signed }] : [],
  )
  return bars.length > 1 || bars.some(({ signed }) => signed)
    ? html`<bl-bars .bars=${bars}></bl-bars>`
    : nothing
}
