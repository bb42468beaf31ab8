import { html, nothing } from 'lit'
import { judgedSamples } from '../analyses/learned-function.ts'
import type { NamedCurve } from '../charts/function-view.ts'
import '../elements/charts/pictures/bl-function-view.ts'
import { hasRuns } from '../experiment/spec/experiment.ts'
import { trains } from '../reference/algorithm/trains.ts'
import type { Study } from '../study/study.ts'
import type { PredictionGrid, Samples } from '../math/picture/function-grid.ts'
import { tokens } from '../math/picture/palette.ts'
import type { Graph } from '../scenarios/scenario.ts'
import { shownMetric, textOf } from '../store/cache/cache-keys.ts'
import { ghostCurves } from '../view/lit.ts'
import type { Picture } from './picture.ts'

/** What the step says of its learned curve; undefined where the data are others than the step's. */
function graphOf({ store, step, written }: Pick<Study, 'store' | 'step' | 'written'>): Graph | undefined {
  const { training } = store
  const own = written.value
  const isOwn = training && own && hasRuns(own) && textOf(training.data) === textOf(own.data)
  return isOwn ? step.value?.graph : undefined
}

/** The curve that the samples were drawn from, where the step has it. */
function truthCurve({ truth }: Graph, { ink }: Record<'ink', string>): NamedCurve[] {
  if (!truth) return []
  const { label, points } = truth
  const [places, values] = [points.map(([x]) => x), points.map(([, y]) => y)]
  const domain = { x: [places[0]!, places.at(-1)!] as const, y: undefined }
  const grid = { domain, columns: points.length, rows: 1, outputs: 1, values, places }
  return [{ label, color: ink, dash: [2, 4], grid }]
}

/** The function that the first visible run has learned, over the data; nothing for a closed-form function. */
export function functionChart(
  study: Pick<Study, 'store' | 'step' | 'written' | 'theme'>,
  grid: PredictionGrid | undefined,
  test?: Samples,
  beside: readonly NamedCurve[] = [],
) {
  const { training } = study.store
  const graph = graphOf(study) ?? {}
  const samples = training && judgedSamples(training)
  if (!samples) return nothing
  const learns = training.algorithms.some(trains)
  return html`<bl-function-view
    heading=${learns ? 'The function learned' : 'The function'}
    .task=${samples.task}
    .dimensions=${samples.dimensions}
    .outputs=${samples.outputs}
    .coordinates=${samples.coordinates}
    .targets=${samples.targets}
    .grid=${grid}
    .ball=${shownMetric(training).attack}
    .test=${graph.truth ? undefined : test}
    .beside=${[...truthCurve(graph, tokens(study.theme)), ...beside]}
    .heights=${graph.heights}
  ></bl-function-view>`
}

/** The learned boundary or curve, with the data. Asked, that of w_0; of a network that is not trained, which is its own answer, the data alone. */
export const learnedFunction: Picture = {
  name: 'function',
  label: 'the function learned',
  needs: (experiment) =>
    hasRuns(experiment) && experiment.model.kind === 'mlp'
      ? undefined
      : 'Needs a network: it is its function that is drawn.',
  open({ study, shared: { learned, pointed } }) {
    return {
      render: () =>
        functionChart(
          study,
          learned.value.value,
          undefined,
          ghostCurves(pointed.value, study.selection.lit, study.theme),
        ),
      asked: () =>
        functionChart(study, study.store.training?.algorithms.some(trains) ? learned.value.value : undefined),
    }
  },
}
