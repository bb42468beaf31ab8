import { html, nothing } from 'lit'
import { scaleAround, type AxisScale } from '../charts/plot/plot-frame.ts'
import type { SweepEvent } from '../elements/events.ts'
import '../elements/charts/plots/bl-sweep-chart.ts'
import { powerLawOf } from '../theory/sweep/statistics.ts'
import type { SweepPoint } from '../theory/sweep/sweep.ts'
import { runColors, type Theme } from '../math/picture/palette.ts'
import type { Question, Sweep } from '../scenarios/scenario.ts'
import { guessedLevels } from '../view/question/guessed-level.ts'
import { givenPoints } from '../view/question/verdict.ts'
import { askedPlot, askedScale } from './asked-plot.ts'
import type { Guesses, Picture } from './picture.ts'
import type { SharedAnalyses } from './shared-analyses.ts'

/** The points that are computed now, and those that were computed before. */
type Swept = Pick<SharedAnalyses, 'sweep' | 'reference'>

/** The values whose points are given while a question waits: the first ones to who draws the rest, else those that it says. */
const givenValues = ({ values }: Sweep, { kind, given = -Infinity }: Question): readonly number[] =>
  kind === 'curve' ? values.slice(0, givenPoints) : values.filter((value) => value <= given)

/** Heights of some quantities at some points. */
const heightsOf = (points: readonly SweepPoint[], quantities: readonly number[]): number[] =>
  points.flatMap(({ spreads }) => quantities.flatMap((q) => spreads[q]?.mean ?? []))

/**
 * The charts of a sweep, steered from the last. A question that waits leaves the points that are given; a curve is drawn by the hand
 * from the last of them.
 */
export function sweepCharts(
  { sweep: { study, ...swept }, reference }: Swept,
  sweep: Sweep,
  theme: Theme,
  guesses: Guesses,
  question?: Question,
) {
  const colors = runColors(theme)
  const isCurve = guesses.question?.kind === 'curve'
  const given = question && givenValues(sweep, question)
  const isShown = ({ value }: SweepPoint) => given?.includes(value) ?? true
  const [live, kept] = [swept.points.value, reference.points.value]
  const [points, stored] = [live.filter(isShown), kept.filter(isShown)]
  const [done, total] = [swept.done.value, swept.total.value]
  const stale = study.stale.value
  const whole = done === total && !stale && !question
  const entries = sweep.quantities.map(({ label, fit, joined, chart = 0 }, q) => ({
    chart,
    fit,
    series: {
      label,
      of: q,
      joined,
      color: colors[q % colors.length]!,
      law: fit && whole ? powerLawOf(points, q) : undefined,
      storedLaw: fit && !whole && !question ? powerLawOf(stored, q) : undefined,
    },
  }))
  const charts = [...new Set(entries.map(({ chart }) => chart))].sort()
  return charts.map((chart, k) => {
    const own = entries.filter((entry) => entry.chart === chart)
    const places = own.map(({ series }) => series.of)
    const charted = { up: places.flatMap((q) => sweep.quantities[q]?.quantity ?? []) }
    const power = own.some(({ fit }) => fit !== undefined)
    const scaleOf = (asked: Question): AxisScale | undefined =>
      askedScale(asked, 'up', charted, heightsOf([...stored, ...points], places), power || undefined) ??
      scaleAround(heightsOf([...kept, ...live], places), power || undefined)
    const first = k === 0
    return html`<bl-sweep-chart
      label=${sweep.label}
      .values=${sweep.values}
      .points=${points}
      .stored=${stored}
      .levels=${guessedLevels(
        guesses,
        sweep.quantities.filter((quantity) => (quantity.chart ?? 0) === chart),
        theme,
      )}
      .guess=${isCurve && first ? guesses.guess.curve : []}
      .drawn=${question?.kind === 'curve' && first ? question.scale : undefined}
      .scale=${(first ? sweep.scale : undefined) ?? (question && scaleOf(question))}
      .asked=${question && !isCurve ? askedPlot(guesses, charted) : undefined}
      .series=${own.map(({ series }) => series)}
      ?power=${power}
      ?stale=${stale}
      .steered=${k === charts.length - 1}
      .done=${done}
      .total=${total}
      ?running=${study.busy.value}
      problem=${swept.problem.value}
      @bl-sweep=${({ go }: SweepEvent) => (go ? swept.run() : study.cancel())}
    ></bl-sweep-chart>`
  })
}

/** A quantity against a parameter. */
export const sweep: Picture = {
  name: 'sweep',
  label: 'the sweep',
  needs: (_experiment, step) => (step?.sweep ? undefined : 'Needs a step that says what is swept.'),
  open({ study, guesses, shared }) {
    const show = (question?: Question) => {
      const plan = study.step.value?.sweep
      if (!plan) return nothing
      return html`<div class="column">${sweepCharts(shared, plan, study.theme, guesses, question)}</div>`
    }
    return { render: () => show(), asked: show }
  },
}
