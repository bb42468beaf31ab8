import { activations, type Activation } from '../../../experiment/spec/model.ts'
import { algorithmIds, type AlgorithmId } from '../../../experiment/spec/algorithm.ts'
import { losses, type LossId } from '../../../experiment/spec/metric.ts'

const numbered = <K extends string>(names: readonly K[]): Readonly<Record<K, number>> =>
  Object.fromEntries(names.map((name, code) => [name, code])) as Record<K, number>

/** What shaders/chunk/activation.wgsl calls each activation. */
export const activationCode: Readonly<Record<Activation, number>> = numbered(activations)
/** What shaders/chunk/loss.wgsl calls each loss. */
export const lossCode: Readonly<Record<LossId, number>> = numbered(losses)
/** What shaders/chunk/update.wgsl calls each algorithm. */
export const algorithmCode: Readonly<Record<AlgorithmId, number>> = numbered(algorithmIds)
