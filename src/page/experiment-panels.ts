import { html, nothing } from 'lit'
import { buildProblem } from '../experiment/problem.ts'
import { axesOf } from '../experiment/words/axes.ts'
import { runColors } from '../math/picture/palette.ts'
import { samplesOf } from '../analyses/learned-function.ts'
import type { LossLandscape } from '../landscape/loss-landscape.ts'
import type { Presenter } from '../view/presenter.ts'

/** The panels of the experiment, named after the lecture's nouns. */
export function appPanels(presenter: Presenter, { content, shownTheme }: LossLandscape) {
  const { experiment } = presenter.store
  const problem = buildProblem(experiment)
  const samples = samplesOf(experiment)
  const { runs, scale } = presenter.store
  const { playback } = presenter
  const start = content?.starts[0]
  const weights = (index: number) => runs[index * experiment.algorithms.length]?.weights(0)
  return html`
    ${
      experiment.data.kind === 'none'
        ? nothing
        : html`<bl-data-panel
            .experiment=${experiment}
            .sampleCount=${samples ? samples.coordinates.length / samples.dimensions : 0}
          ></bl-data-panel>`
    }
    <bl-model-panel .experiment=${experiment} .weightCount=${problem.size}></bl-model-panel>
    <bl-metric-panel .experiment=${experiment} .range=${scale?.range}></bl-metric-panel>
    <bl-algorithm-panel
      .experiment=${experiment}
      .runs=${presenter.runViews(shownTheme)}
      .colors=${runColors(shownTheme)}
      .step=${playback.playing ? undefined : Math.round(playback.step)}
      .thresholds=${presenter.predictions(shownTheme).thresholds}
    ></bl-algorithm-panel>
    <bl-start-panel
      .experiment=${experiment}
      .starts=${content?.starts ?? []}
      .point=${start && { a: start.a, b: start.b }}
      .axes=${axesOf(problem, experiment.plane)}
      .extent=${content?.extent}
      .terrain=${presenter.store.terrain}
      .weights=${weights}
    ></bl-start-panel>
    <bl-experiment-panel .experiment=${experiment}></bl-experiment-panel>
  `
}
