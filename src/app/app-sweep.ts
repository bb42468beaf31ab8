import { html, nothing } from 'lit'
import type { SweepEvent } from '../elements/events.ts'
import { powerLawOf } from '../experiment/sweep/statistics.ts'
import { runColors, type Theme } from '../math/palette.ts'
import type { Sweep } from '../scenarios/scenario.ts'
import type { SweepStudy } from './sweep-study.ts'

/** The chart of a step's sweep; nothing on a step without one. */
export function appSweep(study: SweepStudy, sweep: Sweep | undefined, theme: Theme) {
  if (!sweep) return nothing
  const colors = runColors(theme)
  const whole = study.done === study.total && !study.stale
  const series = sweep.quantities.map(({ label, fit }, q) => ({
    label,
    color: colors[q % colors.length] ?? '',
    law: fit && whole ? powerLawOf(study.points, q) : undefined,
  }))
  return html`<bl-sweep-chart
    label=${sweep.label}
    .values=${sweep.values}
    .points=${study.points}
    .series=${series}
    ?power=${sweep.quantities.some(({ fit }) => fit)}
    ?stale=${study.stale}
    .done=${study.done}
    .total=${study.total}
    ?running=${study.running}
    problem=${study.problem}
    @bl-sweep=${({ go }: SweepEvent) => (go ? study.start() : study.stop())}
  ></bl-sweep-chart>`
}
