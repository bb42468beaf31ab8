import { norm } from '../../math/linear-algebra/vector.ts'
import { RandomStream } from '../../math/statistics/random.ts'
import type { Parameter, TargetGenerator } from './generator.ts'

/** Returns a unit vector of R^size, uniform on the sphere, from lane `lane` of the stream 'data/direction'. */
function unitVector(seed: number, size: number, lane: number): number[] {
  const stream = new RandomStream(seed, 'data/direction')
  const drawn = Array.from({ length: size }, (_, i) => stream.normal(i, lane))
  const length = norm(drawn)
  return drawn.map((x) => x / length)
}

/** Inputs N(0, I), with the inner product with unit vector k as target k, one for each output. */
export const linear: TargetGenerator = {
  id: 'linear',
  title: 'Linear',
  task: 'regression',
  coordinates: 'model',
  outputs: 'model',
  size: 100,
  noise: 0,
  parameters: {},
  make: ({ seed, coordinates, outputs }) => {
    const directions = Array.from({ length: outputs }, (_, k) => unitVector(seed, coordinates, k))
    return (n, _count, draws) => {
      const point = Array.from({ length: coordinates }, (_, i) => draws.inputs.normal(n, i))
      return {
        point,
        targets: (at) => directions.map((direction) => direction.reduce((sum, d, i) => sum + d * at[i]!, 0)),
      }
    }
  },
}

const curvatureExponent: Parameter = {
  title: 'exponent of the curvatures',
  default: 1.5,
  from: 0,
  to: 4,
  whole: false,
}
const lossExponent: Parameter = {
  title: 'exponent of the losses',
  default: 2,
  from: 1.1,
  to: 4,
  whole: false,
}

/** Returns Σ i^-b over all i > n, from 16 terms and the Euler–Maclaurin formula for the rest, accurate to 1e-10. */
export function powerTail(n: number, b: number): number {
  const m = n + 17
  const slope = b * m ** (-b - 1)
  let sum = m ** (1 - b) / (b - 1) + m ** -b / 2 + slope / 12 - (slope * (b + 1) * (b + 2)) / (720 * m ** 2)
  for (let i = n + 1; i < m; i++) sum += i ** -b
  return sum
}

/**
 * Directions of decreasing weight, without randomness. Sample i has i^(-a/2) in input i only (if the model has that input) and target
 * i^(-b/2). The last sample has no input and stands for all further directions; its target is the root of their Σ i^-b. Half the summed
 * squared error is then a bowl with curvature i^-a along weight i, which contributes i^-b/2 to the loss at 0.
 */
export const powerLaw: TargetGenerator = {
  id: 'power-law',
  title: 'Power law',
  task: 'regression',
  coordinates: 'model',
  outputs: 1,
  size: 65,
  noise: 0,
  parameters: { a: curvatureExponent, b: lossExponent },
  make: ({ coordinates, parameters }) => {
    const [curvature, loss] = [
      parameters['a'] ?? curvatureExponent.default,
      parameters['b'] ?? lossExponent.default,
    ]
    return (n, count) => {
      const isLast = n === count - 1
      const point = new Array<number>(coordinates).fill(0)
      if (!isLast && n < coordinates) point[n] = (n + 1) ** (-curvature / 2)
      return { point, targets: [isLast ? Math.sqrt(powerTail(n, loss)) : (n + 1) ** (-loss / 2)] }
    }
  },
}

/** Inputs N(0, I), with targets from a network with weights of its own; it has the model's shape unless `teacher` gives another. */
export const teacher: TargetGenerator = {
  id: 'teacher',
  title: 'Teacher network',
  task: 'regression',
  coordinates: 'model',
  outputs: 'model',
  size: 200,
  noise: 0,
  parameters: {},
  make: ({ coordinates, teacher }) => {
    const targets = teacher()
    return (n, _count, draws) => ({
      point: Array.from({ length: coordinates }, (_, i) => draws.inputs.normal(n, i)),
      targets,
    })
  },
}

/** Inputs and targets N(0, 1), independent of each other, so there is nothing to learn, only to memorise. */
export const gaussian: TargetGenerator = {
  id: 'gaussian',
  title: 'Pure noise',
  task: 'regression',
  coordinates: 'model',
  outputs: 'model',
  size: 64,
  noise: 0,
  parameters: {},
  make:
    ({ coordinates, outputs }) =>
    (n, _count, draws) => ({
      point: Array.from({ length: coordinates }, (_, i) => draws.inputs.normal(n, i)),
      targets: Array.from({ length: outputs }, (_, k) => draws.targets.normal(n, k)),
    }),
}

/**
 * Inputs that are uniform in [0, 1] with a probability and 0 otherwise, each independently, with the inputs themselves as targets. Source:
 * Elhage et al. 2022.
 */
export const sparseFeatures: TargetGenerator = {
  id: 'sparse-features',
  title: 'Sparse features',
  task: 'regression',
  coordinates: 'model',
  outputs: 'inputs',
  size: 1024,
  noise: 0,
  parameters: {
    probability: {
      title: 'probability that a feature is active',
      default: 0.1,
      from: 0.001,
      to: 1,
      whole: false,
    },
  },
  make: ({ coordinates, parameters }) => {
    const probability = parameters['probability'] ?? 0.1
    return (n, _count, draws) => {
      const point = Array.from({ length: coordinates }, (_, i) =>
        draws.inputs.uniform(n, 2 * i) < probability ? draws.inputs.uniform(n, 2 * i + 1) : 0,
      )
      return { point, targets: (at) => at }
    }
  },
}
