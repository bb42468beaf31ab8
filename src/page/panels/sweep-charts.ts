import { html, nothing } from 'lit'
import type { SweepEvent } from '../../elements/events.ts'
import { powerLawOf } from '../../theory/sweep/statistics.ts'
import { runColors, type Theme } from '../../math/picture/palette.ts'
import type { Sweep } from '../../scenarios/scenario.ts'
import { guessedLevels } from '../../view/question/guessed-level.ts'
import { givenPoints } from '../../view/question/verdict.ts'
import type { Guessing } from '../lecture/guessing.ts'
import type { ReferenceAnalysis } from '../../analyses/reference.ts'
import type { SweepAnalysis } from '../../analyses/sweep.ts'

/** The points that are computed now, and those that were computed before. */
interface SweptAnalyses {
  readonly sweep: SweepAnalysis
  readonly reference: ReferenceAnalysis
}

/**
 * The charts of a step's sweep, steered from the last; nothing on a step without one. A question that stands hides them, unless it
 * asks for the curve: then they show the first points, none of them stored, and the hand draws the rest.
 */
export function appSweep(
  { sweep: { study, ...swept }, reference }: SweptAnalyses,
  sweep: Sweep | undefined,
  theme: Theme,
  guessing: Guessing,
) {
  if (!sweep) return nothing
  const asked = guessing.question?.kind === 'curve' ? guessing.question : undefined
  const drawing = asked !== undefined && guessing.stands
  if (guessing.stands && !asked) return html`<p class="veil">waits for your guess</p>`
  const colors = runColors(theme)
  const given = sweep.values.slice(0, givenPoints)
  const points = swept.points.value.filter(({ value }) => !drawing || given.includes(value))
  const stored = drawing ? [] : reference.points.value
  const [done, total] = [swept.done.value, swept.total.value]
  const stale = study.stale.value
  const whole = done === total && !stale && !drawing
  const entries = sweep.quantities.map(({ label, fit, joined, chart = 0 }, q) => ({
    chart,
    fit,
    series: {
      label,
      of: q,
      joined,
      color: colors[q % colors.length] ?? '',
      law: fit && whole ? powerLawOf(points, q) : undefined,
      storedLaw: fit && !whole ? powerLawOf(stored, q) : undefined,
    },
  }))
  const charts = [...new Set(entries.map(({ chart }) => chart))].sort()
  return charts.map((chart, k) => {
    const own = entries.filter((entry) => entry.chart === chart)
    return html`<bl-sweep-chart
      label=${sweep.label}
      .values=${sweep.values}
      .points=${points}
      .stored=${stored}
      .levels=${guessedLevels(
        guessing,
        sweep.quantities.filter((quantity) => (quantity.chart ?? 0) === chart),
        theme,
      )}
      .guess=${asked && k === 0 ? guessing.guess.curve : []}
      .drawn=${drawing && k === 0 ? asked.scale : undefined}
      .scale=${k === 0 ? sweep.scale : undefined}
      .series=${own.map(({ series }) => series)}
      ?power=${own.some(({ fit }) => fit)}
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
