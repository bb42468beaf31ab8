import { html, nothing } from 'lit'
import { judgedSamples } from '../analyses/learned-function.ts'
import type { NamedCurve } from '../charts/function-view.ts'
import '../elements/charts/pictures/bl-function-view.ts'
import { hasRuns } from '../experiment/spec/experiment.ts'
import { trains } from '../reference/algorithm/trains.ts'
import type { Study } from '../study/study.ts'
import type { PredictionGrid, Samples } from '../math/picture/function-grid.ts'
import { tokens } from '../math/picture/palette.ts'
import { shownMetric } from '../store/cache/cache-keys.ts'
import { ghostCurves } from '../view/lit.ts'
import { graphOf, graphWindow, joinedCurve, judgedInterval } from './graph.ts'
import type { Picture } from './picture.ts'

/** The function that the first visible run has learned, over the data; nothing for a closed-form function. */
export function functionChart(
  study: Pick<Study, 'store' | 'step' | 'written' | 'theme'>,
  grid: PredictionGrid | undefined,
  test?: Samples,
  beside: readonly NamedCurve[] = [],
  isAsked = false,
) {
  const { training } = study.store
  const { truth: drawn, compared = [], heights } = graphOf(study) ?? {}
  const { ink, metric, accent } = tokens(study.theme)
  const truth = drawn && joinedCurve(drawn, ink, [2, 4])
  const others = compared
    .filter(({ given = false }) => given === isAsked)
    .map((curve) => joinedCurve(curve, isAsked ? accent : metric, [6, 5]))
  const interval = isAsked ? undefined : judgedInterval(study)
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
    .grid=${isAsked && others.length > 0 ? undefined : grid}
    .across=${graphWindow(study)}
    .ball=${shownMetric(training).attack}
    .test=${truth ? undefined : test}
    .beside=${[...(truth ? [truth] : []), ...others, ...beside]}
    .filled=${truth && interval && { from: truth.grid, interval }}
    .heights=${heights}
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
        functionChart(
          study,
          study.store.training?.algorithms.some(trains) ? learned.value.value : undefined,
          undefined,
          [],
          true,
        ),
    }
  },
}
