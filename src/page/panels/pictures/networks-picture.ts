import { html, nothing } from 'lit'
import type { NetworkPairView } from '../../../elements/network/network-pair-view.ts'
import type { Study } from '../../../study/study.ts'

/** The numbers of the step that are shares, as bars; nothing where it asks for none. */
export function shareBars({ numbers, shownNumbers }: Pick<Study, 'numbers' | 'shownNumbers'>) {
  const values = numbers.values.value.value ?? []
  const bars = shownNumbers.value.flatMap(({ label, value }, i) =>
    (values[i] ?? 0) <= 1 ? [{ label, share: values[i] ?? NaN, words: value }] : [],
  )
  return bars.length > 1 ? html`<bl-bars .bars=${bars}></bl-bars>` : nothing
}

/** Two networks beside each other with the units that match, or the reason why there are none, over what the step measures of them. */
export function networksPicture(
  study: Pick<Study, 'numbers' | 'shownNumbers'>,
  pair: NetworkPairView | string | undefined,
) {
  if (typeof pair === 'string') return html`<p class="said">${pair}</p>`
  return html`<div class="column"><bl-network-pair .view=${pair}></bl-network-pair>${shareBars(study)}</div>`
}
