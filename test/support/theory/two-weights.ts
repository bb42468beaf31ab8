import type { TrainingExperiment } from '../../../src/experiment/spec/experiment.ts'
import type { Activation } from '../../../src/experiment/spec/model.ts'
import { metricSpec, mlpSpec, networkProblem, partOfRows } from '../network.ts'

/** One data point x = 1, y = target through one hidden unit: L = (w_2 φ(w_1) - target)²/2. */
export function twoWeightExperiment(activation: Activation, linearity = 0, target = 1): TrainingExperiment {
  return {
    ...twoWeightProblem(activation, linearity, target).experiment,
    data: { kind: 'table', task: 'regression', inputs: [[1]], targets: [[target]] },
  }
}

export function twoWeightProblem(activation: Activation, linearity = 0, target = 1) {
  const model = mlpSpec({ widths: [1, 1, 1], activation, linearity, bias: false })
  return networkProblem(model, { train: partOfRows([[1]], [[target]]) }, metricSpec({ factor: 0.5 }))
}
