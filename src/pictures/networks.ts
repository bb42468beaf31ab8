import { computed } from '@preact/signals-core'
import { html, nothing } from 'lit'
import '../elements/charts/lists/bl-bars.ts'
import '../elements/network/bl-network-pair.ts'
import type { NetworkPairView } from '../elements/network/network-pair-view.ts'
import type { Study } from '../study/study.ts'
import { networkPair, networkPairRefusal } from '../view/network/network-pair.ts'
import type { Picture } from './picture.ts'

/** The numbers of the step that are shares, as bars; nothing where it asks for none. */
export function shareBars({ numbers, shownNumbers }: Pick<Study, 'numbers' | 'shownNumbers'>) {
  const values = numbers.values.value.value ?? []
  const bars = shownNumbers.value.flatMap(({ label, value }, i) =>
    (values[i] ?? 0) <= 1 ? [{ label, share: values[i] ?? NaN, words: value }] : [],
  )
  return bars.length > 1 ? html`<bl-bars .bars=${bars}></bl-bars>` : nothing
}

const pairChart = (study: Pick<Study, 'numbers' | 'shownNumbers'>, pair: NetworkPairView | undefined) =>
  html`<div class="column"><bl-network-pair .view=${pair}></bl-network-pair>${shareBars(study)}</div>`

/** Two networks with the units that match, over the step's numbers as bars. Asked, both at w_0, and nothing of how alike they are. */
export const networks: Picture = {
  name: 'networks',
  label: 'the two networks',
  needs: networkPairRefusal,
  open({ study }) {
    const { store, selection } = study
    const of = (hidden: ReadonlySet<number>, step: number) => {
      const { training: experiment, runs } = store
      const names = study.names.value.starts
      return experiment && networkPair({ experiment, runs, hidden, step, names })
    }
    const shown = computed(() => of(selection.hidden, Math.round(selection.playback.step)))
    const untrained = computed(() => {
      const pair = of(new Set(), 0)
      return pair && { ...pair, orders: [], correlations: [], placedOrders: undefined }
    })
    return {
      render: () => pairChart(study, shown.value),
      asked: () => pairChart(study, untrained.value),
    }
  },
}
