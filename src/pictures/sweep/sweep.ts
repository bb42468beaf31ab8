import { html, nothing } from 'lit'
import type { LevelView } from '../../charts/plot/level-line.ts'
import type { NumberEvent } from '../../elements/controls/control-events.ts'
import { EditEvent, type SweepEvent } from '../../elements/events.ts'
import { bracketPlace } from './swept-peaks.ts'
import { sweptHeights, uprightScale } from './sweep-chart.ts'
import type { AskedPlot } from '../../elements/charts/plots/bl-asked-plot.ts'
import './bl-sweep-chart.ts'
import './bl-sweep-against.ts'
import type { AgainstView } from './bl-sweep-against.ts'
import type { SweepView } from './bl-sweep-chart.ts'
import type { PlottedValue } from './against-chart.ts'
import { maxOf, minOf } from '../../math/statistics/range.ts'
import { hasRuns, type Experiment } from '../../experiment/spec/experiment.ts'
import { sweptValueOf } from '../../theory/sweep/swept.ts'
import { powerLawOf } from '../../theory/sweep/statistics.ts'
import type { SweepPoint } from '../../theory/sweep/sweep.ts'
import { endColors, runColors, tokens, type Theme } from '../../math/picture/palette.ts'
import type {
  Dial,
  Patch,
  Question,
  Rule,
  Sweep,
  SweptAnswer,
  SweptMedian,
  SweptMost,
} from '../../exchange/lecture/scenario.ts'
import { dialPlace } from '../../study/lecture/dial-place.ts'
import { textOf } from '../../store/cache/cache-keys.ts'
import { sweptOf } from '../../view/lit.ts'
import { distinctLooks, quantityLook } from '../../math/picture/looks/looks.ts'
import { runLooks } from '../../math/picture/looks/run-looks.ts'
import type { Study } from '../../study/study.ts'
import { givenPoints } from '../../view/question/verdict.ts'
import { shownPoints } from '../../view/swept-points.ts'
import { valueText } from '../../math/picture/value-text.ts'
import { quantityName } from '../../words/quantities/quantity-names.ts'
import { askedPlot, askedScale } from '../asked-plot.ts'
import type { ChartedQuantities, Guesses, Picture } from '../picture.ts'
import type { SharedAnalyses } from '../shared-analyses.ts'

/** Number of looks that can be told apart. */
const mostLooks = runColors('light').length

/** The points being computed, and those computed earlier. */
type Swept = Pick<SharedAnalyses, 'sweep' | 'reference'>

/** True if the largest median of a curve is asked for. */
const asksPeak = ({ answer }: Pick<Question, 'answer'>): boolean =>
  'swept' in answer && answer.swept === 'most'

/**
 * Returns the values whose points are given while a question is open: the first ones for a drawn curve, the last one if the peak on
 * the way there is asked for, all of whole curves, otherwise those that the question names.
 */
function givenValues(
  { values }: Sweep,
  { kind, answer, curves, given = -Infinity }: Question,
): readonly number[] {
  if (kind === 'curve') return values.slice(0, givenPoints)
  if (curves) return values
  if (asksPeak({ answer })) return values.slice(-1)
  return values.filter((value) => value <= given)
}

/** Returns the heights of some quantities at some points, as far as a chart shows their spread. */
const heightsOf = (points: readonly SweepPoint[], quantities: readonly number[]): number[] =>
  sweptHeights({ points, series: quantities.map((of) => ({ of })) }, true)

/** Returns the name of a chart’s vertical axis: its own, that of the only curve, or the quantity shared by several. */
function uprightName({ quantities, up }: Sweep, places: readonly number[], chart: number): string {
  const own = places.flatMap((q) => quantities[q] ?? [])
  const [first] = own
  const isOfEach = typeof up === 'object'
  const given = isOfEach ? up[chart] : up
  if (!first || (own.length < 2 && !isOfEach)) return first?.label ?? ''
  return given ?? quantityName(first.quantity) ?? own.map(({ label }) => label).join(', ')
}

/** Returns the index of the curve whose look this one takes: the first of the same name in another chart, or itself. */
const alike = ({ quantities }: Sweep, q: number): number => {
  const { label, chart } = quantities[q] ?? {}
  return quantities.findIndex((one, k) => k === q || (one.label === label && one.chart !== chart))
}

/** Returns the indices of the curves with different looks, the first of each name. */
const differing = (sweep: Sweep): number[] =>
  sweep.quantities.flatMap((_, q) => (alike(sweep, q) === q ? [q] : []))

/**
 * Returns the look of each curve, by index: that of its quantity, if the curves of a chart differ in it, or else by order. Laws
 * and curves of the same name in several charts share the looks of others.
 */
export function curveLooks(sweep: Sweep): ReadonlyMap<number, number> {
  const shown = differing(sweep)
  const own = shown.map((q) => {
    const { quantity = '', arguments: given } = sweep.quantities[q] ?? {}
    return quantityLook(quantity, given)
  })
  const given = own.filter((look) => look !== undefined)
  const isTold = new Set(given).size === given.length
  const looks = distinctLooks(isTold ? own : own.map(() => undefined), mostLooks)
  return new Map(sweep.quantities.map((_, q) => [q, looks[shown.indexOf(alike(sweep, q))] ?? 0]))
}

/** Returns the indices of a chart’s quantities. */
const placesIn = ({ quantities }: Sweep, chart: number): number[] =>
  quantities.flatMap((one, q) => ((one.chart ?? 0) === chart ? [q] : []))

/** Returns the index of the quantity of chart 0 with the label of a quantity of chart 1; -1 if there is none. */
const counterpart = (sweep: Sweep, q: number): number =>
  placesIn(sweep, 0).find((one) => sweep.quantities[one]?.label === sweep.quantities[q]?.label) ?? -1

/** Returns the values with two finite quantities, by both. */
function plottedValues(
  points: readonly SweepPoint[],
  across: number,
  up: number,
  { words }: Sweep,
): PlottedValue[] {
  return points.flatMap(({ value, spreads }) => {
    const [x, y] = [spreads[across], spreads[up]]
    if (!x || !y || !Number.isFinite(x.median) || !Number.isFinite(y.median)) return []
    return [{ value, name: valueText(value, words, 3), across: x, up: y }]
  })
}

/** Returns the colour of an outcome if a quantity is the share of runs that end so. */
const endColor = (status: number | string | undefined): string | undefined =>
  Object.entries(endColors).find(([name]) => name === status)?.[1]

/** Returns the colours of the runs behind the curves if each belongs to a different algorithm of the stage. */
function algorithmColors({ quantities }: Sweep, experiment: Experiment, theme: Theme) {
  const places = quantities.map(({ arguments: given }) => given?.['algorithm'] ?? 0)
  if (!hasRuns(experiment) || quantities.length < 2 || new Set(places).size < places.length) return undefined
  const looks = runLooks(experiment.algorithms, theme)
  return places.map((place) => looks[Number(place)]?.color ?? '')
}

/** Returns the colour of a curve: of an outcome, of its algorithm on the stage, or ink for a law measured in the same chart. */
function curveColor(sweep: Sweep, q: number, experiment: Experiment, theme: Theme): string {
  const { quantities, stacked } = sweep
  const end = stacked && endColor(quantities[q]?.arguments?.['status'])
  return end || (algorithmColors(sweep, experiment, theme)?.[q] ?? orderColor(sweep, q, theme))
}

function orderColor(sweep: Sweep, q: number, theme: Theme): string {
  const { quantities } = sweep
  const colors = runColors(theme)
  const own = quantities.flatMap(({ chart }, k) => ((chart ?? 0) === (quantities[q]?.chart ?? 0) ? [k] : []))
  const [laws, measured] = [true, false].map((law) =>
    own.filter((k) => (quantities[k]?.law ?? false) === law),
  )
  const place = laws?.indexOf(q) ?? -1
  const look = curveLooks(sweep).get(q) ?? 0
  return measured?.[place] === undefined ? (colors[look] ?? '') : tokens(theme).ink
}

/**
 * Returns the values that the stage can show, each with its patch: those of the step’s dial if it changes the same field, else the
 * swept ones.
 */
function reachOf(
  { values, experiments }: Sweep,
  dial: Dial | undefined,
  experiment: Experiment,
  here: number,
): (readonly [number, Patch])[] {
  const isSame = dial !== undefined && dial.values[dialPlace(dial, experiment)] === here
  const turned = isSame ? dial : { values, experiments }
  return turned.values.flatMap((value, i) => {
    const patch = turned.experiments[i]
    const isOnAxis = typeof value === 'number' && value >= minOf(values) && value <= maxOf(values)
    return patch && isOnAxis ? [[value, patch] as const] : []
  })
}

/** Returns the indices of a chart’s quantities; all by default. */
const chartedOf = (
  { quantities }: Pick<Sweep, 'quantities'>,
  of: readonly number[] = [...quantities.keys()],
): ChartedQuantities => ({
  picture: 'sweep',
  up: of.flatMap((q) => quantities[q]?.quantity ?? []),
  of,
})

/**
 * Returns the index of the quantity of the stage’s own experiment that the question is about, or whose algorithm its formula uses;
 * undefined for other questions.
 */
function askedQuantity({ quantities }: Sweep, { question }: Guesses): number | undefined {
  const answer = question?.answer
  if (!answer || !('quantity' in answer || 'formula' in answer)) return undefined
  const given = answer.arguments ?? {}
  if ('formula' in answer && given['algorithm'] === undefined) return undefined
  const found = quantities.findIndex(
    (one) =>
      (!('quantity' in answer) || one.quantity === answer.quantity) &&
      textOf(one.arguments ?? {}) === textOf(given) &&
      !one.experiment &&
      !one.experiments,
  )
  return found < 0 ? undefined : found
}

/** Returns the chart with the median that is asked for; undefined for other questions. */
const askedChartOf = ({ quantities }: Sweep, { answer }: Question): number | undefined =>
  'swept' in answer && answer.swept === 'median' ? (quantities[answer.of]?.chart ?? 0) : undefined

/** Returns the index of the chart’s quantity whose experiment is on the stage, or undefined. */
const shownQuantity = (
  { quantities }: Sweep,
  places: readonly number[],
  experiment: Experiment,
): number | undefined =>
  sweptValueOf(experiment, {
    values: places,
    experiments: places.map((q) => quantities[q]?.experiment ?? {}),
  })

/** Returns where the mark of an answer lies on the other axis: at its level or value, or for a peak on the bracket of its curve. */
const placeOver = (answer: SweptAnswer | SweptMedian | SweptMost, { values }: Sweep): number =>
  'level' in answer ? answer.level : answer.swept === 'most' ? bracketPlace(values, answer.of) : answer.value

/**
 * Returns the guess at the value or level of the question: at the stage’s value if the answer appears there, unless the question
 * names another.
 */
function askedOver(
  asked: AskedPlot | undefined,
  guesses: Guesses,
  sweep: Sweep,
  experiment: Experiment,
): AskedPlot | undefined {
  const { answer } = guesses.question ?? {}
  if (asked?.guess && answer && 'swept' in answer)
    return { ...asked, guess: { ...asked.guess, over: placeOver(answer, sweep) } }
  if (!asked?.guess || askedQuantity(sweep, guesses) === undefined) return asked
  return { ...asked, guess: { ...asked.guess, over: sweptValueOf(guesses.inAnswer(experiment), sweep) } }
}

/** Returns a plot without a veil if the question gives whole curves, and with a veil that ends before the last value if that is given. */
function unveiled(
  asked: AskedPlot | undefined,
  { values }: Sweep,
  question: Question | undefined,
): AskedPlot | undefined {
  if (!asked || !question) return asked
  if (question.curves) return { ...asked, given: Infinity }
  return asksPeak(question) ? { ...asked, endGiven: maxOf(values) } : asked
}

/** Returns the stage’s value, or the step of the timeline if the values are steps; undefined if it is not in the sweep. */
export function shownValue(experiment: Experiment, sweep: Sweep, step = NaN): number | undefined {
  if (!sweep.ofSteps) return sweptValueOf(experiment, sweep)
  return step >= minOf(sweep.values) && step <= maxOf(sweep.values) ? step : undefined
}

/** The step of the timeline, if the values of a sweep are steps. */
export const sweptStep = ({ playback }: Pick<Study, 'playback'>, { ofSteps }: Sweep): number | undefined =>
  ofSteps ? Math.round(playback.step) : undefined

/** Returns the two quantities whose ratio is shown, in the chart that has both. */
const ratioIn = ({ ratio }: Sweep, places: readonly number[]) =>
  ratio?.every((q) => places.includes(q)) ? ratio : undefined

const thresholds = ({ rules = [] }: Sweep, chart: number): readonly Rule[] =>
  rules.filter(({ axis, chart: of = 0 }) => axis !== 'up' && of === chart)

/** Returns the distance from a level to the nearest median of some quantities at a point. */
const distanceFrom = (level: number, point: SweepPoint | undefined, places: readonly number[]): number =>
  minOf(places.map((q) => Math.abs((point?.spreads[q]?.median ?? NaN) - level)))

/** Returns the levels that a chart’s quantities are compared with, named on the side where the curves are further away. */
const comparedLevels = (
  { rules = [] }: Sweep,
  chart: number,
  points: readonly SweepPoint[],
  places: readonly number[],
  theme: Theme,
): LevelView[] =>
  rules
    .filter(({ axis, chart: of = 0 }) => axis === 'up' && of === chart)
    .map(({ at, label }) => ({
      id: label,
      label,
      color: tokens(theme).secondInk,
      value: at,
      isNamedLeft: distanceFrom(at, points.at(-1), places) < distanceFrom(at, points[0], places),
    }))

/**
 * Returns the charts of a sweep, with the controls on the last. While a question is open, only given points appear, and the reader
 * draws the curve from the last of them. `experiment` is that of the stage, `step` that of the timeline if the values are steps.
 */
export function sweepCharts(
  { sweep: { study, ...swept }, reference }: Swept,
  sweep: Sweep,
  experiment: Experiment,
  theme: Theme,
  guesses: Guesses,
  question?: Question,
  dial?: Dial,
  lit?: number,
  step?: number,
) {
  const { question: posed } = guesses
  const isCurve = posed?.kind === 'curve'
  const given = posed && givenValues(sweep, posed)
  const [live, kept] = [swept.points.value, reference.points.value]
  const known = shownPoints(kept, live)
  const givenOnes = known.filter(({ value }) => given?.includes(value) ?? true)
  const points = question ? givenOnes : known
  const [done, total] = [swept.done.value, swept.total.value]
  const stale = study.stale.value
  const isWhole = known.length === sweep.values.length && !stale && !question
  const here = shownValue(experiment, sweep, step)
  const reach = here === undefined || sweep.ofSteps ? [] : reachOf(sweep, dial, experiment, here)
  const entries = sweep.quantities.map(({ label, fit, law, chart = 0 }, q) => ({
    chart,
    isPower: fit !== undefined,
    series: {
      label,
      of: q,
      law,
      color: curveColor(sweep, alike(sweep, q), experiment, theme),
      mark: curveLooks(sweep).get(q) ?? 0,
      fit: fit && isWhole ? powerLawOf(known, q) : undefined,
    },
  }))
  const onNumber = ({ target, value, live: isLive }: NumberEvent) => {
    const patch = reach.find(([place]) => place === value)?.[1]
    if (patch) target?.dispatchEvent(new EditEvent(patch, sweep.label, isLive))
  }
  const onSweep = ({ go }: SweepEvent) => (go ? swept.run() : study.cancel())
  if (sweep.against) {
    const ups = entries.filter(({ chart }) => chart === 1)
    const view: AgainstView = {
      label: sweep.label,
      across: uprightName(sweep, placesIn(sweep, 0), 0),
      up: uprightName(sweep, placesIn(sweep, 1), 1),
      series: ups.map(({ series: { label, color, mark, of } }) => ({
        label,
        color,
        mark,
        points: plottedValues(points, counterpart(sweep, of), of, sweep),
      })),
      shown: here,
      lit: question ? undefined : lit,
      places: question ? [] : reach.map(([value]) => value),
      stored: kept.length > 0 && done < total,
      progress: { done, total, problem: swept.problem.value },
    }
    return [
      html`<bl-sweep-against
        .view=${view}
        ?running=${study.busy.value}
        @bl-number=${onNumber}
        @bl-sweep=${onSweep}
      ></bl-sweep-against>`,
    ]
  }
  const charts = [...new Set(entries.map(({ chart }) => chart))].sort()
  /** True if the curve of an entry is not the answer to the open question. */
  const isShown = ({ series }: (typeof entries)[number]) => question?.curves?.includes(series.of) ?? true
  /** Returns the names of curves that other charts label. */
  const namesBeside = (chart: number) =>
    charts
      .filter((one) => one !== chart)
      .map((one) => entries.filter((entry) => entry.chart === one))
      .flatMap((own) =>
        own.length > 1 ? own.map(({ series }) => ({ name: series.label, color: series.color })) : [],
      )
  const askedChart = question && askedChartOf(sweep, question)
  /** A chart before the one that is asked about is given, and one after it follows with the answer. */
  const drawnCharts = charts.filter((chart) => chart <= (askedChart ?? Infinity))
  return drawnCharts.map((chart, k) => {
    const asking = chart < (askedChart ?? -Infinity) ? undefined : question
    const chartPoints = asking ? givenOnes : known
    const own = entries.filter((entry) => entry.chart === chart)
    const places = own.map(({ series }) => series.of)
    const charted = chartedOf(sweep, places)
    const power = own.some(({ isPower }) => isPower)
    const first = k === 0
    const up = uprightName(sweep, places, chart)
    const drawn = posed?.kind === 'curve' && first ? posed.scale : undefined
    const askedOf =
      posed && askedScale(posed, 'up', charted, heightsOf(givenOnes, places), power || undefined)
    const isDrawn = asking !== undefined && drawn !== undefined
    const ownScale = ['all', chart].includes(sweep.scale?.chart ?? 0) ? sweep.scale : undefined
    const view: SweepView = {
      label: sweep.label,
      up,
      values: sweep.values,
      words: sweep.words,
      ticks: sweep.ticks,
      points: chartPoints,
      rules: thresholds(sweep, chart).filter(({ at }) => !asking || at <= maxOf(given ?? [])),
      levels: asking ? [] : comparedLevels(sweep, chart, chartPoints, places, theme),
      shown: asking && !chartPoints.some(({ value }) => value === here) ? undefined : here,
      ringed: askedQuantity(sweep, guesses) ?? shownQuantity(sweep, places, experiment),
      ratio: asking ? undefined : ratioIn(sweep, places),
      lit: asking ? undefined : lit,
      places: question ? [] : reach.map(([value]) => value),
      guess: isCurve && first ? guesses.guess.curve : [],
      isDrawn,
      scale: isDrawn ? drawn : ownScale,
      held: asking ? undefined : askedOf,
      series: own.filter(isShown).map(({ series }) => ({
        ...series,
        label:
          own.length > 1 && series.label === up && (sweep.seeds ?? 1) > 1
            ? `median of ${sweep.seeds} draws`
            : series.label,
      })),
      others: [
        ...namesBeside(chart),
        ...own
          .filter((one) => !isShown(one))
          .map(({ series }) => ({ name: series.label, color: series.color })),
      ],
      power,
      stale,
      stacked: sweep.stacked ?? false,
      difference: first && !asking ? sweep.difference : undefined,
      peaks: sweep.peaks,
      isWhole,
      stored: kept.length > 0 && done < total,
      ...(k === drawnCharts.length - 1 && { progress: { done, total, problem: swept.problem.value } }),
    }
    const whole = own.map(({ series }) => series)
    const levels = comparedLevels(sweep, chart, known, places, theme)
    /** The axis that the answer will have, as far as it is known: it stays as it is when the question is answered. */
    const waiting =
      asking && !view.scale && uprightScale({ ...view, series: whole, points: known, levels, held: askedOf })
    const plot = isCurve || asking !== question ? undefined : askedPlot(guesses, charted)
    return html`<bl-sweep-chart
      .view=${waiting ? { ...view, scale: waiting } : view}
      .asked=${plot && unveiled(askedOver(plot, guesses, sweep, experiment), sweep, posed)}
      ?running=${study.busy.value}
      @bl-number=${onNumber}
      @bl-sweep=${onSweep}
    ></bl-sweep-chart>`
  })
}

export const sweep: Picture = {
  name: 'sweep',
  label: 'the sweep',
  numbers: ['the sweep'],
  needs: (_experiment, step) => (step?.sweep ? undefined : 'Needs a step with a sweep.'),
  open({ study, guesses, shared }) {
    const show = (question?: Question) => {
      const plan = study.told?.sweep
      if (!plan) return nothing
      return html`<div class="column">
        ${sweepCharts(shared, plan, study.store.experiment, study.theme, guesses, question, study.told?.dial, sweptOf(study.selection.lit), sweptStep(study, plan))}
      </div>`
    }
    return {
      render: () => show(),
      asked: show,
      charted: () => chartedOf(study.step.value?.sweep ?? { quantities: [] }),
    }
  },
}
