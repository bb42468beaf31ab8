import type { NetworkView, WeightsAt } from '../../../src/elements/network/network-view.ts'
import { parseTraining } from '../../../src/experiment/format/parse.ts'
import { placeWith } from '../../../src/reference/plane/place-with.ts'
import { buildTrainingProblem } from '../../../src/experiment/training-problem.ts'
import type { TrainingInput } from '../../../src/experiment/spec/experiment.ts'
import { networkView } from '../../../src/view/network/network-view.ts'

const none = (): never => {
  throw new Error('no run is needed')
}

/** A network of these widths at w_0, on two moons, or on a line if it has one input. Nothing is trained. */
export function networkOf(
  widths: readonly number[],
  model: Partial<Extract<TrainingInput['model'], { kind: 'mlp' }>> = {},
  at: WeightsAt = 'start',
): NetworkView {
  const experiment = parseTraining({
    version: 1,
    seed: 1,
    data: { kind: 'generated', id: widths[0] === 1 ? 'sine' : 'two-moons', size: 40 },
    model: { kind: 'mlp', widths, activation: 'tanh', ...model },
    metric: { loss: widths[0] === 1 ? 'squared' : 'logistic' },
    algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 10 }],
    starts: [{ kind: 'random', distribution: 'lecun-normal', biasScale: 0.5 }],
    plane: { kind: 'random', normalization: 'none' },
  })
  const { starts } = placeWith(buildTrainingProblem(experiment), none, none)
  const given = { ...experiment, starts: [{ kind: 'weights' as const, values: Array.from(starts[0]!) }] }
  const view = networkView({
    experiment: given,
    terrain: undefined,
    runs: [],
    hidden: new Set(),
    step: 0,
    at,
    before: undefined,
  })
  if (!view) throw new Error('there is no network')
  return view
}
