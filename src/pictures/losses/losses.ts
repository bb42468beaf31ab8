import { html, nothing } from 'lit'
import { chartedMeasure, curveOptions, type RunMeasure } from '../../analyses/measures/run-measures.ts'
import type { Series } from '../../charts/plot/loss-series.ts'
import type { ChoiceEvent } from '../../elements/controls/control-events.ts'
import '../../elements/charts/plots/bl-loss-chart.ts'
import { maxOf, minOf } from '../../math/statistics/range.ts'
import { hasRuns, problemOf, type TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { trains } from '../../reference/algorithm/trains.ts'
import type { Study } from '../../study/study.ts'
import type { PictureName, Question } from '../../exchange/lecture/scenario.ts'
import { gapSeries } from '../../view/polytope.ts'
import { ghostSeries, litSeries } from '../../view/lit.ts'
import { runLooks } from '../../math/picture/looks/run-looks.ts'
import {
  lossSeries,
  measuredSeries,
  neverNegative,
  roundingLevels,
  stabilityLevels,
  stopLevels,
} from '../../view/series.ts'
import { askedPlot, askedScale, asksUpright } from '../asked-plot.ts'
import { sentence, type Guesses, type Picture, type ChartedQuantities } from '../picture.ts'
import type { SharedAnalyses } from '../shared-analyses.ts'
import { lastStep } from '../../experiment/spec/algorithm.ts'

type Curves = Pick<SharedAnalyses, 'curve' | 'curves' | 'beside' | 'pointed'>

const steps = ['steps-to-stop', 'least-step', 'walk-steps', 'steps-to-gap']

/** The picture of the run chart, and the parts of the data whose losses it shows. */
interface RunChartPlace {
  readonly picture: PictureName
  readonly parts: 'all' | 'train'
}

const alone: RunChartPlace = { picture: 'losses', parts: 'all' }

/** The quantities of a chart of losses, or of a measure along the runs. */
const chartedOf = (measure: RunMeasure | undefined, picture: PictureName): ChartedQuantities => ({
  picture,
  across: steps,
  up: measure ? [] : ['final-loss', 'part-loss', 'largest-loss'],
})

const shownMeasure = ({ store }: Study, { curve }: Curves): RunMeasure | undefined =>
  store.training && chartedMeasure(curve.value, store.training)

export const chartedRuns = (study: Study, shared: Curves, { picture } = alone): ChartedQuantities =>
  chartedOf(shownMeasure(study, shared), picture)

/** The quantities of a chart of walks through a linear program. */
const chartedWalks: ChartedQuantities = { picture: 'losses', across: steps }

/** Levels across the measured quantity, and those written as text. */
function measuredLevels(study: Study, measure: RunMeasure | undefined, series: readonly Series[]) {
  if (measure?.id === 'sharpness') return stabilityLevels(study, study.theme, series)
  return { levels: measure?.id === 'determinant' ? roundingLevels(study, study.theme) : [], note: '' }
}

/** The choice of what the chart shows, which stands in for its heading. */
function measureChoice(experiment: TrainingExperiment, { curve }: Curves) {
  const options = curveOptions(experiment)
  const shown = chartedMeasure(curve.value, experiment)?.id ?? 'loss'
  return {
    heading: options.find(({ value }) => value === shown)?.label ?? '',
    select: html`<bl-select
      slot="heading"
      class="curve"
      bare
      snug
      label="what the chart shows"
      .value=${shown}
      .options=${options}
      @bl-select=${(event: ChoiceEvent) => curve.choose(event.value)}
    ></bl-select>`,
  }
}

/** Pictures that draw the run of each stage in the colour of its algorithm. */
const runPictures: readonly (PictureName | undefined)[] = [undefined, 'surface', 'maps', 'curve', 'cloud']

/** Returns looks that distinguish stages with the same algorithm if the hero draws their runs alike; undefined otherwise. */
function stageLooks({ together, step, theme }: Study) {
  const algorithms = together.map(({ store }) => store.training?.algorithms ?? [])
  const isFree = !runPictures.includes(step.value?.hero) && algorithms.every(({ length }) => length === 1)
  return isFree ? runLooks(algorithms.flat(), theme) : undefined
}

/** Returns the curves of all neighbouring stages, each named after its stage. */
function ofStages(study: Study, curvesOf: (stage: Study, k: number) => Series[]) {
  const { together } = study
  const [main] = together
  if (together.length === 1 && main) return curvesOf(main, 0)
  const looks = stageLooks(study)
  return together.flatMap((stage, k) =>
    curvesOf(stage, k).map((series) => ({
      ...series,
      color: looks?.[k]?.color ?? series.color,
      mark: looks?.[k]?.style ?? series.mark,
      id: k === 0 ? series.id : `stage ${k}/${series.id}`,
      label: `${stage.label.value}, ${series.label}`,
      ...(series.kind || stage.store.runs.length > 1 ? {} : { name: stage.label.value }),
    })),
  )
}

const ofParts = (series: readonly Series[], parts: RunChartPlace['parts']) =>
  parts === 'all' ? series : series.filter(({ kind }) => !kind)

/** Returns the vertical axis on which an answer was guessed, widened to hold the curves; undefined if it was guessed elsewhere. */
function heldAxis(series: readonly Series[], { question }: Guesses, charted: ChartedQuantities) {
  if (!question || !asksUpright(question, charted)) return undefined
  const given = cut(series, 0, question.given ?? 0).flatMap((one) => Array.from(one.values))
  const up = askedScale(question, 'up', charted, given)
  if (!up) return undefined
  const values = series
    .flatMap((one) => Array.from(one.values))
    .filter((value) => Number.isFinite(value) && (!up.log || value > 0))
  const bounds = [Math.min(up.from, minOf(values)), Math.max(up.to, maxOf(values))] as const
  return { bounds, log: up.log ?? false }
}

/**
 * Returns the axes of curves whose logarithmic horizontal axis takes the guess, from step 1 on; undefined for other questions.
 * The picture has them from the question on. They contain all curves, whose losses do not reveal a step.
 */
function stepAxes(series: readonly Series[], question: Question | undefined, charted: ChartedQuantities) {
  const scale = question && askedScale(question, 'across', charted, [], false)
  if (!scale?.log) return undefined
  const across = { ...scale, from: Math.min(1, scale.from) }
  const log = neverNegative(series)
  const values = cut(series, across.from, across.to)
    .flatMap((one) => Array.from(one.values))
    .filter((value) => Number.isFinite(value) && (!log || value > 0))
  const bounds = values.length > 0 ? ([minOf(values), maxOf(values)] as const) : ([0.1, 1] as const)
  return { across, bounds, log }
}

/** Returns the runs’ losses, or a measure along them; nothing without training. */
export function runChart(study: Study, guesses: Guesses, shared: Curves, place = alone) {
  const { training: experiment } = study.store
  if (!experiment?.algorithms.some(trains)) return nothing
  const { curve, curves, beside } = shared
  const { lit } = study.selection
  const measure = chartedMeasure(curve.value, experiment)
  const series = measure
    ? ofStages(study, (stage, k) => {
        const measured = k === 0 ? curves.curves.value.value : beside.curves.value[k - 1]
        return measuredSeries(stage, study.theme, measured ?? [], measure.names)
      })
    : [
        ...ofParts(
          ofStages(study, (stage) => lossSeries(stage, study.theme)),
          place.parts,
        ),
        ...study.predictions.value.losses,
      ]
  const { levels, note } = measuredLevels(study, measure, series)
  const { heading, select } = measureChoice(experiment, shared)
  const axes = stepAxes(series, guesses.question, chartedOf(measure, place.picture))
  const lasting = axes ? cut(series, axes.across.from, axes.across.to) : series
  return html`<bl-loss-chart
    .view=${{
      heading,
      note: (measure && curves.fault.value) ?? note,
      series: [
        ...litSeries(lasting, lit),
        ...(measure ? [] : ghostSeries(shared.pointed.value, lit, study.theme)),
      ],
      levels: measure ? levels : [...study.predictions.value.levels, ...stopLevels(experiment, study.theme)],
      at: Math.round(study.playback.step),
      log: measure ? measure.log : neverNegative(series),
      stored: !measure && study.together.some(({ isStored }) => isStored.value),
      ...heldAxis(series, guesses, chartedOf(measure, place.picture)),
      ...axes,
    }}
    .asked=${askedPlot(guesses, chartedOf(measure, place.picture))}
    ?running=${measure ? curves.curves.busy.value : !study.store.idle}
    >${select}</bl-loss-chart
  >`
}

/** Returns the gap to the optimum along each walk through a linear program. */
function walkChart(
  { playback, theme }: Pick<Study, 'playback' | 'theme'>,
  guesses: Guesses,
  { walks }: SharedAnalyses,
) {
  const [issue] = walks.error.value
  if (!walks.value.value) return issue ? sentence(issue.message) : nothing
  const series = gapSeries(walks.value.value, theme, true)
  const axes = stepAxes(series, guesses.question, chartedWalks)
  return html`<bl-loss-chart
    .view=${{
      heading: 'Gap to the optimum',
      series: axes ? cut(series, axes.across.from, axes.across.to) : series,
      at: Math.round(playback.step),
      log: true,
      ...axes,
    }}
    .asked=${askedPlot(guesses, chartedWalks)}
  ></bl-loss-chart>`
}

/** Returns curves from `least` up to a step. */
const cut = (series: readonly Series[], least: number, last: number): Series[] =>
  series.map((one) => {
    const kept = Array.from(one.steps, (step, k) => [step, one.values[k]!] as const).filter(
      ([step]) => step >= least && step <= last,
    )
    return { ...one, faint: false, steps: kept.map(([step]) => step), values: kept.map(([, value]) => value) }
  })

/** Returns curves as far as given, on axes that reveal no more; `last` is the last of all steps. */
function askedCurves(
  curves: readonly Series[],
  { heading, select }: { readonly heading: string; readonly select: unknown },
  last: number,
  charted: ChartedQuantities,
  question: Question,
  guesses: Guesses,
) {
  const { given = 0 } = question
  const axes = stepAxes(curves, question, charted)
  const scale = askedScale(question, 'across', charted, [], false)
  const across = axes?.across ?? { from: 0, to: Math.max(last, scale?.to ?? 1) }
  const series = cut(curves, across.from, given)
  const values = cut(curves, 0, given).flatMap((one) => Array.from(one.values))
  const up = (axes && { from: axes.bounds[0], to: axes.bounds[1], log: axes.log }) ??
    askedScale(question, 'up', charted, values) ?? { from: 0, to: 1 }
  const asked = askedPlot(guesses, charted)
  return html`<bl-loss-chart
    .view=${{ heading, series, at: given, across, bounds: [up.from, up.to], log: up.log ?? false }}
    .asked=${asked && { ...asked, given: Math.max(across.from, given) }}
    >${select}</bl-loss-chart
  >`
}

/** Returns the runs’ curves as far as given while a question is open. */
export function askedRuns(study: Study, question: Question, guesses: Guesses, shared: Curves, place = alone) {
  const { store, playback, theme, names } = study
  const { training } = store
  if (!training) return nothing
  const measure = shownMeasure(study, shared)
  const shown = { store, playback, hidden: new Set<number>(), names }
  const series = measure
    ? measuredSeries(shown, theme, shared.curves.curves.value.value ?? [], measure.names)
    : ofParts(lossSeries(shown, theme), place.parts)
  const heading = measureChoice(training, shared)
  const charted = chartedOf(measure, place.picture)
  // The planned number of steps, because the number that the runs took may be the answer.
  const planned = maxOf(training.algorithms.map(lastStep))
  return askedCurves(series, heading, planned, charted, question, guesses)
}

/** A measure along the runs, or the gaps along walks through a linear program. */
export const losses: Picture = {
  name: 'losses',
  label: 'the curves',
  numbers: ['runs', 'loss and accuracy'],
  needs: (experiment) =>
    problemOf(experiment)?.kind === 'linear-program' ||
    (hasRuns(experiment) && experiment.algorithms.some(trains))
      ? undefined
      : 'Needs an algorithm that takes at least one step.',
  open({ study, guesses, shared }) {
    const { store, playback, theme } = study
    return {
      charted: () => (store.training ? chartedRuns(study, shared) : chartedWalks),
      render: () => (store.training ? runChart(study, guesses, shared) : walkChart(study, guesses, shared)),
      asked(question) {
        if (store.training) return askedRuns(study, question, guesses, shared)
        const series = shared.walks.value.value ? gapSeries(shared.walks.value.value, theme, false) : []
        const heading = { heading: 'Gap to the optimum', select: nothing }
        return askedCurves(series, heading, playback.last, chartedWalks, question, guesses)
      },
    }
  },
}
