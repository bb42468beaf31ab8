import { ExperimentError } from '../experiment/spec/values/error.ts'
import type { TrainingExperiment } from '../experiment/spec/experiment.ts'
import type { TiedSpec } from '../experiment/spec/model.ts'

// More features than hidden units: theory/README.md, S64.

/** Least length of a column of W whose feature counts as kept. */
export const keptFrom = 0.5
/** Greatest deviation in degrees of the gaps between columns of a regular form. */
export const regularWithin = 12

/** A column of W that is kept. */
export interface Column {
  /** Its feature, from 0. */
  readonly feature: number
  /** Its direction in degrees, counter-clockwise from the first axis, from -180 to 180. */
  readonly angle: number
}

/** Columns of W in the plane, in the order of their directions. */
export interface Form {
  readonly kept: readonly Column[]
  /** The angle in degrees from each kept column to the next; none for fewer than two. */
  readonly gaps: readonly number[]
  /** Number of kept columns if all gaps are equal within 12 degrees, otherwise 0. */
  readonly corners: number
}

/** Returns the length of the column of a feature. */
export function columnLength(
  { hidden }: Pick<TiedSpec, 'hidden'>,
  weights: ArrayLike<number>,
  feature: number,
): number {
  let square = 0
  for (let unit = 0; unit < hidden; unit++) square += weights[feature * hidden + unit]! ** 2
  return Math.sqrt(square)
}

/** Returns the number of features whose columns are longer than ½. */
export function keptFeatures(
  model: Pick<TiedSpec, 'features' | 'hidden'>,
  weights: ArrayLike<number>,
): number {
  let kept = 0
  for (let i = 0; i < model.features; i++) if (columnLength(model, weights, i) > keptFrom) kept++
  return kept
}

const degrees = 180 / Math.PI

/** Returns the form of the columns of a tied network with one or two hidden units; with one, they lie on the first axis. */
export function formOf(model: Pick<TiedSpec, 'features' | 'hidden'>, weights: ArrayLike<number>): Form {
  const { features, hidden } = model
  const kept = Array.from({ length: features }, (_, feature) => ({
    feature,
    angle: degrees * Math.atan2(hidden > 1 ? weights[feature * hidden + 1]! : 0, weights[feature * hidden]!),
  }))
    .filter(({ feature }) => columnLength(model, weights, feature) > keptFrom)
    .sort((one, other) => one.angle - other.angle)
  const count = kept.length
  const gaps =
    count < 2
      ? []
      : kept.map(({ angle }, i) => kept[(i + 1) % count]!.angle - angle + (i === count - 1 ? 360 : 0))
  const regular = count > 1 && gaps.every((gap) => Math.abs(gap - 360 / count) <= regularWithin)
  return { kept, gaps, corners: regular ? count : 0 }
}

/** ∫₀¹ relu(c x + b)² dx. */
function squareOf(c: number, b: number): number {
  const cube = (z: number) => Math.max(0, z) ** 3 / 3
  return c === 0 ? Math.max(0, b) ** 2 : (cube(c + b) - cube(b)) / c
}

/** ∫₀¹ (relu(A x + b) - x)² dx, for A > 0. */
function ownLoss(A: number, b: number): number {
  const from = Math.min(1, Math.max(0, -b / A))
  return 1 / 3 + squareOf(A, b) - 2 * ((A * (1 - from ** 3)) / 3 + (b * (1 - from ** 2)) / 2)
}

/** Returns the loss of a feature that appears by itself: its own output, and those of the other corners. */
function soloLoss(corners: number, A: number, b: number): number {
  let sum = ownLoss(A, b)
  for (let j = 1; j < corners; j++) sum += squareOf(A * Math.cos((2 * Math.PI * j) / corners), b)
  return sum
}

const golden = (Math.sqrt(5) - 1) / 2

/** Returns the place of the least value of a function with one minimum in an interval, to about 1e-9. */
function leastPlace(of: (x: number) => number, [from, to]: readonly [number, number]): number {
  let [low, high] = [from, to]
  let [left, right] = [high - golden * (high - low), low + golden * (high - low)]
  let [atLeft, atRight] = [of(left), of(right)]
  while (high - low > 1e-9) {
    if (atLeft < atRight) {
      ;[high, right, atRight] = [right, left, atLeft]
      left = high - golden * (high - low)
      atLeft = of(left)
    } else {
      ;[low, left, atLeft] = [left, right, atRight]
      right = low + golden * (high - low)
      atRight = of(right)
    }
  }
  return (low + high) / 2
}

/** The best regular polygon: the square A of its corners' distance from 0, their bias, and the loss over p as p → 0. */
export interface BestPolygon {
  readonly A: number
  readonly bias: number
  readonly loss: number
}

const found = new Map<number, BestPolygon>()

/**
 * Returns the best regular polygon of at least three corners when features appear one at a time (p → 0), to about nine digits: the minimum
 * over A and b of the loss of a feature by itself, whose integrals are exact. Its loss over p is the loss of each corner. Source: derived.
 */
export function bestPolygon(corners: number): BestPolygon {
  const known = found.get(corners)
  if (known) return known
  const biasAt = (A: number) => leastPlace((b) => soloLoss(corners, A, b), [-A, 0.5])
  const A = leastPlace((one) => soloLoss(corners, one, biasAt(one)), [0.5, corners])
  const bias = biasAt(A)
  const best = { A, bias, loss: soloLoss(corners, A, bias) }
  found.set(corners, best)
  return best
}

/** The loss over p of a feature that is dropped, as p → 0: ∫₀¹ x² dx. */
export const droppedLoss = 1 / 3

/** Returns the loss over p, as p → 0, of `features` features of which `corners` form the best polygon and the rest is dropped. */
export const polygonLoss = (features: number, corners: number): number =>
  corners * bestPolygon(corners).loss + (features - corners) * droppedLoss

/** Returns how many corners are best for this many features, as p → 0. */
export function bestCorners(features: number): number {
  let best = 3
  for (let corners = 4; corners <= features; corners++)
    if (polygonLoss(features, corners) < polygonLoss(features, best) - 1e-9) best = corners
  return best
}

/** Two features in one dimension, each active with probability p. */
export interface FeaturePair {
  /** The loss of (1, -1): both outputs are wrong by the smaller feature if both are active. */
  readonly opposite: number
  /** The loss of one direction for both, (1, 1)/√2 without biases, or of one feature with the other's mean as its bias. */
  readonly blend: number
  /** The square of w in the best opposite pair (w, -w) without biases, and its loss. */
  readonly square: number
  readonly least: number
}

/**
 * Returns p²/3 and p/3 - p²/4, which are equal at p = 4/7; and w² = (8 - 5p)/(8 - 6p) with p²/3 - p³/(24(4 - 3p)), which equals the blend
 * at p = (40 - √224)/43 = .582. Source: derived; for ReLU, x uniform in [0, 1].
 */
export const pairOf = (p: number): FeaturePair => ({
  opposite: p ** 2 / 3,
  blend: p / 3 - p ** 2 / 4,
  square: (8 - 5 * p) / (8 - 6 * p),
  least: p ** 2 / 3 - p ** 3 / (24 * (4 - 3 * p)),
})

/** Returns the tied network of an experiment. @throws ExperimentError if its model is another one */
export function tiedModel({ model }: Pick<TrainingExperiment, 'model'>): TiedSpec {
  if (model.kind === 'tied') return model
  throw ExperimentError.at('model', 'only a tied network has columns of features. Choose model.kind "tied"')
}

/** Returns the probability of sparse features; undefined for other data. */
export const probabilityOf = ({ data }: Pick<TrainingExperiment, 'data'>): number | undefined =>
  data.kind === 'generated' && data.id === 'sparse-features' ? data.parameters['probability'] : undefined
