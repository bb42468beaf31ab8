import { fusedObjective } from '../../../src/engine/workers/fused-objective.ts'
import { parseTraining } from '../../../src/experiment/format/parse.ts'
import type { TrainingExperiment, TrainingInput } from '../../../src/experiment/spec/experiment.ts'
import { buildTrainingProblem } from '../../../src/experiment/training-problem.ts'
import { finish } from '../../../src/math/work.ts'
import { errorRate } from '../../../src/reference/metric/error-rate.ts'
import { placement } from '../../../src/reference/oracle/run/place.ts'
import { training } from '../../../src/reference/oracle/run/run.ts'
import { quantityOf } from '../../../src/theory/quantity/index.ts'
import type { QuantityArguments } from '../../../src/theory/quantity/quantity.ts'
import { observe } from '../../../src/theory/quantity/source.ts'
import { shareBelow } from '../../../src/theory/quantity/surface/shape.ts'
import type { Surface } from '../../../src/theory/quantity/surface/surface.ts'
import { quickOracle } from '../quick-oracle.ts'
import { lastStep } from '../../../src/experiment/spec/algorithm.ts'

/** The end of a run, and what is measured there. */
export interface Landing {
  /** Number of updates. */
  readonly steps: number
  readonly weights: Float64Array
  /** Share of correct answers on the test set after each `every` updates, and at the end. */
  readonly read: readonly number[]
  /** A quantity of a run that starts there and takes no step, so that nothing is trained again. */
  readonly quantity: (name: string, given?: QuantityArguments) => Promise<number>
  /** The loss at any weights. */
  readonly loss: (weights: Float64Array) => number
  /**
   * The surface around the end, on two random filter-normalised directions, [-1, 1]², with `resolution` points a
   * side.
   */
  readonly surface: (resolution: number) => Surface
}

/**
 * Trains the first algorithm from the first start by the fused loops, whose numbers equal the oracle's to
 * twelve digits.
 */
export async function landing(input: TrainingInput, every?: number): Promise<Landing> {
  const experiment = parseTraining(input)
  const problem = buildTrainingProblem(experiment)
  const [[algorithm], [start]] = [experiment.algorithms, placement(problem).starts]
  if (!algorithm || !start) throw new Error('There is nothing to train.')
  const run = {
    start: 0,
    algorithm,
    weights: start,
    every: every ?? Math.max(1, lastStep(algorithm)),
    watch: every === undefined ? [] : [errorRate('test')],
  }
  const { steps, finalWeights: weights, watched } = finish(training(problem, run, fusedObjective))
  const resting = restingAt(experiment, weights)
  const source = await observe(quickOracle, resting)
  const objective = fusedObjective(problem, experiment.metric, run)
  return {
    steps: steps.at(-1)!,
    weights,
    read: Array.from(watched[0] ?? [], (errors) => 1 - errors),
    quantity: (name, given) => quantityOf(source, name, given),
    loss: (at) => objective.value(at),
    surface: (resolution) => quickOracle.terrain(resting, { resolution }),
  }
}

/** The experiment with a single run that takes no step. */
const restingAt = (experiment: TrainingExperiment, weights: Float64Array): TrainingExperiment =>
  parseTraining({
    ...experiment,
    algorithms: [{ id: 'sgd', learningRate: 0, steps: 0 }],
    starts: [{ kind: 'weights', values: [...weights] }],
    plane: { kind: 'random', normalization: 'filter' },
  })

/** The loss of one experiment at evenly spaced points of the straight line through two ends, at 0 and 1. */
export const lossesBetween = (
  one: Landing,
  other: Landing,
  [from, to]: readonly [number, number],
  points: number,
): readonly number[] =>
  Array.from({ length: points }, (_, k) => {
    const t = from + (k * (to - from)) / (points - 1)
    return one.loss(one.weights.map((w, i) => w + t * (other.weights[i]! - w)))
  })

/** The median height of a surface. */
export const medianHeight = ({ values }: Surface): number =>
  Float64Array.from(values).sort()[values.length >> 1]!

/** The share of a surface on which its network does better than guessing among ten. */
export const betterThanGuess = (surface: Surface): number => shareBelow(surface, Math.log(10))
