import { computed } from '@preact/signals-core'
import { html } from 'lit'
import './bl-network-pair.ts'
import type { NetworkPairView } from './network-pair-view.ts'
import { languageTurns } from '../../study/lecture/shown-step.ts'
import type { Study } from '../../study/study.ts'
import { networkPair, networkPairRefusal } from './network-pair.ts'
import type { Picture } from '../picture.ts'
import { shareBars } from '../share-bars.ts'

const pairChart = (
  study: Pick<Study, 'numbers' | 'shownNumbers'>,
  pair: NetworkPairView | undefined,
  matched = false,
) =>
  html`<div class="column">
    <bl-network-pair .view=${pair} .matched=${matched}></bl-network-pair>${shareBars(study)}
  </div>`

/**
 * Two networks with their matching units, over the step’s numbers as bars. While a question is open, both at w_0 without their
 * similarity; after the answer, with units in the places of their matches if the step asks for it.
 */
export const networks: Picture = {
  name: 'networks',
  label: 'the two networks',
  numbers: ['pairs of runs'],
  needs: networkPairRefusal,
  open({ study, guesses }) {
    const { store, selection, step } = study
    const of = (hidden: ReadonlySet<number>, at: number) => {
      void languageTurns.value
      const { training: experiment, runs } = store
      const names = study.names.value.starts
      return experiment && networkPair({ experiment, runs, hidden, step: at, names })
    }
    const shown = computed(() => of(selection.hidden, Math.round(selection.playback.step)))
    const untrained = computed(() => {
      const pair = of(new Set(), 0)
      return pair && { ...pair, orders: [], correlations: [], placedOrders: undefined }
    })
    return {
      render: () => pairChart(study, shown.value, guesses.revealed && step.value?.reveal?.matched),
      asked: () => pairChart(study, untrained.value),
    }
  },
}
