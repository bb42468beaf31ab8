import * as v from 'valibot'
import { extent, finite, fraction, whole } from './numbers.ts'
import { pointRef } from './start.ts'

export const origin = v.union(
  [v.picklist(['zero', 'start', 'end']), pointRef],
  "must be 'zero', 'start', 'end', a list of weights, or { start, algorithm, step }",
)
export type Origin = v.InferOutput<typeof origin>

const window = v.optional(extent)

export const axis = v.strictObject({
  path: v.pipe(v.string(), v.startsWith('/', 'must be a JSON pointer such as /algorithms/0/learningRate')),
  from: finite,
  to: finite,
  scale: v.optional(v.picklist(['linear', 'log']), 'linear'),
})
export type Axis = v.InferOutput<typeof axis>

export const weightsPlane = v.strictObject({
  kind: v.literal('weights'),
  first: whole(0, 10_000_000),
  second: whole(0, 10_000_000),
  origin: v.optional(origin, 'start'),
  extent: window,
})
export const randomPlane = v.strictObject({
  kind: v.literal('random'),
  normalization: v.picklist(['filter', 'layer', 'none']),
  origin: v.optional(origin, 'start'),
  extent: window,
})
/** A run by the places of its start and algorithm. */
const runRef = v.strictObject({ start: v.optional(whole(0, 15), 0), algorithm: v.optional(whole(0, 7), 0) })
export const pcaPlane = v.strictObject({
  kind: v.literal('pca'),
  /** The run whose components they are, from its start before it was dragged; the first unless given. */
  of: v.optional(runRef),
  extent: window,
})
export const hessianPlane = v.strictObject({
  kind: v.literal('hessian'),
  which: v.optional(v.picklist(['top', 'extreme']), 'top'),
  origin: v.optional(origin, 'end'),
  extent: window,
})
const share = v.strictTuple([fraction, fraction], 'must be two shares from 0 to 1')
/** The principal components that directions were before they were written down: of which run, and what they explained of it. */
const components = v.strictObject({
  run: v.string(),
  explained: share,
  randomWalk: share,
  dimensions: v.optional(whole(1, 10_000_000)),
})
export const directionsPlane = v.strictObject({
  kind: v.literal('directions'),
  u: v.array(finite),
  v: v.array(finite),
  components: v.optional(components),
  origin: v.optional(origin, 'zero'),
  extent: window,
})
export const throughPlane = v.strictObject({
  kind: v.literal('through'),
  points: v.strictTuple([pointRef, pointRef, pointRef], 'must be three points'),
  extent: window,
})
export const linePlane = v.strictObject({
  kind: v.literal('line'),
  from: pointRef,
  to: pointRef,
  extent: window,
})
export const hyperparametersPlane = v.strictObject({ kind: v.literal('hyperparameters'), a: axis, b: axis })

export const plane = v.variant('kind', [
  weightsPlane, randomPlane, pcaPlane, hessianPlane, directionsPlane, throughPlane, linePlane, hyperparametersPlane,
]) // prettier-ignore
export type PlaneSpec = v.InferOutput<typeof plane>
