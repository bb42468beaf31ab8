import { html, nothing } from 'lit'
import { buildTrainingProblem } from '../experiment/training-problem.ts'
import type { ProblemExperiment, TrainingExperiment } from '../experiment/spec/experiment.ts'
import type { FieldPath } from '../words/field-names.ts'
import { axesOf } from '../words/axes.ts'
import { runLooks } from '../math/picture/looks/run-looks.ts'
import type { ToggleEvent } from '../elements/controls/control-events.ts'
import type { Study } from '../study/study.ts'
import { networkChart } from '../pictures/network/network.ts'
import type { ShownNetwork } from '../pictures/shown-network.ts'

/** The input of a training's panels. */
interface Shown {
  readonly study: Study
  readonly experiment: TrainingExperiment
}

/** The data panel; nothing if the experiment has no samples. */
function dataPanel({ experiment }: Shown) {
  if (experiment.data.kind === 'none') return nothing
  const { model } = buildTrainingProblem(experiment)
  return html`<bl-data-panel
    .experiment=${experiment}
    .sampleCount=${model.kind === 'network' ? (model.data.counts['train'] ?? 0) : 0}
  ></bl-data-panel>`
}

/** The model panel, with a picture of the network if it can be drawn. */
function modelPanel({ study, experiment }: Shown, network?: ShownNetwork) {
  const open = network?.unfolded
  return html`<bl-model-panel
    .experiment=${experiment}
    .weightCount=${buildTrainingProblem(experiment).size}
    .networkOpen=${open?.value}
    @bl-toggle=${({ checked }: ToggleEvent) => {
      if (open) open.value = checked
    }}
  >
    ${network && open?.value ? html`<div slot="network" class="network">${networkChart(study, network, '')}</div>` : nothing}
  </bl-model-panel>`
}

const metricPanel = ({ study, experiment }: Shown) =>
  html`<bl-metric-panel .experiment=${experiment} .range=${study.store.scale?.range}></bl-metric-panel>`

const algorithmPanel = ({ study, experiment }: Shown, place?: number) =>
  html`<bl-algorithm-panel
    .experiment=${experiment}
    .runs=${study.runViews.value}
    .looks=${runLooks(experiment.algorithms, study.theme)}
    .step=${study.playback.playing ? undefined : Math.round(study.playback.step)}
    .thresholds=${study.predictions.value.thresholds}
    .place=${place}
  ></bl-algorithm-panel>`

function startPanel({ study, experiment }: Shown) {
  const { runs, terrain } = study.store
  const { starts, extent } = study.content.value
  const [start] = starts
  return html`<bl-start-panel
    .experiment=${experiment}
    .starts=${starts}
    .point=${start && { a: start.a, b: start.b }}
    .axes=${axesOf(buildTrainingProblem(experiment), experiment.plane)}
    .extent=${extent}
    .terrain=${terrain}
    .weights=${(index: number) => runs[index * experiment.algorithms.length]?.weights(0)}
  ></bl-start-panel>`
}

const problemPanel = (experiment: ProblemExperiment) =>
  html`<bl-problem-panel .experiment=${experiment}></bl-problem-panel>`

/** The panels of the experiment, named after its parts. */
export function experimentPanels(study: Study, network: ShownNetwork) {
  const { experiment } = study.store
  const whole = html`<bl-experiment-panel .experiment=${experiment}></bl-experiment-panel>`
  if (experiment.kind === 'problem') return html`${problemPanel(experiment)} ${whole}`
  const shown = { study, experiment }
  return html`
    ${dataPanel(shown)} ${modelPanel(shown, network)} ${metricPanel(shown)} ${algorithmPanel(shown)}
    ${startPanel(shown)} ${whole}
  `
}

export function panelOf(study: Study, [room, at]: FieldPath) {
  const { experiment } = study.store
  if (experiment.kind === 'problem') return problemPanel(experiment)
  const shown = { study, experiment }
  switch (room) {
    case 'data':
      return dataPanel(shown)
    case 'model':
      return modelPanel(shown)
    case 'metric':
      return metricPanel(shown)
    case 'starts':
      return startPanel(shown)
    default:
      return algorithmPanel(shown, room === 'algorithms' && at !== undefined ? Number(at) : undefined)
  }
}
