import type { TrainingProblem } from '../../experiment/training-problem.ts'
import type { AlgorithmSpec } from '../../experiment/spec/algorithm.ts'

/** Factor of the learning rate of each weight: its layer's `layerRates` (1 where none), 0 for layers that do not learn. */
export function weightRates(
  problem: TrainingProblem,
  algorithm: Pick<AlgorithmSpec, 'layerRates'>,
): Float64Array {
  const rates = new Float64Array(problem.size).fill(1)
  if (problem.model.kind === 'function') return rates
  problem.model.layout.layers.forEach((layer, l) => {
    const rate = layer.trained ? (algorithm.layerRates?.[l] ?? 1) : 0
    rates.fill(rate, layer.weights, layer.end)
  })
  return rates
}
