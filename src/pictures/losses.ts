import { html, nothing } from 'lit'
import { chartedMeasure, curveOptions, type RunMeasure } from '../analyses/measures/run-measures.ts'
import type { Series } from '../charts/plot/loss-series.ts'
import type { ChoiceEvent } from '../elements/controls/control-events.ts'
import '../elements/charts/plots/bl-loss-chart.ts'
import { hasRuns, problemOf, type TrainingExperiment } from '../experiment/spec/experiment.ts'
import { trains } from '../reference/algorithm/trains.ts'
import type { Study } from '../study/study.ts'
import type { Question } from '../scenarios/scenario.ts'
import { gapSeries } from '../view/polytope.ts'
import { ghostSeries, litSeries } from '../view/lit.ts'
import { lossSeries, measuredSeries, neverNegative, roundingLevels, stabilityLevels } from '../view/series.ts'
import { askedPlot, askedScale, type ChartedQuantities } from './asked-plot.ts'
import { sentence, type Guesses, type Picture } from './picture.ts'
import type { SharedAnalyses } from './shared-analyses.ts'

type Curves = Pick<SharedAnalyses, 'curve' | 'curves' | 'pointed'>

/** Quantities that are a number of steps. */
const steps = ['steps-to-stop', 'least-step', 'walk-steps', 'steps-to-gap']

/** The quantities of a chart of losses, or of a measure along the runs. */
const chartedOf = (measure: RunMeasure | undefined): ChartedQuantities => ({
  picture: 'losses',
  across: steps,
  up: measure ? [] : ['final-loss', 'part-loss'],
})

/** The quantities of a chart of the ways through a linear program. */
const chartedWalks: ChartedQuantities = { picture: 'losses', across: steps }

/** Lines across what is measured, and the rest in words. */
function measuredLevels(study: Study, measure: RunMeasure | undefined, series: readonly Series[]) {
  if (measure?.id === 'sharpness') return stabilityLevels(study, study.theme, series)
  return { levels: measure?.id === 'determinant' ? roundingLevels(study, study.theme) : [], note: '' }
}

/** The choice of what the chart shows, in the place of its heading. */
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

/** The runs' losses, or what is measured along them; nothing where nothing is trained. */
export function runChart(study: Study, guesses: Guesses, shared: Curves) {
  const { training: experiment } = study.store
  if (!experiment?.algorithms.some(trains)) return nothing
  const { curve, curves } = shared
  const { lit } = study.selection
  const measure = chartedMeasure(curve.value, experiment)
  const series = measure
    ? measuredSeries(study, study.theme, curves.curves.value.value ?? [], measure.names)
    : [...lossSeries(study, study.theme), ...study.predictions.value.losses]
  const { levels, note } = measuredLevels(study, measure, series)
  const { heading, select } = measureChoice(experiment, shared)
  return html`<bl-loss-chart
    heading=${heading}
    note=${(measure && curves.fault.value) ?? note}
    .series=${[...litSeries(series, lit), ...(measure ? [] : ghostSeries(shared.pointed.value, lit, study.theme))]}
    .levels=${measure ? levels : study.predictions.value.levels}
    .at=${Math.round(study.playback.step)}
    ?log=${measure ? measure.log : neverNegative(series)}
    .asked=${askedPlot(guesses, chartedOf(measure))}
    ?running=${measure ? curves.curves.busy.value : !study.store.idle}
    >${select}</bl-loss-chart
  >`
}

/** The gap to the optimum along the steps of each way through a linear program. */
function walkChart(
  { playback, theme }: Pick<Study, 'playback' | 'theme'>,
  guesses: Guesses,
  { walks }: SharedAnalyses,
) {
  const [issue] = walks.error.value
  if (!walks.value.value) return issue ? sentence(issue.message) : nothing
  return html`<bl-loss-chart
    heading="Gap to the optimum"
    .series=${gapSeries(walks.value.value, theme)}
    .at=${Math.round(playback.step)}
    .asked=${askedPlot(guesses, chartedWalks)}
    log
  ></bl-loss-chart>`
}

/** Curves up to a step, and from `least` on. */
const cut = (series: readonly Series[], least: number, last: number): Series[] =>
  series.map((one) => {
    const kept = Array.from(one.steps, (step, k) => [step, one.values[k]!] as const).filter(
      ([step]) => step >= least && step <= last,
    )
    return { ...one, faint: false, steps: kept.map(([step]) => step), values: kept.map(([, value]) => value) }
  })

/** Curves as far as they are given, on axes that tell no more; `last` is that of all steps. */
function askedCurves(
  curves: readonly Series[],
  { heading, select }: { readonly heading: string; readonly select: unknown },
  last: number,
  charted: ChartedQuantities,
  question: Question,
  guesses: Guesses,
) {
  const { given = 0 } = question
  const scale = askedScale(question, 'across', charted, [], false)
  const across = scale?.log ? scale : { from: 0, to: Math.max(last, scale?.to ?? 1) }
  const series = cut(curves, across.from, given)
  const values = cut(curves, 0, given).flatMap((one) => Array.from(one.values))
  const up = askedScale(question, 'up', charted, values) ?? { from: 0, to: 1 }
  const asked = askedPlot(guesses, charted)
  return html`<bl-loss-chart
    heading=${heading}
    .series=${series}
    .at=${given}
    .across=${across}
    .bounds=${[up.from, up.to]}
    ?log=${up.log}
    .asked=${asked && { ...asked, given: Math.max(across.from, given) }}
    >${select}</bl-loss-chart
  >`
}

/** A measure along the runs, or the gaps along ways through a linear program. */
export const losses: Picture = {
  name: 'losses',
  label: 'the curves',
  needs: (experiment) =>
    problemOf(experiment)?.kind === 'linear-program' ||
    (hasRuns(experiment) && experiment.algorithms.some(trains))
      ? undefined
      : 'Needs an algorithm that takes steps: there are no curves of none.',
  open({ study, guesses, shared }) {
    const { store, playback, theme } = study
    const shownMeasure = () => store.training && chartedMeasure(shared.curve.value, store.training)
    return {
      charted: () => (store.training ? chartedOf(shownMeasure()) : chartedWalks),
      render: () => (store.training ? runChart(study, guesses, shared) : walkChart(study, guesses, shared)),
      asked(question) {
        const { training } = store
        if (!training) {
          const series = shared.walks.value.value ? gapSeries(shared.walks.value.value, theme) : []
          const heading = { heading: 'Gap to the optimum', select: nothing }
          return askedCurves(series, heading, playback.last, chartedWalks, question, guesses)
        }
        const measure = shownMeasure()
        const shown = { store, playback, hidden: new Set<number>() }
        const series = measure
          ? measuredSeries(shown, theme, shared.curves.curves.value.value ?? [], measure.names)
          : lossSeries(shown, theme)
        const heading = measureChoice(training, shared)
        return askedCurves(series, heading, playback.last, chartedOf(measure), question, guesses)
      },
    }
  },
}
