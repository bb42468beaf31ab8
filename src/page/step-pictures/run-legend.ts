import { css, html, nothing, svg } from 'lit'
import { mark, markStyle } from '../../elements/style/mark.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import type { RunLook } from '../../math/picture/palette.ts'
import { runLooks } from '../../math/picture/looks/run-looks.ts'
import { trains } from '../../reference/algorithm/trains.ts'
import { dashOf } from '../../scene/layers/content-strokes.ts'
import { algorithmName } from '../../words/run-names.ts'

/** The look of an algorithm's runs on paper, with their name. */
export interface NamedRuns extends RunLook {
  readonly name: string
}

export function namedRuns({ algorithms }: TrainingExperiment): readonly NamedRuns[] {
  const looks = runLooks(algorithms, 'light')
  return algorithms.flatMap((algorithm, i) =>
    trains(algorithm) ? [{ ...looks[i]!, name: algorithmName(algorithm, algorithms) }] : [],
  )
}

function line({ style, color }: RunLook) {
  const [dash, period] = dashOf(style)
  return html`<svg class="run" viewBox="0 0 40 6" aria-hidden="true">
    ${svg`<path d="M0 3H40" stroke=${color} stroke-width="2.5" stroke-dasharray=${period > 0 ? `${dash} ${period - dash}` : nothing} />`}
  </svg>`
}

/** The lines and marks of runs with their names; nothing without runs. */
export const runLegend = (runs: readonly NamedRuns[]) =>
  runs.length > 0
    ? html`<ul class="runs">
        ${runs.map((run) => html`<li>${line(run)}${mark(run.style, run.color)} ${run.name}</li>`)}
      </ul>`
    : nothing

export const runLegendStyle = css`
  ${markStyle}
  .runs {
    display: flex;
    flex-wrap: wrap;
    gap: 1pt 10pt;
    margin: 3pt 0 0;
    padding: 0;
    list-style: none;
    font-size: 8pt;
  }
  .runs li {
    display: inline-flex;
    align-items: center;
    gap: 3pt;
  }
  .run {
    flex: none;
    width: 30px;
    height: 5px;
  }
`
