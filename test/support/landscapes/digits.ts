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

/** Data of digits, as a person writes them. */
export type DigitsInput = Extract<TrainingInput['data'], { kind: 'generated' }>

/** A small network on the digits: 64-8-10, cross-entropy, two steps of Adam. `fetchSamples` loads its images. */
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

/** A network on images of digits, as a person writes it. */
export type DigitsModel = Exclude<TrainingInput['model'], { kind: 'function' }>

/** A network with hidden layers of ReLUs between the pixels and the ten digits. */
export const dense = (...units: number[]): DigitsModel => ({
  kind: 'mlp',
  widths: [64, ...units, 10],
  activation: 'relu',
})

/** A network on the digits at the end of its training, in float64. */
export interface DigitsReader {
  readonly problem: TrainingProblem
  readonly end: Float64Array
}

/** How a network on digits is trained: unless given from He's start by Adam at .01 to .001 in 600 batches of 64, which is that of S52. */
export interface DigitsTraining {
  readonly data: Partial<DigitsInput>
  readonly model: DigitsModel
  readonly seed: number
  readonly algorithm?: TrainingInput['algorithms'][number]
  /** Each image is there five times: as it is, and moved by a pixel left, right, up and down. */
  readonly shifts?: boolean
}

const side = 8

/** The pixels of an image, moved. */
export const movedBy = (pixels: ArrayLike<number>, across: number, down: number): number[] =>
  Array.from(pixels, (_, k) => {
    const [x, y] = [(k % side) - across, Math.floor(k / side) - down]
    return x >= 0 && x < side && y >= 0 && y < side ? pixels[y * side + x]! : 0
  })

/** The images of a part, five times. */
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

/** Trains a network on digits, whose images are there. */
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

/** A metric at a network's end. */
const valueOf = ({ problem, end }: DigitsReader, metric: MetricSpec): number =>
  fusedObjective(problem, metric, { algorithm: { linearized: false }, weights: end }).value(end)

/** The loss on the images that a network learned from. */
export const lossOf = (reader: DigitsReader): number => valueOf(reader, reader.problem.experiment.metric)

/** The share of a part whose digit a network names. */
export const rightOn = (reader: DigitsReader, part: string): number =>
  1 - valueOf(reader, metricSpec({ loss: 'zero-one', part }))

/** The loss on the first `size` images around a network's end, along filter-normalised directions, on a grid of so many points a side. */
export function surfaceAround(
  { problem: { experiment }, end }: DigitsReader,
  size: number,
  resolution: number,
) {
  const data = { ...experiment.data, size } as DigitsInput
  const starts = [{ kind: 'weights' as const, values: [...end] }]
  return quickOracle.terrain({ ...experiment, data, starts }, { resolution })
}

/** The share of a part whose digit a network names once each image is moved by so many pixels. */
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
