import { learningRanges } from '../../experiment/model/layout.ts'
import type { FunctionModel, NetworkModel } from '../../experiment/training-problem.ts'

/** (c/2)|w|². */
export const decayValue = (decay: number, weights: Float64Array): number =>
  decay === 0 ? 0 : (decay / 2) * weights.reduce((sum, w) => sum + w * w, 0)

/** Adds c·`from` to `into`, over the trained weights. */
export function addDecay(
  decay: number,
  model: NetworkModel | FunctionModel,
  from: Float64Array,
  into: Float64Array,
): void {
  if (decay === 0) return
  const ranges = model.kind === 'function' ? [[0, from.length] as const] : learningRanges(model.layout)
  for (const [begin, end] of ranges) {
    for (let i = begin; i < end; i++) into[i]! += decay * from[i]!
  }
}
