import { basinEdgeAt } from '../../../src/theory/two-weights/basin-edge.ts'
import { twoWeightSetting } from '../../../src/theory/two-weights/setting.ts'
import type { TrainingExperiment, TrainingInput } from '../../../src/experiment/spec/experiment.ts'
import type { Outcome } from '../../../src/reference/results.ts'
import { gridValue } from '../../../src/reference/plane/grid.ts'
import { twoWeightExperiment } from './two-weights.ts'

/** Starts on [-5, 5]² of Himmelblau's function, each coloured by the minimum that it reaches (S07, S08). */
export const himmelblauBasins = (algorithm: TrainingInput['algorithms'][number]): TrainingInput => ({
  version: 1,
  seed: 1,
  data: { kind: 'none' },
  model: { kind: 'function', id: 'himmelblau' },
  metric: { loss: 'squared' },
  algorithms: [algorithm],
  starts: [{ kind: 'weights', values: [0.5, -0.5] }],
  plane: { kind: 'weights', first: 0, second: 1 },
  terrain: { quantity: 'outcome', show: 'cluster' },
})

/**
 * Starts of the two-weight network, each coloured by the branch of the valley that it reaches
 * (theory/README.md, S24).
 */
export const branchBasins = (
  activation: 'linear' | 'tanh',
  learningRate = 0.05,
  steps = 600,
): TrainingExperiment =>
  ({
    ...twoWeightExperiment(activation),
    algorithms: [{ id: 'sgd', learningRate, steps }],
    starts: [{ kind: 'weights', values: [1, 1] }],
    plane: { kind: 'weights', first: 0, second: 1, extent: { a: [-3, 3], b: [-3, 3] } },
    terrain: { quantity: 'outcome', show: 'cluster', clusterBy: 'weights', algorithm: 0, tolerance: 1e-3 },
  }) as TrainingExperiment

/** The share of `values` that equal `wanted`. */
export const shareOf = (values: ArrayLike<number>, wanted: number): number =>
  Array.from(values).filter((value) => value === wanted).length / values.length

/**
 * Starts of a grid on [-3, 3]² that end on another branch than the closed form of the edge predicts, although
 * they are further than `margin` from it in w_2. The edge of gradient flow equals that of gradient descent up
 * to the order of the step.
 */
export function strays(
  experiment: TrainingExperiment,
  resolution: number,
  outcome: Outcome<Float32Array | Float64Array>,
  margin = 1e-9,
): number {
  const setting = twoWeightSetting(experiment)
  if (!setting || !outcome.weights) throw new Error('The closed form needs two weights.')
  let count = 0
  for (let k = 0; k < resolution ** 2; k++) {
    const first = gridValue([-3, 3], k % resolution, resolution)
    const second = gridValue([-3, 3], Math.floor(k / resolution), resolution)
    const above = second - basinEdgeAt(setting, first)
    const end = Math.sign(outcome.weights[2 * k] ?? NaN)
    if (Math.abs(above) > margin && end !== Math.sign(above)) count++
  }
  return count
}
