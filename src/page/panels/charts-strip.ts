import { html, nothing } from 'lit'
import { trains } from '../../reference/algorithm/trains.ts'
import type { PredictionGrid, Samples } from '../../math/picture/function-grid.ts'
import type { NamedCurve } from '../../charts/function-view.ts'
import type { SliceCurve } from '../../charts/slice-chart.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import type { Series } from '../../charts/plot/loss-series.ts'
import type { ChoiceEvent } from '../../elements/controls/control-events.ts'
import type { Theme } from '../../math/picture/palette.ts'
import { judgedSamples } from '../../analyses/learned-function.ts'
import type { Slice } from '../../analyses/line-slice.ts'
import type { measuredCurves } from '../../analyses/measured-curves.ts'
import type { Study } from '../../landscape/study.ts'
import { chartedMeasure, curveOptions, type RunMeasure } from '../../analyses/measures/run-measures.ts'
import {
  accuracySeries,
  lossSeries,
  measuredSeries,
  neverNegative,
  roundingLevels,
  stabilityLevels,
} from '../../view/series.ts'
import { endOfLosses, guessedLevels } from '../../view/question/guessed-level.ts'
import type { Guessing } from '../lecture/guessing.ts'
import { shownMetric } from '../../store/cache/cache-keys.ts'
import { sliceCurves } from '../../view/slice-curves.ts'

/** The function that the first visible run has learned, over the data; nothing for a closed-form function. */
export function functionPicture(
  { store }: Pick<Study, 'store'>,
  grid: PredictionGrid | undefined,
  test?: Samples,
  beside: readonly NamedCurve[] = [],
) {
  const { training } = store
  const samples = training && judgedSamples(training)
  if (!samples) return nothing
  const learns = training.algorithms.some(({ steps }) => steps > 0)
  return html`<bl-function-view
    heading=${learns ? 'The function learned' : 'The function'}
    .task=${samples.task}
    .dimensions=${samples.dimensions}
    .outputs=${samples.outputs}
    .coordinates=${samples.coordinates}
    .targets=${samples.targets}
    .grid=${grid}
    .ball=${shownMetric(training).attack}
    .test=${test}
    .beside=${beside}
  ></bl-function-view>`
}

/** Lines across what is measured, and the rest in words. */
function measuredLevels(study: Study, measure: RunMeasure | undefined, series: readonly Series[]) {
  if (measure?.id === 'sharpness') return stabilityLevels(study, study.theme, series)
  return { levels: measure?.id === 'determinant' ? roundingLevels(study, study.theme) : [], note: '' }
}

/** The first chart: the runs' losses, or what is measured along them. */
export function runChart(
  study: Study,
  guessing: Guessing,
  choice: string,
  { curves, fault }: ReturnType<typeof measuredCurves>,
  onChoose: (choice: string) => void,
) {
  const { training: experiment } = study.store
  if (!experiment?.algorithms.some(trains)) return nothing
  const measure = chartedMeasure(choice, experiment)
  const options = curveOptions(experiment)
  const shown = measure?.id ?? 'loss'
  const series = measure
    ? measuredSeries(study, study.theme, curves.value.value ?? [], measure.names)
    : [...lossSeries(study, study.theme), ...study.predictions.value.losses]
  const { levels, note } = measuredLevels(study, measure, series)
  return html`<bl-loss-chart
    heading=${options.find(({ value }) => value === shown)?.label ?? ''}
    note=${(measure && fault.value) ?? note}
    .series=${series}
    .levels=${measure ? levels : [...study.predictions.value.levels, ...guessedLevels(guessing, endOfLosses, study.theme)]}
    .at=${Math.round(study.playback.step)}
    ?log=${measure ? measure.log : neverNegative(series)}
    ?running=${measure ? curves.busy.value : !study.store.idle}
  >
    <bl-select
      slot="heading"
      class="curve"
      bare
      snug
      label="what the chart shows"
      .value=${shown}
      .options=${options}
      @bl-select=${(event: ChoiceEvent) => onChoose(event.value)}
    ></bl-select>
  </bl-loss-chart>`
}

/** Losses and errors along the plane that is a line; `slice` is undefined until they are measured. */
export function sliceCharts(
  experiment: TrainingExperiment | undefined,
  slice: Slice | undefined,
  theme: Theme,
  room: boolean,
) {
  const [losses, errors] = (['losses', 'errors'] as const).map((what) =>
    slice ? sliceCurves(slice, what, theme) : [],
  )
  const chart = (heading: string, curves: readonly SliceCurve[] = []) =>
    html`<bl-slice-chart
      heading=${heading}
      .t=${slice?.t ?? []}
      .curves=${curves}
      ?running=${!slice}
    ></bl-slice-chart>`
  return [
    chart(`${experiment?.model.kind === 'function' ? 'Value' : 'Loss'} on the line`, losses),
    errors?.length && room ? chart('Errors on the line', errors) : nothing,
  ]
}

/**
 * The charts of the runs, or of the line that the surface is cut to, a picture beside them, and the table of runs. Where the
 * picture is a sweep, accuracy and errors make room for it.
 */
export function appCharts(
  study: Study,
  picture: unknown,
  slice: Slice | undefined,
  first: ReturnType<typeof runChart>,
  measured: unknown,
  swept: boolean,
) {
  const accuracy = accuracySeries(study, study.theme)
  const at = Math.round(study.playback.step)
  return html`
    ${first} ${measured} ${slice ? sliceCharts(study.store.training, slice, study.theme, !swept) : nothing}
    ${
      accuracy.length > 0 && first !== nothing && !slice && !swept && measured === nothing
        ? html`<bl-loss-chart
            heading="Accuracy"
            .series=${accuracy}
            .at=${at}
            .bounds=${[0, 1]}
            stepped
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
