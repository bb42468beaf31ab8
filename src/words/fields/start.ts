import type { BaseStart, RandomStart, StartSpec } from '../../experiment/spec/start.ts'
import { distributionNames } from '../names.ts'
import { around, type AxisRule, type FieldsOf } from './field.ts'

type Spread = NonNullable<RandomStart['layers']>[number]

/** Offers a value as an axis only if all layers share it. */
const ofAll =
  (rule: AxisRule): AxisRule =>
  (value, at) =>
    at.owner['layers'] === undefined ? rule(value, at) : undefined

const scale = { label: 'scale', name: 'scale of w₀', axis: ofAll(around(10, 1)) }
const distribution = { label: 'drawn from', name: 'distribution of w₀', words: distributionNames }
const biasScale = { label: 'spread of biases' }

const base = {
  scale,
  layers: {
    label: 'each layer its own',
    name: 'distributions of layers',
    at: (name: string, layer: number) => `${name} in layer ${layer + 1}`,
    each: { fields: { scale, distribution, biasScale } satisfies FieldsOf<Spread> },
  },
  distribution: {
    ...distribution,
    axis: ofAll((_, { experiment: { model } }) =>
      model.kind === 'function' ? undefined : ['glorot-normal', 'he-normal', 'lecun-normal'],
    ),
  },
  biasScale,
  antisymmetric: { label: 'antisymmetric, so f = 0' },
  index: { label: 'draw', name: 'draw of w₀' },
  count: { label: 'draws' },
  values: { label: 'weights' },
  of: { label: 'copy of', name: 'what is copied' },
  factors: { label: 'factors' },
  units: {},
} satisfies FieldsOf<BaseStart>

/** How w_0 is drawn, given or copied, and where it was dragged to. */
export const startFields = {
  ...base,
  a: {},
  b: {},
  off: {},
  base: { fields: base },
} satisfies FieldsOf<StartSpec>
