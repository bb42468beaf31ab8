import { fusedObjective } from '../../../src/engine/workers/fused-objective.ts'
import type { Part } from '../../../src/experiment/data/dataset.ts'
import type { MetricSpec } from '../../../src/experiment/spec/metric.ts'
import { parseTraining } from '../../../src/experiment/format/parse.ts'
import type { TrainingInput } from '../../../src/experiment/spec/experiment.ts'
import { hiddenUnits } from '../../../src/experiment/spec/model.ts'
import { buildTrainingProblem, type TrainingProblem } from '../../../src/experiment/training-problem.ts'
import { finish } from '../../../src/math/work.ts'
import { placement } from '../../../src/reference/oracle/run/place.ts'
import { training } from '../../../src/reference/oracle/run/run.ts'
import { falling } from '../../../src/scenarios/data/digits-training.ts'
import { fromHe } from '../../../src/scenarios/data/he-start.ts'
import { metricSpec } from '../network.ts'
import { quickOracle } from '../quick-oracle.ts'
import { lastStep } from '../../../src/experiment/spec/algorithm.ts'

export type DigitsInput = Extract<TrainingInput['data'], { kind: 'generated' }>

/**
 * A small network on the digits: 64-8-10, cross-entropy, two steps of Adam. `fetchSamples` loads the images.
 */
export const digitsInput = (more: Partial<DigitsInput> = {}) =>
  ({
    version: 1,
    seed: 1,
    data: { kind: 'generated', id: 'digits', ...more },
    model: { kind: 'mlp', widths: [64, 8, 10], activation: 'relu' },
    metric: { loss: 'cross-entropy' },
    algorithms: [{ id: 'adam', learningRate: 0.01, steps: 2 }],
    starts: [{ kind: 'random', distribution: 'he-normal' }],
    plane: { kind: 'random', normalization: 'filter' },
  }) satisfies TrainingInput

export type DigitsModel = Exclude<TrainingInput['model'], { kind: 'function' | 'tied' }>

/** A network with ReLU hidden layers between the pixels and the ten digits. */
export const dense = (...units: number[]): DigitsModel => ({
  kind: 'mlp',
  widths: [64, ...units, 10],
  activation: 'relu',
})

/** A trained network on the digits, in float64. */
export interface DigitsReader {
  readonly problem: TrainingProblem
  readonly end: Float64Array
}

/**
 * How a network on digits is trained. By default it takes 600 batches of 64 from He's start, by Adam at .01
 * to .001, as in S52.
 */
export interface DigitsTraining {
  readonly data: Partial<DigitsInput>
  readonly model: DigitsModel
  readonly seed: number
  readonly algorithm?: TrainingInput['algorithms'][number]
  /** Uses each image five times: as it is, and moved by one pixel left, right, up and down. */
  readonly shifts?: boolean
}

const side = 8

/** The pixels of a shifted image. */
export const movedBy = (pixels: ArrayLike<number>, across: number, down: number): number[] =>
  Array.from(pixels, (_, k) => {
    const [x, y] = [(k % side) - across, Math.floor(k / side) - down]
    return x >= 0 && x < side && y >= 0 && y < side ? pixels[y * side + x]! : 0
  })

function withShifts({ count, inputs, targets, ...rest }: Part): Part {
  const moves = [[0, 0], [-1, 0], [1, 0], [0, -1], [0, 1]] as const // prettier-ignore
  const all = moves.flatMap(([across, down]) =>
    Array.from({ length: count }, (_, n) =>
      movedBy(inputs.subarray(n * side ** 2, (n + 1) * side ** 2), across, down),
    ),
  )
  return {
    ...rest,
    count: all.length,
    inputs: Float64Array.from(all.flat()),
    targets: Float64Array.from(moves.flatMap(() => [...targets])),
  }
}

function shiftedProblem(problem: TrainingProblem): TrainingProblem {
  const { model } = problem
  if (model.kind !== 'network') return problem
  const train = withShifts(model.data.parts['train']!)
  const { counts, parts } = model.data
  const data = { ...model.data, counts: { ...counts, train: train.count }, parts: { ...parts, train } }
  return { ...problem, model: { ...model, data } }
}

/** Trains a network on digits, whose images must be loaded. */
export function trainedReader({ data, model, seed, algorithm, shifts }: DigitsTraining): DigitsReader {
  const experiment = parseTraining({
    ...digitsInput(data),
    seed,
    model,
    algorithms: [algorithm ?? { ...falling(0.01, 600), batch: { size: 64 } }],
    starts: fromHe(hiddenUnits(model).length),
  })
  const built = buildTrainingProblem(experiment)
  const problem = shifts ? shiftedProblem(built) : built
  const [weights, spec] = [placement(built).starts[0]!, experiment.algorithms[0]!]
  const run = { start: 0, algorithm: spec, weights, every: lastStep(spec) }
  return { problem, end: finish(training(problem, run, fusedObjective)).finalWeights }
}

/** A metric at the network's final weights. */
const valueOf = ({ problem, end }: DigitsReader, metric: MetricSpec): number =>
  fusedObjective(problem, metric, { algorithm: { linearized: false }, weights: end }).value(end)

/** The loss on the training images. */
export const lossOf = (reader: DigitsReader): number => valueOf(reader, reader.problem.experiment.metric)

/** The share of a part's digits that a network classifies correctly. */
export const rightOn = (reader: DigitsReader, part: string): number =>
  1 - valueOf(reader, metricSpec({ loss: 'zero-one', part }))

/**
 * The loss on the first `size` images around a network's final weights, along filter-normalised directions,
 * on a square grid.
 */
export function surfaceAround(
  { problem: { experiment }, end }: DigitsReader,
  size: number,
  resolution: number,
) {
  const data = { ...experiment.data, size } as DigitsInput
  const starts = [{ kind: 'weights' as const, values: [...end] }]
  return quickOracle.terrain({ ...experiment, data, starts }, { resolution })
}

/**
 * The share of a part's digits that a network classifies correctly after each image has been moved by this
 * many pixels.
 */
export function rightOnMoved(
  reader: DigitsReader,
  part: string,
  [across, down]: readonly [number, number],
): number {
  const { problem, end } = reader
  const { model } = problem
  if (model.kind !== 'network') throw new Error('Only networks read digits.')
  const own = model.data.parts[part]!
  const images = Array.from({ length: own.count }, (_, n) =>
    movedBy(own.inputs.subarray(n * side ** 2, (n + 1) * side ** 2), across, down),
  )
  const parts = { ...model.data.parts, [part]: { ...own, inputs: Float64Array.from(images.flat()) } }
  return rightOn({ problem: { ...problem, model: { ...model, data: { ...model.data, parts } } }, end }, part)
}
