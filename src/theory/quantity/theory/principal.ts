import { at } from '../../../math/at.ts'
import { principalComponents } from '../../../math/linear-algebra/principal-components.ts'
import { dot } from '../../../math/linear-algebra/vector.ts'
import { ExperimentError } from '../../../experiment/spec/values/error.ts'
import { numberOf, runOf, type Quantity, type QuantityArguments } from '../quantity.ts'
import type { QuantitySource } from '../source.ts'

/** Returns every recorded point of a run, and their first components. */
function componentsOf(source: QuantitySource, given: QuantityArguments, count: number) {
  const run = runOf(source, given)
  const points = Array.from(run.steps, (_, i) => Float64Array.from(run.weights(i)))
  const found = principalComponents(points, count)
  if (found) return { points, ...found }
  throw ExperimentError.at('quantity', 'the run does not move: it has no principal components')
}

/** The fraction of a run's variance along its principal component `k` (default 1), over all its records: {k, start, algorithm}. */
export const principalShare: Quantity = (source, given) => {
  const k = numberOf(given, 'k', 1)
  return at(componentsOf(source, given, k).explained, k - 1)
}

/**
 * |correlation| of a run's score along principal component `k` (default 1) with cos(πk(t + ½)/T), over its T records: {k, start, algorithm}. Source: theory/README.md, S37.
 */
export const cosineCorrelation: Quantity = (source, given) => {
  const k = numberOf(given, 'k', 1)
  const { points, vectors } = componentsOf(source, given, k)
  const vector = vectors[k - 1] ?? new Float64Array(0)
  const scores = centered(Float64Array.from(points, (point) => dot(vector, point)))
  const cosines = centered(scores.map((_, t) => Math.cos((Math.PI * k * (t + 0.5)) / scores.length)))
  return Math.abs(dot(scores, cosines)) / Math.sqrt(dot(scores, scores) * dot(cosines, cosines))
}

function centered(values: Float64Array): Float64Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return values.map((value) => value - mean)
}

/**
 * The first component's fraction if the run's records are measured from w_0 instead of being centred on their mean, the
 * mistake that makes a random walk look one-dimensional: {start, algorithm}. Source: theory/README.md, S37.
 */
export const uncenteredShare: Quantity = (source, given) => {
  const run = runOf(source, given)
  const first = run.weights(0)
  const points = Array.from(run.steps, (_, i) =>
    Float64Array.from(run.weights(i), (weight, j) => weight - first[j]!),
  )
  // With the mirror image of each point, the mean is w_0 itself.
  const mirrored = [...points, ...points.map((point) => point.map((entry) => -entry))]
  return principalComponents(mirrored, 1)?.explained[0] ?? NaN
}
