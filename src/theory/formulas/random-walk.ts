import { randomWalkShare } from '../../math/linear-algebra/principal-components.ts'
import { pathSpacing } from '../../reference/plane/run-path.ts'
import { buildTrainingProblem } from '../../experiment/training-problem.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { nothing, type Formula } from '../formula.ts'
import { lastStep } from '../../experiment/spec/algorithm.ts'

/**
 * Returns the number of points of the first run that a plane of principal components uses, and the updates
 * between them.
 */
function pathOf(experiment: TrainingExperiment): { readonly points: number; readonly spacing: number } {
  const [algorithm] = experiment.algorithms
  const steps = algorithm ? lastStep(algorithm) : 0
  const spacing = pathSpacing(steps, buildTrainingProblem(experiment).size)
  return { points: Math.ceil(steps / spacing) + 1, spacing }
}

const notOfRun = ({ plane }: TrainingExperiment): string | undefined =>
  plane.kind === 'pca' ? undefined : 'Holds for a plane of principal components.'

/** The variance fractions of a random walk with as many points as the first run: see `randomWalkShare`. */
export const walkShares: Formula = {
  id: 'walk-shares',
  title: 'share of a random walk’s first two components',
  drawings: ['number'],
  besideWords: true,
  fromStart: false,
  refusal: notOfRun,
  state: (question) => {
    const { points } = pathOf(question.experiment)
    return { kind: 'values', values: [1, 2].map((k) => randomWalkShare(points, k)) }
  },
}

/**
 * Returns why the first run is not pure noise, where each step would add N(0, σ²) to each weight and nothing
 * else; `undefined` if it is.
 */
function notPureNoise(experiment: TrainingExperiment): string | undefined {
  const [algorithm] = experiment.algorithms
  const { factor, weightDecay } = experiment.metric
  const walks =
    algorithm?.id === 'sgd' &&
    algorithm.noise > 0 &&
    algorithm.learningRate > 0 &&
    algorithm.weightDecay === 0 &&
    algorithm.layerRates === undefined &&
    algorithm.subspace === undefined &&
    algorithm.schedule.kind === 'constant' &&
    algorithm.stop === undefined
  if (!walks || factor !== 0 || weightDecay !== 0)
    return 'Holds for pure noise: a metric times 0, sgd with noise.'
  return notOfRun(experiment)
}

/**
 * Path of a random walk of T points in the plane of its first two principal components: score k is A_k
 * cos(πk(t + ½)/T), with A_k = σ √(2 d/T) / (2 sin(πk/2T)) for steps of N(0, σ²) in d dimensions, more
 * accurate for larger d. Drawn from the last point, which is the plane's origin. The sign of a component is
 * arbitrary; it is chosen to lie within the picture. Source: Antognini and Sohl-Dickstein 2018.
 */
export const lissajous: Formula = {
  id: 'lissajous',
  title: 'random walk in its best plane',
  drawings: ['path'],
  fromStart: false,
  refusal: notPureNoise,
  state: ({ experiment, extent }) => {
    const [algorithm] = experiment.algorithms
    if (!algorithm || !extent) return nothing('Waits for the plane.')
    const { points, spacing } = pathOf(experiment)
    const size = buildTrainingProblem(experiment).size
    const step = algorithm.learningRate * algorithm.noise * Math.sqrt(spacing)
    const score = (k: number, [low, high]: readonly [number, number]) => {
      const amplitude = (step * Math.sqrt((2 * size) / points)) / (2 * Math.sin((Math.PI * k) / (2 * points)))
      const at = (t: number) => amplitude * Math.cos((Math.PI * k * (t + 0.5)) / points)
      const values = Array.from({ length: points }, (_, t) => at(t) - at(points - 1))
      const side = values.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most), 0)
      return values.map((value) => (side * (low + high) < 0 ? -value : value))
    }
    const [first, second] = [score(1, extent.a), score(2, extent.b)]
    return { kind: 'coordinates', lines: [first.map((a, t) => [a, second[t]!] as const)] }
  },
}
