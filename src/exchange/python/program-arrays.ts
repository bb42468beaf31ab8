import type { RuleSpec } from '../../experiment/spec/algorithm.ts'
import { kicks } from '../../reference/oracle/run/step.ts'
import { placement } from '../../reference/oracle/run/place.ts'
import { gradientNoise } from '../../reference/algorithm/noise.ts'
import { RandomStream } from '../../math/statistics/random.ts'
import type { TrainingProblem } from '../../experiment/training-problem.ts'
import { ExperimentError } from '../../experiment/spec/values/error.ts'
import type { ProgramArray } from './literal.ts'
import { draws, epochsOf, longest } from './sizes.ts'
import { idleBiases, torchOrder } from './torch-order.ts'

/** w₀ of each start. The plane, which may need a run, is computed only if a start was dragged. */
function firstWeights(problem: TrainingProblem): readonly Float64Array[] {
  const { experiment } = problem
  if (experiment.starts.some(({ kind }) => kind === 'plane')) return placement(problem).starts
  const plane = { kind: 'weights', first: 0, second: Math.min(1, problem.size - 1), origin: 'zero' } as const
  return placement({ ...problem, experiment: { ...experiment, plane } }).starts
}

/** Draws from N(0, 1) for each start, step and trained weight. */
function drawn(
  name: string,
  about: string,
  starts: number,
  steps: number,
  places: readonly number[],
  draw: (start: number) => (step: number, weight: number) => number,
): ProgramArray {
  const data = new Float64Array(starts * steps * places.length)
  let at = 0
  for (let start = 0; start < starts; start++) {
    const ofStart = draw(start)
    for (let step = 1; step <= steps; step++) for (const place of places) data[at++] = ofStart(step, place)
  }
  return { name, about, shape: [starts, steps, places.length], data }
}

/** The orders of the samples in each epoch, the same for all runs. */
function orders(seed: number, epochs: number, samples: number): ProgramArray {
  const stream = new RandomStream(seed, 'batch')
  const data = new Uint16Array(epochs * samples)
  for (let epoch = 0; epoch < epochs; epoch++) data.set(stream.permutation(samples, epoch), epoch * samples)
  return { name: 'orders', about: 'The order of the samples in each epoch', shape: [epochs, samples], data }
}

/** The samples of a network: inputs, targets, and weights if there are any. */
function* sampleArrays({ model }: TrainingProblem): Generator<ProgramArray> {
  if (model.kind === 'function') return
  const { layout, data } = model
  const { count, inputs, targets, weights } = data.parts['train']!
  yield {
    name: 'inputs',
    about: 'The inputs, one sample per row',
    shape: [count, layout.inputs],
    data: inputs,
  }
  yield {
    name: 'targets',
    about: 'The target of each sample',
    shape: [count, data.outputs],
    data: targets,
  }
  if (weights)
    yield { name: 'weights', about: 'The weight of each sample', shape: [count, data.outputs], data: weights }
}

/** Refuses biases that have no effect but count in the weight decay. */
function checkIdle({ experiment, model }: TrainingProblem, starts: readonly Float64Array[]): void {
  if (model.kind === 'function' || experiment.metric.weightDecay === 0) return
  const idle = idleBiases(model.layout)
  if (starts.some((weights) => idle.some((place) => weights[place] !== 0)))
    throw ExperimentError.at(
      'model.normalization',
      'batch normalisation cancels these biases, so a program leaves them out, but here they count in the weight decay. Start them at 0, or leave out the weight decay',
    )
}

/** All numbers that an experiment's program contains. @throws ExperimentError if starts cannot be computed or written */
export function programArrays(problem: TrainingProblem, algorithms: readonly RuleSpec[]): ProgramArray[] {
  const { experiment, model } = problem
  const { seed } = experiment
  const starts = firstWeights(problem)
  checkIdle(problem, starts)
  const all = model.kind === 'function' ? [0, 1] : torchOrder(model.layout)
  const learning = model.kind === 'function' ? all : torchOrder(model.layout, true)
  const samples = model.kind === 'function' ? 0 : model.data.counts['train']!
  const epochs = model.kind === 'function' ? 0 : epochsOf(algorithms, samples)
  const noisy = algorithms.filter(({ noise }) => noise > 0)
  const kicked = algorithms.filter(draws)
  return [
    ...sampleArrays(problem),
    {
      name: 'starts',
      about: 'The initial weights of each start, in the order of model.parameters()',
      shape: [starts.length, all.length],
      data: Float64Array.from(starts.flatMap((weights) => all.map((place) => weights[place]!))),
    },
    ...(epochs > 0 ? [orders(seed, epochs, samples)] : []),
    ...(noisy.length > 0
      ? [
          drawn(
            'gradient_noise',
            'Normal draws for each start, step and weight',
            starts.length,
            longest(noisy),
            learning,
            (start) => gradientNoise(seed, start),
          ),
        ]
      : []),
    ...(kicked.length > 0
      ? [
          drawn(
            'kicks',
            'Normal draws for each start, step and weight',
            starts.length,
            longest(kicked),
            learning,
            (start) => kicks(seed, start),
          ),
        ]
      : []),
  ]
}
