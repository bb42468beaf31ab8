import { computed, type ReadonlySignal } from '@preact/signals-core'
import { html, nothing } from 'lit'
import type { NetworkPairView } from '../../../elements/network/network-pair-view.ts'
import type { Study } from '../../../landscape/study.ts'
import { networkPair } from '../../../view/network/network-pair.ts'

/** All of a study that its networks are made of. */
type Trained = Pick<Study, 'store' | 'hidden' | 'playback'>

const pairs = new WeakMap<Trained, ReadonlySignal<NetworkPairView | string | undefined>>()

/** The two networks of a study, live along the timeline. */
function pairOf(study: Trained) {
  const known = pairs.get(study)
  if (known) return known
  const pair = computed(() => {
    const { experiment, runs } = study.store
    return networkPair({ experiment, runs, hidden: study.hidden, step: Math.round(study.playback.step) })
  })
  pairs.set(study, pair)
  return pair
}

/** The numbers of the step that are shares, as bars; nothing where it asks for none. */
export function shareBars({ numbers, shownNumbers }: Pick<Study, 'numbers' | 'shownNumbers'>) {
  const values = numbers.values.value.value ?? []
  const bars = shownNumbers.value.flatMap(({ label, value }, i) =>
    (values[i] ?? 0) <= 1 ? [{ label, share: values[i] ?? NaN, words: value }] : [],
  )
  return bars.length > 1 ? html`<bl-bars .bars=${bars}></bl-bars>` : nothing
}

/** Two networks beside each other with the units that match, over what the step measures of them. */
export function networksPicture(study: Study) {
  const pair = pairOf(study).value
  if (typeof pair === 'string') return html`<p class="said">${pair}</p>`
  return html`<div class="column"><bl-network-pair .view=${pair}></bl-network-pair>${shareBars(study)}</div>`
}
