import { RandomStream } from '../../math/statistics/random.ts'
import { mostBuilt } from '../spec/values/bounds.ts'
import { ExperimentError } from '../spec/values/error.ts'
import { hasMaps, isTied } from '../model/layout.ts'
import type { NetworkModel, TrainingProblem } from '../training-problem.ts'
import type { Part } from '../data/dataset.ts'

const refuse = (index: number, why: string): ExperimentError =>
  ExperimentError.at(`starts[${index}]`, `the memorising ReLU network needs ${why}`)

/** A network that fits the construction: its data, and the offsets of its two layers. */
interface Checked {
  readonly model: NetworkModel
  readonly train: Part
  readonly hidden: { readonly weights: number; readonly biases: number }
  readonly output: { readonly weights: number }
}

/**
 * Checks that the network has a single hidden ReLU layer with a unit for each training sample.
 * @throws ExperimentError if it has not.
 */
function checked(problem: TrainingProblem, index: number): Checked {
  const { model } = problem
  if (model.kind !== 'network' || hasMaps(model.layout) || isTied(model.layout))
    throw refuse(index, 'a multilayer perceptron')
  const [hidden, output, ...more] = model.layout.layers
  const count = model.data.counts['train']!
  if (!hidden || !output || more.length > 0) throw refuse(index, 'one hidden layer')
  if (hidden.activation !== 'relu' || model.layout.linearity !== 0)
    throw refuse(index, 'the activation relu, with linearity 0')
  if (hidden.biases === undefined) throw refuse(index, 'biases')
  if (hidden.outputs !== count)
    throw refuse(index, `one hidden unit for each of the ${count} training samples`)
  if (output.outputs !== 1 || output.activation !== 'linear' || model.layout.centered)
    throw refuse(index, 'one linear output that is not centred')
  if (hidden.scale !== 1 || output.scale !== 1 || model.layout.outputScale !== 1)
    throw refuse(index, 'the standard parameterisation')
  const work = count ** 2 * hidden.inputs * problem.experiment.starts.length
  if (work > mostBuilt)
    throw refuse(
      index,
      `fewer samples, inputs or starts. n² d, summed over the starts, must be at most ${mostBuilt}, not ${work}`,
    )
  const train = model.data.parts['train']
  if (!train) throw refuse(index, 'training samples')
  return { model, train, hidden: { weights: hidden.weights, biases: hidden.biases }, output }
}

/**
 * Returns weights that fit any n targets exactly: f(x) = Σ_j w_j relu(a·x - b_j) with b_1 < a·x_1 < b_2 < a·x_2 < …, so the equations for w
 * are lower triangular. a is drawn from (seed, 'start/' + index), and b_j lies halfway between neighbours; a and b are rounded to float32
 * before w is solved for in float64. Source: Zhang, Bengio, Hardt, Recht, Vinyals 2017, Theorem 1.
 * @throws ExperimentError if the model or the data do not fit.
 */
export function memorizingRelu(problem: TrainingProblem, index: number): Float64Array {
  const { model, train, hidden, output } = checked(problem, index)
  const { inputs } = model.layout
  const count = train.count
  const stream = new RandomStream(problem.experiment.seed, `start/${index}`)
  const direction = Array.from({ length: inputs }, (_, i) =>
    inputs === 1 ? 1 : Math.fround(stream.normal(i)),
  )
  const ordered = Array.from({ length: count }, (_, n) => ({
    at: direction.reduce((sum, d, i) => sum + d * train.inputs[n * inputs + i]!, 0),
    target: train.targets[n]!,
  })).sort((p, q) => p.at - q.at)

  const first = ordered[0]!.at
  const span = ordered.at(-1)!.at - first
  const thresholds = ordered.map(({ at }, j) =>
    Math.fround(j === 0 ? at - (span || 1) / count : (ordered[j - 1]!.at + at) / 2),
  )
  const outgoing: number[] = []
  ordered.forEach(({ at, target }, i) => {
    let sum = 0
    for (let j = 0; j < i; j++) sum += outgoing[j]! * (at - thresholds[j]!)
    const reach = at - thresholds[i]!
    if (!(reach > 0)) throw refuse(index, 'inputs that all differ')
    outgoing.push((target - sum) / reach)
  })

  const weights = new Float64Array(problem.size)
  for (let j = 0; j < count; j++) {
    for (let i = 0; i < inputs; i++) weights[hidden.weights + i * count + j] = direction[i]!
    weights[hidden.biases + j] = -thresholds[j]!
    weights[output.weights + j] = outgoing[j]!
  }
  return weights
}

/** The construction's outputs on its own samples. */
export interface Memorized {
  readonly outputs: Float64Array
  readonly targets: Float64Array
  /** Count of its numbers: d for a, n for the thresholds, n for w. */
  readonly numbers: number
}

/** Returns f at every training sample, in float64 from unrounded weights, or with every operation rounded to float32. */
export function memorized(problem: TrainingProblem, index: number, rounded: boolean): Memorized {
  const { model, train, hidden, output } = checked(problem, index)
  const { inputs } = model.layout
  const { count } = train
  const round = rounded ? Math.fround : (x: number) => x
  const weights = memorizingRelu(problem, index).map(round)
  const outputs = Float64Array.from({ length: count }, (_, n) => {
    let f = 0
    for (let j = 0; j < count; j++) {
      let z = weights[hidden.biases + j]!
      for (let i = 0; i < inputs; i++) {
        const x = round(train.inputs[n * inputs + i]!)
        z = round(z + round(x * weights[hidden.weights + i * count + j]!))
      }
      if (z > 0) f = round(f + round(z * weights[output.weights + j]!))
    }
    return f
  })
  return { outputs, targets: train.targets, numbers: 2 * count + inputs }
}

/**
 * Checks the construction in float32.
 * @throws ExperimentError if it misses a target by at least half of the largest target.
 */
export function requireFloat32(problem: TrainingProblem, index: number): void {
  const { outputs, targets } = memorized(problem, index, true)
  const most = (values: Float64Array) => values.reduce((high, value) => Math.max(high, Math.abs(value)), 0)
  const apart = most(outputs.map((f, n) => f - targets[n]!))
  if (apart < most(targets) / 2 || apart === 0) return
  throw refuse(
    index,
    `fewer samples. Rounded to float32, this one misses a target by ${apart.toPrecision(2)}, because its equations are ill-conditioned`,
  )
}
