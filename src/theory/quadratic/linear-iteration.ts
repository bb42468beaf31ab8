import { packed, type AlgorithmSpec } from '../../experiment/spec/algorithm.ts'

/**
 * A rule on λe²/2, as a matrix [[ee, eb], [be, bb]] on (e, b): the distance from the minimum and the momentum
 * buffer.
 */
interface Iteration {
  readonly ee: number
  readonly eb: number
  readonly be: number
  readonly bb: number
}

type Rule = (learningRate: number, momentum: number, curvature: number) => Iteration

/** b' = μb + λe, e' = e − ηb'. */
const momentum: Rule = (eta, mu, lambda) => ({ ee: 1 - eta * lambda, eb: -eta * mu, be: lambda, bb: mu })

/**
 * One step along an eigenvector of curvature λ. The textbook heavy ball takes the same steps as momentum.
 * Source: the rules of algorithm/README.md; Goh 2017.
 */
const rules: Partial<Readonly<Record<AlgorithmSpec['id'], Rule>>> = {
  sgd: (eta, _, lambda) => ({ ee: 1 - eta * lambda, eb: 0, be: 0, bb: 0 }),
  momentum,
  'heavy-ball': momentum,
  nesterov: (eta, mu, lambda) => ({
    ee: 1 - eta * lambda * (1 + mu),
    eb: -eta * mu * mu,
    be: lambda,
    bb: mu,
  }),
}

/** Returns why an algorithm is not a linear iteration on a quadratic, as a sentence; `undefined` if it is. */
export function iterationRefusal(algorithm: AlgorithmSpec | undefined): string | undefined {
  if (!algorithm || !rules[algorithm.id])
    return 'Holds for gradient descent, momentum, heavy ball and Nesterov’s.'
  const { batch, noise, schedule, layerRates = [1], weightDecay, linearized, subspace } = algorithm
  const plain = batch === 'full' && noise === 0 && schedule.kind === 'constant' && weightDecay === 0
  if (subspace) return 'Holds for steps of all weights.'
  if (!plain || linearized || layerRates.some((rate) => rate !== 1))
    return 'Holds with full batches, a constant rate and neither noise nor the algorithm’s own decay.'
  return undefined
}

function iterationOf(algorithm: AlgorithmSpec, curvature: number, times = 1): Iteration {
  const rule = rules[algorithm.id]
  if (!rule) throw new Error(`${algorithm.id} is not a linear iteration`)
  return rule(times * algorithm.learningRate, packed(algorithm).momentum, curvature)
}

/**
 * Returns the distances from the minimum along an eigenvector after 0 to `steps` steps, from distance 1 with
 * an empty buffer.
 */
export function decayAlong(algorithm: AlgorithmSpec, curvature: number, steps: number): Float64Array {
  const { ee, eb, be, bb } = iterationOf(algorithm, curvature)
  const distances = new Float64Array(steps + 1)
  let [e, b] = [1, 0]
  for (let t = 0; t <= steps; t++) {
    distances[t] = e
    ;[e, b] = [ee * e + eb * b, be * e + bb * b]
  }
  return distances
}

/** Rounding error of a zero discriminant; two roots this close count as one. */
const coincide = 16 * 2 ** -52

/**
 * Returns the largest |root| of z² − (trace) z + (determinant) of a step along an eigenvector: the asymptotic
 * factor of the distance; above 1 it grows. `times` multiplies the learning rate. Error 1e-15, also for
 * coinciding roots.
 */
export function spectralRadius(algorithm: AlgorithmSpec, curvature: number, times = 1): number {
  const { ee, eb, be, bb } = iterationOf(algorithm, curvature, times)
  const trace = ee + bb
  const determinant = ee * bb - eb * be
  const discriminant = trace * trace - 4 * determinant
  if (Math.abs(discriminant) <= coincide * Math.max(1, trace * trace)) return Math.abs(trace) / 2
  if (discriminant < 0) return Math.sqrt(determinant)
  return (Math.abs(trace) + Math.sqrt(discriminant)) / 2
}
