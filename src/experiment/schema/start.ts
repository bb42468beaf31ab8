import * as v from 'valibot'
import { finite, nonNegative, positive, whole } from './numbers.ts'

export const distributions = [
  'normal', 'uniform', 'glorot-normal', 'glorot-uniform', 'he-normal', 'lecun-normal', 'torch-linear', 'rademacher', 'identity',
] as const // prettier-ignore
export type Distribution = (typeof distributions)[number]

/** `biasScale` stays absent only for torch-linear, whose biases are then drawn as its weights are. */
const spread = {
  distribution: v.picklist(distributions),
  scale: v.optional(finite, 1),
  biasScale: v.optional(nonNegative),
}

/** A point of weight space: numbers, or the weights of a run from the base of a start, at a step (its last where it ends before). */
export const pointRef = v.union(
  [
    v.array(finite),
    v.strictObject({
      start: whole(0, 15),
      algorithm: whole(0, 7),
      step: v.optional(v.union([whole(0, 1_000_000), v.literal('end')], "must be a step or 'end'"), 'end'),
    }),
  ],
  'must be a list of weights, or { start, algorithm, step }',
)
export type PointRef = v.InferOutput<typeof pointRef>

export const randomStart = v.strictObject({
  kind: v.literal('random'),
  ...spread,
  layers: v.optional(v.array(v.strictObject(spread))),
  antisymmetric: v.optional(v.boolean(), false),
  index: v.optional(whole(0, 0xffffffff)),
  count: v.optional(whole(1, 1_048_576), 1),
})
export type RandomStart = v.InferOutput<typeof randomStart>

export const weightsStart = v.strictObject({ kind: v.literal('weights'), values: v.array(finite) })
/**
 * A point with every layer times its factor; `units`, a list for each hidden layer, then multiplies what enters each unit and
 * divides what leaves it, which a network of ReLUs does not notice where the factors are positive.
 */
export const scaledStart = v.strictObject({
  kind: v.literal('scaled'),
  of: pointRef,
  factors: v.array(finite),
  units: v.optional(v.array(v.array(positive))),
})
export type ScaledStart = v.InferOutput<typeof scaledStart>
export const constructionStart = v.strictObject({ kind: v.literal('construction'), id: v.string() })

export const baseStart = v.variant('kind', [randomStart, weightsStart, scaledStart, constructionStart])
export type BaseStart = v.InferOutput<typeof baseStart>

/** A start dragged in the plane: origin + a·u + b·v; `base` is the start before it was dragged. */
export const planeStart = v.strictObject({
  kind: v.literal('plane'),
  a: finite,
  b: finite,
  base: v.optional(baseStart),
})
export type PlaneStart = v.InferOutput<typeof planeStart>

export const start = v.variant('kind', [
  randomStart,
  weightsStart,
  scaledStart,
  constructionStart,
  planeStart,
])
export type StartSpec = v.InferOutput<typeof start>
