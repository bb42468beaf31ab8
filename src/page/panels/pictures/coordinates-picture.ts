import { html, nothing } from 'lit'
import type { Experiment } from '../../../experiment/spec/experiment.ts'
import type { Theme } from '../../../math/picture/palette.ts'
import { coordinatesView } from '../../../view/coordinates.ts'

/** The sizes of the weights along one run past a row of saddles, on a logarithmic axis. */
export function coordinatesPicture(experiment: Experiment, theme: Theme, asked: boolean) {
  if (experiment.kind !== 'problem' || experiment.problem.kind !== 'saddles') return nothing
  const { heading, note, series, levels } = coordinatesView(experiment.problem, experiment.seed, theme, asked)
  return html`<bl-loss-chart
    heading=${heading}
    note=${note}
    .series=${series}
    .levels=${levels}
    .at=${0}
    log
  ></bl-loss-chart>`
}
