import { computed } from '@preact/signals-core'
import { html, nothing } from 'lit'
import { measuredCurves } from '../../analyses/curves/measured-curves.ts'
import './bl-gauge.ts'
import { hasRuns } from '../../experiment/spec/experiment.ts'
import { fullBatchThreshold } from '../../reference/algorithm/stability.ts'
import { gaugeView } from './gauge-view.ts'
import { askedRuns, chartedRuns, runChart } from '../losses/losses.ts'
import { shows, type Picture } from '../picture.ts'

/** Greatest number of records whose sharpness is measured, enough for the hops of a short run to be single steps. */
const mostRecords = 129

/** The chart of losses of the gauge, only on the training set. */
const place = { picture: 'gauge', parts: 'train' } as const

/**
 * The sharpness of the runs against 2/η, with their losses if it is the hero. While a question is open, only the given sharpness at
 * w_0.
 */
export const gauge: Picture = {
  name: 'gauge',
  label: 'the gauge',
  numbers: ['curvature'],
  needs(experiment) {
    const [algorithm, ...others] = hasRuns(experiment) ? experiment.algorithms : []
    return algorithm?.id === 'sgd' && others.length === 0 && fullBatchThreshold(algorithm) !== undefined
      ? undefined
      : 'Needs gradient descent on all samples as the only algorithm, because its limit is 2/η.'
  },
  open({ study, guesses, shared, owner }) {
    const { store, step, theme } = study
    const choice = () => (shows(step.value, 'gauge') ? 'sharpness' : '')
    const { curves } = measuredCurves(owner, store, choice, mostRecords)
    const view = computed(() => gaugeView(study, curves.value.value ?? [], theme, guesses.isOpen))
    const column = (chart: () => unknown) =>
      html`<div class="column">
        <bl-gauge .view=${view.value}></bl-gauge>
        ${step.value?.hero === 'gauge' ? chart() : nothing}
      </div>`
    return {
      charted: () => chartedRuns(study, shared, place),
      render: () => column(() => runChart(study, guesses, shared, place)),
      asked: (question) => column(() => askedRuns(study, question, guesses, shared, place)),
    }
  },
}
