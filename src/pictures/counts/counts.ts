import { html, nothing } from 'lit'
import type { SweepEvent } from '../../elements/events.ts'
import './bl-count-map.ts'
import type { CountRow } from './bl-count-map.ts'
import type { Sweep } from '../../exchange/lecture/scenario.ts'
import type { SweepPoint } from '../../theory/sweep/sweep.ts'
import { shownPoints } from '../../view/swept-points.ts'
import { cellOptions } from '../cell-options.ts'
import type { Picture } from '../picture.ts'

/** Returns how many draws of each cell succeeded; quantities are 0 or 1. */
function countRows({ quantities, values }: Sweep, points: readonly SweepPoint[]): CountRow[] {
  return quantities.map(({ label }, q) => ({
    label,
    counts: values.map((value) => {
      const spread = points.find((point) => point.value === value)?.spreads[q]
      return spread && Number.isFinite(spread.mean) ? Math.round(spread.mean * spread.count) : undefined
    }),
  }))
}

/** The draws of a sweep that succeeded, by choice and value, as a map. While a question is open, the rows of the options are veiled. */
export const counts: Picture = {
  name: 'counts',
  label: 'the map of counts',
  numbers: ['counting and depth'],
  needs: (_experiment, step) => (step?.sweep ? undefined : 'Needs a step with a sweep.'),
  open({ study, guesses, shared }) {
    const { sweep, reference } = shared
    const render = () => {
      const plan = study.told?.sweep
      if (!plan) return nothing
      const [live, kept] = [sweep.points.value, reference.points.value]
      const [done, total] = [sweep.done.value, sweep.total.value]
      return html`<bl-count-map
        heading=${[plan.up ?? ''].flat()[0] ?? ''}
        label=${plan.label}
        .values=${plan.values}
        .rows=${countRows(plan, shownPoints(kept, live))}
        .draws=${plan.seeds ?? 1}
        .options=${cellOptions(guesses)}
        ask=${guesses.question?.ask ?? ''}
        ?asked=${guesses.isOpen}
        ?stored=${kept.length > 0 && done < total}
        .done=${done}
        .total=${total}
        ?running=${sweep.study.busy.value}
        problem=${sweep.problem.value}
        @bl-sweep=${({ go }: SweepEvent) => (go ? sweep.run() : sweep.study.cancel())}
      ></bl-count-map>`
    }
    return { render, asked: render }
  },
}
