import { html, nothing } from 'lit'
import { firstVisible } from '../../analyses/shown-point.ts'
import '../../elements/charts/plots/bl-loss-chart.ts'
import { hasRuns } from '../../experiment/spec/experiment.ts'
import { scoreSeries } from './score-series.ts'
import type { Picture } from '../picture.ts'

/** The coordinates of a run in the plane of its principal components by step, with the predicted ones. Empty while a question is open. */
export const scores: Picture = {
  name: 'scores',
  label: 'the components over the steps',
  needs: (experiment) =>
    hasRuns(experiment) && experiment.plane.kind === 'pca'
      ? undefined
      : 'Needs a plane of principal components.',
  open({ study }) {
    return {
      render() {
        const { store, hidden, playback, predictions, theme } = study
        const run = store.runs[firstVisible(store, { hidden })]
        if (!run) return nothing
        const predicted = predictions.value.curves.find(({ id }) => id.startsWith('lissajous/'))
        return html`<bl-loss-chart
          .view=${{
            heading: 'Along each component',
            series: scoreSeries(run, predicted, theme),
            at: Math.round(playback.step),
            log: false,
          }}
          ?running=${!store.idle}
        ></bl-loss-chart>`
      },
      asked: () => html`<p class="veil">waits for your guess</p>`,
    }
  },
}
