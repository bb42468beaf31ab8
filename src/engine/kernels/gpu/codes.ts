import {
  activations,
  normalizations,
  type Activation,
  type Normalization,
} from '../../../experiment/spec/model.ts'
import { algorithmIds, type AlgorithmId } from '../../../experiment/spec/algorithm.ts'
import { lossIds, type LossId } from '../../../experiment/spec/metric.ts'

const numbered = <K extends string>(names: readonly K[]): Readonly<Record<K, number>> =>
  Object.fromEntries(names.map((name, code) => [name, code])) as Record<K, number>

/** The code of each activation in shaders/chunk/scalar/activation.wgsl. */
export const activationCode: Readonly<Record<Activation, number>> = numbered(activations)
/** The code of each normalisation in shaders/chunk/training/network-state.wgsl. */
export const normalizationCode: Readonly<Record<Normalization, number>> = numbered(normalizations)
/** The code of each loss in shaders/chunk/scalar/loss.wgsl. */
export const lossCode: Readonly<Record<LossId, number>> = numbered(lossIds)
/** The code of each algorithm in shaders/chunk/training/update.wgsl. */
export const algorithmCode: Readonly<Partial<Record<AlgorithmId, number>>> = numbered(algorithmIds)
