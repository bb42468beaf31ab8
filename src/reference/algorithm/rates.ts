import type { TrainingProblem } from '../../experiment/training-problem.ts'
import type { AlgorithmSpec } from '../../experiment/spec/algorithm.ts'

/** Factor of each weight's learning rate: its layer's `layerRates` (default 1), 0 for untrained layers. */
export function weightRates(
  problem: TrainingProblem,
  algorithm: Pick<AlgorithmSpec, 'layerRates'>,
): Float64Array {
  const rates = new Float64Array(problem.size).fill(1)
  if (problem.model.kind === 'function') return rates
  problem.model.layout.layers.forEach((layer, l) => {
    const rate = layer.trained ? (algorithm.layerRates?.[l] ?? 1) : 0
    rates.fill(rate, layer.own, layer.end)
  })
  return rates
}
