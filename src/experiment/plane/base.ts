import type { ModelSpec } from '../schema/model.ts'
import type { BaseStart, RandomStart, StartSpec } from '../schema/start.ts'

/** What a dragged start was before, where it does not say: drawn, with variance 1/fan-in in a network. */
export const defaultBase = (model: ModelSpec): RandomStart => ({
  kind: 'random',
  distribution: model.kind === 'mlp' ? 'lecun-normal' : 'normal',
  scale: 1,
  biasScale: 0,
  antisymmetric: false,
  count: 1,
})

/** The start before it was dragged. */
export const baseOf = (start: StartSpec, model: ModelSpec): BaseStart =>
  start.kind === 'plane' ? (start.base ?? defaultBase(model)) : start
