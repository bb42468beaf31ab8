import { html, nothing } from 'lit'
import type { SweepEvent } from '../elements/events.ts'
import { powerLawOf } from '../experiment/sweep/statistics.ts'
import { runColors, type Theme } from '../math/picture/palette.ts'
import type { Sweep } from '../scenarios/scenario.ts'
import type { SweepStudy } from '../app/sweep-study.ts'

/** The charts of a step's sweep, steered from the last; nothing on a step without one. */
export function appSweep(study: SweepStudy, sweep: Sweep | undefined, theme: Theme) {
  if (!sweep) return nothing
  const colors = runColors(theme)
  const whole = study.done === study.total && !study.stale
  const swept = sweep.quantities.map(({ label, fit, chart = 0 }, q) => ({
    chart,
    fit,
    series: {
      label,
      of: q,
      color: colors[q % colors.length] ?? '',
      law: fit && whole ? powerLawOf(study.points, q) : undefined,
    },
  }))
  const charts = [...new Set(swept.map(({ chart }) => chart))].sort()
  return charts.map((chart, k) => {
    const own = swept.filter((entry) => entry.chart === chart)
    return html`<bl-sweep-chart
      label=${sweep.label}
      .values=${sweep.values}
      .points=${study.points}
      .series=${own.map(({ series }) => series)}
      ?power=${own.some(({ fit }) => fit)}
      ?stale=${study.stale}
      .steered=${k === charts.length - 1}
      .done=${study.done}
      .total=${study.total}
      ?running=${study.running}
      problem=${study.problem}
      @bl-sweep=${({ go }: SweepEvent) => (go ? study.start() : study.stop())}
    ></bl-sweep-chart>`
  })
}
