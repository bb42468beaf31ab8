import { html, nothing } from 'lit'
import { buildTrainingProblem } from '../../experiment/training-problem.ts'
import { axesOf } from '../../words/axes.ts'
import { runLooks } from '../../view/run-looks.ts'
import type { ToggleEvent } from '../../elements/controls/control-events.ts'
import type { Study } from '../../study/study.ts'
import { networkChart } from '../../pictures/network.ts'
import type { ShownNetwork } from '../../pictures/shown-network.ts'

/** Model, with the network as a picture. */
function modelPanel(study: Pick<Study, 'store' | 'weightArrow'>, network: ShownNetwork, weights: number) {
  const open = network.unfolded
  return html`<bl-model-panel
    .experiment=${study.store.experiment}
    .weightCount=${weights}
    .networkOpen=${open.value}
    @bl-toggle=${({ checked }: ToggleEvent) => (open.value = checked)}
  >
    ${open.value ? html`<div slot="network" class="network">${networkChart(study, network, '')}</div>` : nothing}
  </bl-model-panel>`
}

/** The panels of the experiment, named after the lecture's nouns. */
export function experimentPanels(study: Study, network: ShownNetwork) {
  const { store, playback, theme } = study
  const { experiment, runs, scale, terrain } = store
  if (experiment.kind === 'problem')
    return html`<bl-problem-panel .experiment=${experiment}></bl-problem-panel>
      <bl-experiment-panel .experiment=${experiment}></bl-experiment-panel>`
  const problem = buildTrainingProblem(experiment)
  const { starts, extent } = study.content.value
  const [start] = starts
  const weights = (index: number) => runs[index * experiment.algorithms.length]?.weights(0)
  return html`
    ${
      experiment.data.kind === 'none'
        ? nothing
        : html`<bl-data-panel
            .experiment=${experiment}
            .sampleCount=${problem.model.kind === 'network' ? (problem.model.data.counts['train'] ?? 0) : 0}
          ></bl-data-panel>`
    }
    ${modelPanel(study, network, problem.size)}
    <bl-metric-panel .experiment=${experiment} .range=${scale?.range}></bl-metric-panel>
    <bl-algorithm-panel
      .experiment=${experiment}
      .runs=${study.runViews.value}
      .looks=${runLooks(experiment.algorithms, theme)}
      .step=${playback.playing ? undefined : Math.round(playback.step)}
      .thresholds=${study.predictions.value.thresholds}
    ></bl-algorithm-panel>
    <bl-start-panel
      .experiment=${experiment}
      .starts=${starts}
      .point=${start && { a: start.a, b: start.b }}
      .axes=${axesOf(problem, experiment.plane)}
      .extent=${extent}
      .terrain=${terrain}
      .weights=${weights}
    ></bl-start-panel>
    <bl-experiment-panel .experiment=${experiment}></bl-experiment-panel>
  `
}
