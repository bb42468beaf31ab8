import type { TrainingProblem } from '../../experiment/training-problem.ts'
import { addScaled, dot } from '../../math/linear-algebra/vector.ts'
import { RandomStream } from '../../math/statistics/random.ts'
import { weightRates } from './rates.ts'

/** The directions drawn for a problem, as many as were ever requested. */
const drawn = new WeakMap<TrainingProblem, Float64Array>()

/** Draws directions [direction][weight], each of length 1; `learns` is 0 for untrained weights. */
function draw(seed: number, dimension: number, learns: Float64Array): Float64Array {
  const stream = new RandomStream(seed, 'subspace')
  const size = learns.length
  const directions = new Float64Array(dimension * size)
  for (let k = 0; k < dimension; k++) {
    const direction = directions.subarray(k * size, (k + 1) * size)
    for (let i = 0; i < size; i++) if (learns[i] !== 0) direction[i] = stream.normal(k, i)
    const length = Math.sqrt(dot(direction, direction))
    if (length > 0) for (let i = 0; i < size; i++) direction[i]! /= length
  }
  return directions
}

/**
 * Returns the columns of Q, [direction][weight]: N(0, 1) from (seed, 'subspace', direction, weight), each
 * scaled to length 1 and not orthogonalised; 0 for untrained weights. They are the same for every start, and
 * a larger dimension only adds directions. Kept for as long as the problem lives; do not write to them.
 */
export function subspaceDirections(problem: TrainingProblem, dimension: number): Float64Array {
  const length = dimension * problem.size
  const known = drawn.get(problem)
  if (known && known.length >= length) return known.subarray(0, length)
  const directions = draw(problem.experiment.seed, dimension, weightRates(problem, {}))
  drawn.set(problem, directions)
  return directions
}

/** A random subspace through w_0: w = w_0 + Q z. Source: Li, Farkhoor, Liu, Yosinski 2018. */
export class Subspace {
  readonly #directions: readonly Float64Array[]
  readonly #w0: Float64Array

  constructor(problem: TrainingProblem, dimension: number, w0: Float64Array) {
    const { size } = problem
    const all = subspaceDirections(problem, dimension)
    this.#directions = Array.from({ length: dimension }, (_, k) => all.subarray(k * size, (k + 1) * size))
    this.#w0 = w0
  }

  /** Returns w_0 + Q z. */
  weights(z: Float64Array): Float64Array {
    const weights = Float64Array.from(this.#w0)
    this.#directions.forEach((direction, k) => addScaled(weights, z[k]!, direction))
    return weights
  }

  /** Returns Qᵀ g. */
  along(gradient: Float64Array): Float64Array {
    return Float64Array.from(this.#directions, (direction) => dot(direction, gradient))
  }
}
