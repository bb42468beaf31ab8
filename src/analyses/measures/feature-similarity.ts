import { at } from '../../math/at.ts'
import { mean } from '../../math/statistics/moments.ts'
import type { Engine } from '../../engine/types.ts'
import { buildTrainingProblem } from '../../experiment/training-problem.ts'
import { withRandomLabels } from '../../experiment/data/random-labels.ts'
import { baseOf, defaultBase } from '../../experiment/spec/start.ts'
import { drawStart } from '../../experiment/start/draw.ts'
import { parseTraining } from '../../experiment/format/parse.ts'
import { learningRateAt } from '../../reference/algorithm/schedule.ts'
import type { AlgorithmSpec } from '../../experiment/spec/algorithm.ts'
import type { Schedule } from '../../experiment/spec/schedule.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import type { ComparedFeatures } from '../../reference/oracle/measure/comparison.ts'
import type { Pair, ShownPoint } from '../shown-point.ts'

type Weights = ArrayLike<number>

/** Number of untrained networks that are compared with each other, and the index of their first draw. */
const untrainedCount = 4
const firstDraw = 0xffff0000

/**
 * Draws networks of the same architecture and distribution as the starts, independent of each other and of
 * the runs.
 */
export function untrainedNetworks(experiment: TrainingExperiment): Float64Array[] {
  const [first] = experiment.starts
  const base = first && baseOf(first, experiment.model)
  const spec = base?.kind === 'random' ? base : defaultBase(experiment.model)
  const problem = buildTrainingProblem(experiment)
  return Array.from({ length: untrainedCount }, (_, k) =>
    drawStart(problem, { ...spec, index: firstDraw + k }, k),
  )
}

/**
 * Returns an algorithm cut to its first updates, each at its own rate, since a schedule covers the whole run.
 * A cosine, which would be squeezed into the shorter run, becomes a list of its rates.
 */
export function endedAfter(algorithm: AlgorithmSpec | undefined, step: number) {
  const steps = Math.max(1, step)
  if (!algorithm || algorithm.steps === steps || !stretches(algorithm.schedule))
    return { ...algorithm, steps }
  const at = Array.from({ length: steps }, (_, t) => ({
    step: t,
    learningRate: learningRateAt(algorithm, t + 1),
  }))
  return { ...algorithm, steps, schedule: { kind: 'changes' as const, at } }
}

/** Returns whether a schedule is stretched over the steps of its run. */
const stretches = (schedule: Schedule | undefined): boolean =>
  schedule?.kind === 'cosine' ||
  (schedule?.kind === 'warm-up' && schedule.then.kind === 'cosine') ||
  (schedule?.kind === 'changes' && stretches(schedule.before))

/**
 * Trains two networks like those of a pair, from the same starts for as many updates, on the same inputs with
 * random labels. Returns an empty list if the data have no labels.
 */
export async function trainedOnRandomLabels(
  engine: Engine,
  experiment: TrainingExperiment,
  { first, second }: Pair,
  signal: AbortSignal,
): Promise<readonly Weights[]> {
  const data = withRandomLabels(experiment.data, experiment.seed)
  if (!data) return []
  const pair = [first, second]
  const trained = parseTraining({
    ...experiment,
    data,
    algorithms: pair.map(({ run, step }) => endedAfter(experiment.algorithms[run.algorithm], step)),
    starts: pair.map(({ run }) => ({ kind: 'weights', values: Array.from(run.weights(0)) })),
    plane: { kind: 'random', normalization: 'none', origin: 'zero' },
    terrain: {},
  })
  const record = { every: Math.max(1, first.step, second.step), weights: false } as const
  const found = await engine.train(trained, { runs: [0, 3], record, signal })
  return found.map(({ finalWeights }) => finalWeights)
}

/**
 * Computes the linear CKA of a hidden layer's features, for a pair and for the baselines that give it
 * meaning.
 */
export async function similarityOf(
  engine: Engine,
  experiment: TrainingExperiment,
  { first, second }: Pair,
  baselines: { readonly untrained: readonly Weights[]; readonly randomLabels: readonly Weights[] },
  layer: number,
  signal: AbortSignal,
): Promise<ComparedFeatures> {
  const { untrained } = baselines
  const between = async (one: Weights, other: Weights, start: Weights = one, otherStart: Weights = other) => {
    const { values } = await engine.measure(experiment, one, 'cka', {
      other,
      start,
      otherStart,
      layer,
      signal,
    })
    return values
  }
  const startOf = ({ run }: ShownPoint) => run.weights(0)
  const [pair = NaN, , own = NaN, otherOwn = NaN] = await between(
    first.weights,
    second.weights,
    startOf(first),
    startOf(second),
  )
  const drawn: number[] = []
  for (const [i, one] of untrained.entries())
    for (const other of untrained.slice(i + 1)) drawn.push(at(await between(one, other), 0))
  const random: number[] = []
  for (const [i, { weights }] of [first, second].entries()) {
    const other = baselines.randomLabels[i]
    if (other) random.push(at(await between(weights, other), 0))
  }
  return {
    layer,
    pair,
    untrained: mean(drawn),
    ...(random.length > 0 && { randomLabels: mean(random) }),
    ownStart: mean([own, otherOwn]),
  }
}
