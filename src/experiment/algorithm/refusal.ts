import { formatCount } from '../../math/picture/format.ts'
import { partSize } from '../data/parts.ts'
import { functionOf } from '../model/catalogue.ts'
import { layoutOf } from '../model/layout.ts'
import { isEntrywise, isSecondOrder, mostSecondOrder, type AlgorithmSpec } from '../schema/algorithm.ts'
import type { Experiment } from '../schema/experiment.ts'
import { mostStepWork, stepWork } from './step-work.ts'

/** Why a rule cannot train an experiment's model, as a sentence; undefined where it can. */
export function ruleRefusal(
  rule: Pick<AlgorithmSpec, 'id' | 'batch'>,
  { model, metric, data }: Pick<Experiment, 'model' | 'metric' | 'data'>,
): string | undefined {
  const { id } = rule
  if (isEntrywise(id)) return undefined
  if (id === 'gauss-newton' && model.kind === 'function' && !functionOf(model.id)?.squares)
    return `'gauss-newton' needs a sum of squares, which ${model.id} is not`
  if (id === 'gauss-newton' && model.kind === 'mlp' && metric.loss === 'hinge')
    return "'gauss-newton' needs a loss that bends: squared, logistic or cross-entropy"
  if (id === 'muon' && model.kind === 'function') return "'muon' needs weight matrices: a function has none"
  if (model.kind === 'function') return undefined
  const { size } = layoutOf(model)
  if (isSecondOrder(id) && size > mostSecondOrder)
    return `'${id}' solves for all weights at once, at most ${mostSecondOrder}, and the network has ${size}`
  const [work, most] = [stepWork(rule, size, partSize(data, metric.part)), mostStepWork(rule)]
  if (work > most)
    return `a step of '${id}' takes ${formatCount(work)} multiply-adds, and one processor makes at most ${formatCount(most)}: take fewer samples, smaller batches or a smaller network`
  return undefined
}
