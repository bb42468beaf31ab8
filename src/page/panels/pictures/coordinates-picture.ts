import { html, nothing } from 'lit'
import type { Study } from '../../../landscape/study.ts'
import { coordinatesView } from '../../../view/coordinates.ts'

/** The sizes of the weights along one run past a row of saddles, on a logarithmic axis. */
export function coordinatesPicture({ store: { experiment }, theme }: Study, asked: boolean) {
  const { problem, seed } = experiment
  if (problem?.kind !== 'saddles') return nothing
  const { heading, note, series, levels } = coordinatesView(problem, seed, theme, asked)
  return html`<bl-loss-chart
    heading=${heading}
    note=${note}
    .series=${series}
    .levels=${levels}
    .at=${0}
    log
  ></bl-loss-chart>`
}
