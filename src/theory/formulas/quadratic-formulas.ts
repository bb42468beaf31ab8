import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { bestLearningRate, convergenceRate, measuredRate } from '../quadratic/convergence-rate.ts'
import { nothing, type Formula, type FormulaInput, type Statement } from '../formula.ts'
import { iterationRefusal } from '../quadratic/linear-iteration.ts'
import { curvatureAxes, flowPath, iterates } from '../quadratic/quadratic-path.ts'
import { minOf } from '../../math/statistics/range.ts'
import { quadraticOf, quadraticRefusal, testBowlOf, type Quadratic } from '../quadratic/quadratic.ts'
import { lastStep } from '../../experiment/spec/algorithm.ts'

const noBowl = nothing('The metric has no single minimum.')

const algorithmOf = ({ algorithms }: TrainingExperiment, given: FormulaInput['given']) =>
  algorithms[given['algorithm'] ?? 0]

/** A formula of a bowl; `state` is called only if there is one. */
const ofBowl = (
  about: Omit<Formula, 'refusal' | 'state'> & Partial<Pick<Formula, 'refusal'>>,
  state: (bowl: Quadratic, input: FormulaInput) => Statement,
): Formula => ({
  refusal: quadraticRefusal,
  ...about,
  state: (input) => {
    const bowl = quadraticOf(input.experiment)
    return bowl ? state(bowl, input) : noBowl
  },
})

const iterationOnBowl = (experiment: TrainingExperiment, given: FormulaInput['given']): string | undefined =>
  quadraticRefusal(experiment) ?? iterationRefusal(algorithmOf(experiment, given))

/** See quadratic-path.ts: every step of algorithm `algorithm` (default 0), not the flow. */
const path = ofBowl(
  {
    id: 'quadratic-path',
    title: 'every step of the run',
    drawings: ['path'],
    fromStart: true,
    refusal: iterationOnBowl,
  },
  (bowl, { experiment, given, w0 }) => {
    const algorithm = algorithmOf(experiment, given)
    if (!w0 || !algorithm) return nothing('Waits for w₀.')
    return { kind: 'lines', lines: [iterates(bowl, algorithm, w0)], steps: true }
  },
)

/** See quadratic-path.ts: for the duration of algorithm `algorithm` (default 0). */
const flow = ofBowl(
  { id: 'quadratic-flow', title: 'gradient flow', drawings: ['contour', 'path'], fromStart: true },
  (bowl, { experiment, given, w0 }) => {
    const algorithm = algorithmOf(experiment, given)
    const time = algorithm ? algorithm.learningRate * lastStep(algorithm) : 0
    if (!w0) return nothing('Waits for w₀.')
    return { kind: 'lines', lines: [flowPath(bowl, w0, time)] }
  },
)

/** Half-length of the longest axis, as a fraction of the picture's least width. */
const axisReach = 0.4

/** See quadratic-path.ts. */
const axes = ofBowl(
  { id: 'curvature-axes', title: 'axes of curvature', drawings: ['contour'], fromStart: false },
  (bowl, { range }) => {
    const widths = Array.from(bowl.minimum, (_, weight) => {
      const [low, high] = range(weight)
      return high - low
    })
    return { kind: 'lines', lines: curvatureAxes(bowl, axisReach * minOf(widths)) }
  },
)

/** See convergence-rate.ts. */
const rate: Formula = {
  ...ofBowl(
    {
      id: 'convergence-rate',
      title: 'distance kept in each step',
      drawings: ['number'],
      fromStart: false,
      refusal: iterationOnBowl,
    },
    (bowl, { experiment, given }) => {
      const algorithm = algorithmOf(experiment, given)
      return algorithm ? { kind: 'values', values: [convergenceRate(bowl, algorithm)] } : noBowl
    },
  ),
  measured: (experiment, _, run) => {
    const bowl = quadraticOf(experiment)
    return bowl && measuredRate(bowl, run)
  },
}

/** See convergence-rate.ts. */
const bestRate = ofBowl(
  {
    id: 'best-learning-rate',
    title: 'best learning rate of gradient descent',
    drawings: ['threshold', 'number'],
    fromStart: false,
    bounds: 'learning rate',
  },
  (bowl) => ({ kind: 'values', values: [bestLearningRate(bowl)] }),
)

const notOfFunctions = (experiment: TrainingExperiment): string | undefined =>
  experiment.model.kind === 'function' ? 'Holds for a regression.' : quadraticRefusal(experiment)

/** The weights with the least value of the trained metric: least squares on the sample. */
const bestOnSample = ofBowl(
  {
    id: 'best-on-sample',
    title: 'best on the sample',
    drawings: ['point'],
    fromStart: false,
    gap: 'metric',
    measures: 'loss',
    refusal: notOfFunctions,
  },
  ({ minimum, least }) => ({ kind: 'points', points: [{ weights: minimum, value: least }] }),
)

/**
 * The weights with the least loss on the test set, taken as the whole distribution: the best of the family.
 */
const bestInFamily: Formula = {
  id: 'best-in-family',
  title: 'best in the family',
  drawings: ['point'],
  fromStart: false,
  gap: 'model',
  measures: 'test loss',
  refusal: notOfFunctions,
  state: ({ experiment }) => {
    const bowl = testBowlOf(experiment)
    if (!bowl) return noBowl
    return { kind: 'points', points: [{ weights: bowl.minimum, value: bowl.least }] }
  },
}

/** Closed forms for metrics that are quadratic in the weights: the quadratic function, and regressions. */
export const quadraticFormulas: readonly Formula[] = [
  path,
  flow,
  axes,
  rate,
  bestRate,
  bestOnSample,
  bestInFamily,
]
