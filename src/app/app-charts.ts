import { html, nothing } from 'lit'
import type { PredictionGrid } from '../charts/function-view.ts'
import type { Theme } from '../math/palette.ts'
import { samplesOf } from './learned-function.ts'
import type { Presenter } from './presenter.ts'
import { accuracySeries, lossSeries } from './series.ts'

/** The function that the first visible run has learned, over the data; nothing for a closed-form function. */
export function functionPicture({ workbench }: Presenter, grid: PredictionGrid | undefined) {
  const samples = samplesOf(workbench.experiment)
  if (!samples) return nothing
  return html`<bl-function-view
    .task=${samples.task}
    .dimensions=${samples.dimensions}
    .outputs=${samples.outputs}
    .coordinates=${samples.coordinates}
    .targets=${samples.targets}
    .grid=${grid}
  ></bl-function-view>`
}

/** The charts of the runs, a picture beside them, and the table of runs. */
export function appCharts(presenter: Presenter, theme: Theme, picture: ReturnType<typeof functionPicture>) {
  const { experiment } = presenter.workbench
  const accuracy = accuracySeries(presenter, theme)
  const at = Math.round(presenter.playback.step)
  return html`
    <bl-loss-chart
      heading=${experiment.model.kind === 'function' ? 'Value' : 'Loss'}
      .series=${lossSeries(presenter, theme)}
      .levels=${presenter.predictions(theme).levels}
      .at=${at}
      ?log=${experiment.model.kind !== 'function'}
    ></bl-loss-chart>
    ${
      accuracy.length > 0
        ? html`<bl-loss-chart
            heading="Accuracy"
            .series=${accuracy}
            .at=${at}
            .bounds=${[0, 1]}
          ></bl-loss-chart>`
        : nothing
    }
    ${picture}
    <div class="runs">
      <h2>Runs</h2>
      <bl-runs .runs=${presenter.runViews(theme)}></bl-runs>
    </div>
  `
}
