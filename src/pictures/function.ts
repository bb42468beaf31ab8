import { html, nothing } from 'lit'
import { judgedSamples } from '../analyses/learned-function.ts'
import type { NamedCurve } from '../charts/function-view.ts'
import '../elements/charts/pictures/bl-function-view.ts'
import { hasRuns } from '../experiment/spec/experiment.ts'
import { trains } from '../reference/algorithm/trains.ts'
import type { Study } from '../study/study.ts'
import type { PredictionGrid, Samples } from '../math/picture/function-grid.ts'
import { shownMetric } from '../store/cache/cache-keys.ts'
import type { Picture } from './picture.ts'

/** The function that the first visible run has learned, over the data; nothing for a closed-form function. */
export function functionChart(
  { store }: Pick<Study, 'store'>,
  grid: PredictionGrid | undefined,
  test?: Samples,
  beside: readonly NamedCurve[] = [],
) {
  const { training } = store
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
    .test=${test}
    .beside=${beside}
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
  open({ study, shared: { learned } }) {
    return {
      render: () => functionChart(study, learned.value.value),
      asked: () =>
        functionChart(study, study.store.training?.algorithms.some(trains) ? learned.value.value : undefined),
    }
  },
}
