import { bestAssignment } from '../../math/linear-algebra/assignment.ts'
import { rowsOfUnit, storedBiases, type Layer, type Layout } from './layout.ts'
import { layerValues } from './forward.ts'

/** For each hidden layer, the other network's unit that moves to place i. */
export type Permutations = readonly Uint32Array[]

/** Returns the number of units of each hidden layer. */
const hiddenWidths = (layout: Layout): number[] => layout.layers.slice(0, -1).map(({ outputs }) => outputs)

const inOrder = (width: number): Uint32Array => Uint32Array.from({ length: width }, (_, i) => i)

/**
 * Returns permutations that place only the first `units` units, layer by layer; each placed unit swaps with the one already there. By
 * default all are placed.
 */
export function firstPlaced(permutations: Permutations, units = Infinity): Permutations {
  let left = units
  return permutations.map((order) => {
    const placed = inOrder(order.length)
    for (let i = 0; i < order.length && left > 0; i++, left--) {
      const unit = order[i]!
      const from = placed.indexOf(unit)
      placed[from] = placed[i]!
      placed[i] = unit
    }
    return placed
  })
}

/** Returns, for each row of W, the row that replaces it when the units of the previous layer are permuted. */
function rowOrder(layer: Layer, before: Uint32Array | undefined): Uint32Array {
  const rows = inOrder(layer.inputs)
  before?.forEach((from, to) => {
    const taken = rowsOfUnit(layer, from)
    rowsOfUnit(layer, to).forEach((row, k) => (rows[row] = taken[k]!))
  })
  return rows
}

/** Returns the weights of a network with its hidden units permuted, which computes the same function. */
export function permuteUnits(
  layout: Layout,
  weights: Float64Array,
  permutations: Permutations,
): Float64Array {
  const permuted = new Float64Array(weights.length)
  layout.layers.forEach((layer, l) => {
    const { inputs, outputs, weights: at, rowStep, columnStep } = layer
    const biases = storedBiases(layer)
    const rows = rowOrder(layer, permutations[l - 1])
    const own = permutations[l] ?? inOrder(outputs)
    for (let i = 0; i < inputs; i++)
      for (let j = 0; j < outputs; j++)
        permuted[at + i * rowStep + j * columnStep] = weights[at + rows[i]! * rowStep + own[j]! * columnStep]!
    if (biases === undefined) return
    for (let j = 0; j < outputs; j++) permuted[biases + j] = weights[biases + own[j]!]!
  })
  return permuted
}

/** Adds Σ_k x_k(i) y_k(j) to each score [i][j]. */
function addProducts(
  scores: readonly Float64Array[],
  count: number,
  x: (k: number, i: number) => number,
  y: (k: number, j: number) => number,
): void {
  scores.forEach((row, i) => {
    for (let k = 0; k < count; k++) {
      const factor = x(k, i)
      for (let j = 0; j < row.length; j++) row[j]! += factor * y(k, j)
    }
  })
}

const noScores = (width: number): Float64Array[] =>
  Array.from({ length: width }, () => new Float64Array(width))

/**
 * Returns the similarity [i][j] of unit i of one network and unit j of the other: the inner product of their incoming weights, biases and
 * outgoing weights.
 */
function weightScores(layer: Layer, next: Layer, one: Float64Array, other: Float64Array): Float64Array[] {
  const { inputs, outputs, biases } = layer
  const scores = noScores(outputs)
  const incoming = (w: Float64Array) => (k: number, i: number) => w[layer.weights + k * outputs + i]!
  const rows = Array.from({ length: outputs }, (_, i) => rowsOfUnit(next, i))
  const outgoing = (w: Float64Array) => (k: number, i: number) =>
    w[
      next.weights +
        rows[i]![Math.floor(k / next.outputs)]! * next.rowStep +
        (k % next.outputs) * next.columnStep
    ]!
  addProducts(scores, inputs, incoming(one), incoming(other))
  addProducts(scores, rows[0]!.length * next.outputs, outgoing(one), outgoing(other))
  if (biases !== undefined) {
    const bias = (w: Float64Array) => (_: number, i: number) => w[biases + i]!
    addProducts(scores, 1, bias(one), bias(other))
  }
  return scores
}

const total = (scores: readonly Float64Array[], columns: Uint32Array): number =>
  scores.reduce((sum, row, i) => sum + row[columns[i]!]!, 0)

/**
 * Returns the permutation of the other network's hidden units that maximises Σ w_A w_B, solving one assignment problem per layer in turn
 * until none improves. It is optimal for one hidden layer, and a local optimum for more. Source: Ainsworth, Hayase, Srinivasa 2022 (Git
 * Re-Basin, weight matching), here with the layers in order.
 */
export function alignByWeights(layout: Layout, one: Float64Array, other: Float64Array): Permutations {
  const permutations = hiddenWidths(layout).map(inOrder)
  for (let changed = true; changed;) {
    changed = false
    for (const [l, own] of permutations.entries()) {
      const [layer, next] = [layout.layers[l]!, layout.layers[l + 1]!]
      const around = permutations.map((order, k) => (k === l ? inOrder(layer.outputs) : order))
      const scores = weightScores(layer, next, one, permuteUnits(layout, other, around))
      const found = bestAssignment(scores)
      const before = total(scores, own)
      if (total(scores, found) <= before + 1e-12 * Math.abs(before)) continue
      permutations[l] = found
      changed = true
    }
  }
  return permutations
}

/**
 * Returns, for each hidden layer, the correlations [i][j] between the values of unit i of one network and unit j of the other, over `count`
 * inputs and all positions of a channel; 0 for a constant unit.
 */
export function unitCorrelations(
  layout: Layout,
  one: Float64Array,
  other: Float64Array,
  inputs: Float64Array,
  count: number,
): readonly (readonly Float64Array[])[] {
  const mine = layerValues(layout, one, inputs, count)
  const theirs = layerValues(layout, other, inputs, count)
  return hiddenWidths(layout).map((width, l) => {
    const rows = mine[l]!.output.length / width
    const p = standardized(mine[l]!.output, width, rows)
    const q = standardized(theirs[l]!.output, width, rows)
    const scores = noScores(width)
    addProducts(
      scores,
      rows,
      (n, i) => p[n * width + i]!,
      (n, j) => q[n * width + j]!,
    )
    return scores
  })
}

/** Returns features [count][width], centred and scaled to length 1; a constant feature becomes 0. */
function standardized(features: Float64Array, width: number, count: number): Float64Array {
  const found = Float64Array.from(features)
  for (let i = 0; i < width; i++) {
    let mean = 0
    for (let n = 0; n < count; n++) mean += found[n * width + i]! / count
    let square = 0
    for (let n = 0; n < count; n++) square += (found[n * width + i]! - mean) ** 2
    const length = Math.sqrt(square)
    for (let n = 0; n < count; n++) {
      const at = n * width + i
      found[at] = length > 1e-12 ? (found[at]! - mean) / length : 0
    }
  }
  return found
}

/** Returns the permutation of the other network's units that maximises Σ |correlation| with the first network's, exactly in each layer. */
export const alignByLikeness = (correlations: ReturnType<typeof unitCorrelations>): Permutations =>
  correlations.map((scores) => bestAssignment(scores.map((row) => row.map(Math.abs))))

/** Returns the permutation of the other network's units that maximises Σ h_A h_B over `count` inputs, exactly in each layer. */
export function alignByActivations(
  layout: Layout,
  one: Float64Array,
  other: Float64Array,
  inputs: Float64Array,
  count: number,
): Permutations {
  const mine = layerValues(layout, one, inputs, count)
  const theirs = layerValues(layout, other, inputs, count)
  return hiddenWidths(layout).map((width, l) => {
    const scores = noScores(width)
    const of = (h: Float64Array) => (n: number, i: number) => h[n * width + i]!
    addProducts(scores, mine[l]!.output.length / width, of(mine[l]!.output), of(theirs[l]!.output))
    return bestAssignment(scores)
  })
}
