import { html, nothing } from 'lit'
import type { Slice } from '../../analyses/line-slice.ts'
import type { AxisScale } from '../../charts/plot/plot-frame.ts'
import { heldRange, valueOn, type SliceCurve } from '../../charts/slice-chart.ts'
import '../../elements/charts/plots/bl-slice-chart.ts'
import { maxOf, minOf } from '../../math/statistics/range.ts'
import { hasRuns, type TrainingExperiment } from '../../experiment/spec/experiment.ts'
import type { Theme } from '../../math/picture/palette.ts'
import type { Question } from '../../exchange/lecture/scenario.ts'
import type { AskedPlot } from '../../elements/charts/plots/bl-asked-plot.ts'
import { sliceCurves } from './slice-curves.ts'
import { askedPlot, askedScale } from '../asked-plot.ts'
import { bend } from '../bend/bend.ts'
import type { Guesses, Picture } from '../picture.ts'
import { axisNames, lineEnds, type GivenNames } from '../../words/axes.ts'

const charted = { picture: 'slice', up: ['line-most', 'barrier'] } as const

/** Returns the heading, which names the quantity along the line and its end points. */
const lossHeading = (experiment: TrainingExperiment, names: GivenNames): string =>
  experiment.plane.kind === 'line'
    ? `${experiment.model.kind === 'function' ? 'Value' : 'Loss'} ${axisNames(experiment, {}, names)[0]}`
    : 'Loss along both paths'

/**
 * Returns the losses along a plane that is a line, on an axis that includes the question’s range, and error rates if there is
 * `room`; `slice` is undefined until they are measured.
 */
export function sliceCharts(
  experiment: TrainingExperiment,
  slice: Slice | undefined,
  theme: Theme,
  room: boolean,
  names: GivenNames,
  guesses: Guesses,
) {
  const [losses, errors] = (['losses', 'errors'] as const).map((what) =>
    slice ? sliceCurves(slice, what, theme) : [],
  )
  const { question } = guesses
  const held = question && askedScale(question, 'up', charted, [])
  const chart = (heading: string, curves: readonly SliceCurve[] = [], asked?: AskedPlot, least?: AxisScale) =>
    html`<bl-slice-chart
      .view=${{ heading, t: slice?.t ?? [], curves, held: least, ends: lineEnds(experiment, names) }}
      .asked=${asked}
      ?running=${!slice}
    ></bl-slice-chart>`
  return [
    chart(lossHeading(experiment, names), losses, askedPlot(guesses, charted), held),
    errors?.length && room ? chart('Errors on the line', errors) : nothing,
  ]
}

/** Returns only the ends of a curve. */
const endsOf = (slice: Slice, curve: SliceCurve): SliceCurve => ({
  ...curve,
  values: Array.from(slice.t, (t) => (t === 0 || t === 1 ? valueOn(slice, curve, t) : NaN)),
  barrier: { height: NaN, t: NaN },
})

/** Returns the ends of the line, and the axes for guessing the rest. */
function askedSlice(
  experiment: TrainingExperiment,
  slice: Slice | undefined,
  theme: Theme,
  question: Question,
  guesses: Guesses,
  names: GivenNames,
) {
  const curves = slice ? sliceCurves(slice, 'losses', theme).map((curve) => endsOf(slice, curve)) : []
  const all = slice ? sliceCurves(slice, 'losses', theme).flatMap(({ values }) => Array.from(values)) : []
  const held = askedScale(question, 'up', charted, [])
  const finite = all.filter(Number.isFinite)
  const [from, to] = heldRange(minOf(finite), maxOf(finite), held)
  return html`<bl-slice-chart
    .view=${{
      heading: lossHeading(experiment, names),
      t: slice?.t ?? [],
      curves,
      // The axis that the answer will have: it stays as it is when the question is answered.
      up: finite.length > 0 ? { from, to, log: held?.log } : held,
      ends: lineEnds(experiment, names),
    }}
    .asked=${askedPlot(guesses, charted)}
    ?running=${!slice}
  ></bl-slice-chart>`
}

/**
 * Losses along a plane that is a line, with error rates if it is the hero, or along both paths of the bend. While a question is
 * open, only the losses at the ends.
 */
export const slice: Picture = {
  name: 'slice',
  label: 'the line',
  numbers: ['lines and curves'],
  needs: (experiment) =>
    hasRuns(experiment) && (experiment.plane.kind === 'line' || !bend.needs(experiment, undefined))
      ? undefined
      : 'Needs a plane that is a line, along which it draws the losses.',
  open({ study, guesses, shared }) {
    const { store } = study
    const measured = () => (store.training?.plane.kind === 'line' ? shared.slice : shared.ways).value.value
    const column = (charts: (experiment: TrainingExperiment) => unknown) =>
      html`<div class="column">${store.training ? charts(store.training) : nothing}</div>`
    return {
      render: () =>
        column((experiment) =>
          sliceCharts(
            experiment,
            measured(),
            study.theme,
            study.step.value?.hero === 'slice' && study.step.value.chart !== 'loss',
            study.names.value,
            guesses,
          ),
        ),
      charted: () => charted,
      asked: (question) =>
        column((experiment) =>
          askedSlice(experiment, measured(), study.theme, question, guesses, study.names.value),
        ),
    }
  },
}
