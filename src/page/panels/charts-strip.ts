import { html, nothing } from 'lit'
import type { Slice } from '../../analyses/line-slice.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import type { Study } from '../../study/study.ts'
import type { runChart } from '../../pictures/losses/losses.ts'
import { sliceCharts } from '../../pictures/slice/slice.ts'
import { accuracySeries } from '../../view/series.ts'

/**
 * The charts of the runs, or of a surface that is a line, with a picture next to them, and the table of runs. If the picture is a sweep, it
 * replaces accuracy and errors.
 */
export function appCharts(
  study: Study,
  experiment: TrainingExperiment,
  picture: unknown,
  slice: Slice | undefined,
  first: ReturnType<typeof runChart>,
  measured: unknown,
  swept: boolean,
) {
  const accuracy = accuracySeries(study, study.theme)
  const at = Math.round(study.playback.step)
  return html`
    ${first} ${measured}
    ${slice ? sliceCharts(experiment, slice, study.theme, !swept, study.names.value, study.guessing) : nothing}
    ${
      accuracy.length > 0 && first !== nothing && !slice && !swept && measured === nothing
        ? html`<bl-loss-chart
            .view=${{ heading: 'Accuracy', series: accuracy, at, log: false, bounds: [0, 1], stepped: true }}
          ></bl-loss-chart>`
        : nothing
    }
    ${slice && !swept ? nothing : picture}
    <div class="runs">
      <h2>Runs</h2>
      <bl-runs .runs=${study.runViews.value}></bl-runs>
    </div>
  `
}
