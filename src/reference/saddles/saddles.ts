import { RandomStream } from '../../math/statistics/random.ts'
import type { SaddlesSpec } from '../../experiment/spec/problem/saddles.ts'
import { norm } from '../../math/linear-algebra/vector.ts'

/** Width of the room before a saddle; a weight's next minimum is at 4τ. */
const tau = Math.E
/** γ, the curvature along which a weight leaves its saddle. */
const gamma = 1
/** Steps after which a run ends in any case. */
export const mostSaddleSteps = 12_000

/** g₁ and its derivative: from −γx² at τ to the wall of the next room at 2τ. */
export function firstSpline(x: number, steep: number): readonly [number, number] {
  const [cube, fourth] = [(-14 * steep + 10 * gamma) / (3 * tau), (5 * steep - 3 * gamma) / (2 * tau ** 2)]
  const u = x - tau
  return [
    -gamma * x ** 2 + cube * u ** 3 + fourth * u ** 4,
    -2 * gamma * x + 3 * cube * u ** 2 + 4 * fourth * u ** 3,
  ]
}

/** g₂ and its derivative: the curvature of the next weight, from L at τ to −γ at 2τ. */
export function secondSpline(x: number, steep: number): readonly [number, number] {
  const u = (x - 2 * tau) / tau
  return [
    -gamma - (steep + gamma) * (10 * u ** 3 + 15 * u ** 4 + 6 * u ** 5),
    (-(steep + gamma) * (30 * u ** 2 + 60 * u ** 3 + 30 * u ** 4)) / tau,
  ]
}

/** Writes the gradient to `into`; the function is even in each weight. */
export function saddlesGradient(weights: ArrayLike<number>, steep: number, into: Float64Array): void {
  const count = weights.length
  let room = 0
  while (room < count && Math.abs(weights[room]!) >= 2 * tau) room++
  for (let j = 0; j < count; j++) {
    const weight = weights[j]!
    const [size, sign] = [Math.abs(weight), weight < 0 ? -1 : 1]
    into[j] = j < room ? 2 * steep * (size - 4 * tau) * sign : 2 * steep * weight
  }
  if (room === count) return
  const here = weights[room]!
  const [size, sign] = [Math.abs(here), here < 0 ? -1 : 1]
  if (size <= tau) {
    into[room] = -2 * gamma * here
    return
  }
  const [curvature, turn] = secondSpline(size, steep)
  const last = room + 1 === count
  const next = last ? 0 : weights[room + 1]!
  into[room] = sign * (firstSpline(size, steep)[1] + (last ? 0 : turn * next ** 2))
  if (!last) into[room + 1] = 2 * curvature * next
}

/** Radius of a kick, and gradient norm below which one is made. */
const kick = Math.E / 100

/** Adds a kick, uniform in its ball. */
function kicked(weights: Float64Array | Float32Array, random: RandomStream, step: number): void {
  const count = weights.length
  const direction = Float64Array.from({ length: count }, (_, j) => random.normal(step, j))
  const length = norm(direction)
  const radius = kick * random.uniform(step, count) ** (1 / count)
  for (let j = 0; j < count; j++) weights[j]! += (radius * direction[j]!) / length
}

/**
 * A run: the steps at which each saddle was passed, NaN if it was not, and the sizes of all weights at each
 * step.
 */
export interface SaddlesRun {
  readonly passed: readonly number[]
  /** [weight][step]. */
  readonly sizes: readonly (readonly number[])[]
}

/** Descends until all saddles are passed, or for the greatest number of steps. */
export function descend({ dimension, steepness, kicks, precision }: SaddlesSpec, seed: number): SaddlesRun {
  const starts = new RandomStream(seed, 'saddles/start')
  const drawn = Array.from({ length: dimension }, (_, j) => 2 * starts.uniform(j) - 1)
  const weights = precision === 'float32' ? Float32Array.from(drawn) : Float64Array.from(drawn)
  const random = new RandomStream(seed, 'saddles/kick')
  const gradient = new Float64Array(dimension)
  const passed: number[] = Array.from({ length: dimension }, () => NaN)
  const sizes: number[][] = drawn.map((weight) => [Math.abs(weight)])
  const rate = 1 / (4 * steepness)
  let lastKick = -Infinity
  for (let step = 1; step <= mostSaddleSteps; step++) {
    saddlesGradient(weights, steepness, gradient)
    if (kicks && norm(gradient) < gamma * kick && step - lastKick > 1) {
      lastKick = step
      kicked(weights, random, step)
      saddlesGradient(weights, steepness, gradient)
    }
    for (let j = 0; j < dimension; j++) {
      weights[j]! -= rate * gradient[j]!
      const size = Math.abs(weights[j]!)
      sizes[j]!.push(size)
      if (size >= 2 * tau && Number.isNaN(passed[j]!)) passed[j] = step
    }
    if (passed.every(Number.isFinite)) break
  }
  return { passed, sizes }
}
