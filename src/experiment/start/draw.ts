import { RandomStream } from '../../math/statistics/random.ts'
import { finish, type Work } from '../../math/work.ts'
import { ExperimentError } from '../spec/values/error.ts'
import type { TrainingProblem } from '../training-problem.ts'
import type { RandomStart } from '../spec/start.ts'
import { draws } from '../model/distribution.ts'
import { rowsOfUnit, storedBiases, type Layer } from '../model/layout.ts'
import type { LayerShape } from '../spec/model.ts'
import { memorizingRelu, requireFloat32 } from './memorizing-relu.ts'

type Spread = Pick<RandomStart, 'distribution' | 'scale' | 'biasScale'>

/** The part of a layer that a start needs; biases are drawn even if normalisation cancels them. */
type DrawnLayer = Pick<Layer, 'weights' | 'biases' | keyof LayerShape>

const drawnLayer = (layer: Layer): DrawnLayer => ({ ...layer, biases: storedBiases(layer) })

/** Returns the layers that a start is drawn for; a function's two weights count as one unit's incoming weights. */
export function drawnLayers(problem: TrainingProblem): readonly DrawnLayer[] {
  if (problem.model.kind === 'network') return problem.model.layout.layers.map(drawnLayer)
  return [{ inputs: 2, outputs: 1, reads: 'all', side: 1, pool: 'none', weights: 0, biases: undefined }]
}

/** Number of weights drawn between two yields, a few milliseconds. */
const betweenRests = 2 ** 14

function* drawLayer(
  weights: Float64Array,
  layer: DrawnLayer,
  { distribution, scale, biasScale }: Spread,
  stream: RandomStream,
): Work<void> {
  const { inputs, outputs } = layer
  const draw = draws[distribution]
  for (let row = 0; row < inputs && !layer.tied; row++)
    for (let column = 0; column < outputs; column++) {
      const position = layer.weights + row * outputs + column
      weights[position] = scale * draw(stream, { position, row, column, inputs, outputs })
      if (position % betweenRests === betweenRests - 1) yield
    }
  if (layer.biases === undefined) return
  for (let column = 0; column < outputs; column++) {
    const position = layer.biases + column
    const place = { position, row: 0, column, inputs, outputs }
    if (biasScale !== undefined) weights[position] = biasScale * stream.normal(position)
    else if (distribution === 'torch-linear') weights[position] = scale * draw(stream, place)
  }
}

/** Copies the incoming weights and biases to the second half of the last hidden layer and negates its outgoing weights; b_L = 0. */
function mirror(weights: Float64Array, hidden: DrawnLayer, last: DrawnLayer): void {
  const half = hidden.outputs / 2
  const copy = (from: number, to: number, sign: 1 | -1) => (weights[to] = sign * weights[from]!)
  for (let unit = 0; unit < half; unit++) {
    for (let row = 0; row < hidden.inputs; row++) {
      const from = hidden.weights + row * hidden.outputs + unit
      copy(from, from + half, 1)
    }
    if (hidden.biases !== undefined) copy(hidden.biases + unit, hidden.biases + unit + half, 1)
    const paired = rowsOfUnit(last, unit + half)
    for (const [k, row] of rowsOfUnit(last, unit).entries())
      for (let column = 0; column < last.outputs; column++)
        copy(
          last.weights + row * last.outputs + column,
          last.weights + paired[k]! * last.outputs + column,
          -1,
        )
  }
  if (last.biases !== undefined) weights.fill(0, last.biases, last.biases + last.outputs)
}

/**
 * Draws weights from (seed, 'start/' + index, position), where position is the place in the flat weight vector, in float64 and rounded to
 * float32. `index` is the start's index in the list unless the start gives one.
 */
export const drawStart = (problem: TrainingProblem, start: RandomStart, index: number): Float64Array =>
  finish(drawingStart(problem, start, index))

/** Draws a start as drawStart does, yielding every few milliseconds. */
export function* drawingStart(
  problem: TrainingProblem,
  start: RandomStart,
  index: number,
): Work<Float64Array> {
  const stream = new RandomStream(problem.experiment.seed, `start/${start.index ?? index}`)
  const weights = new Float64Array(problem.size)
  const layers = drawnLayers(problem)
  for (const [l, layer] of layers.entries())
    yield* drawLayer(weights, layer, start.layers?.[l] ?? start, stream)
  if (start.antisymmetric && problem.model.kind === 'network') {
    const [hidden, last] = layers.slice(-2)
    if (hidden && last) mirror(weights, hidden, last)
  }
  for (let from = 0; from < weights.length; from += betweenRests) {
    weights.set(new Float32Array(weights.subarray(from, from + betweenRests)), from)
    if (from + betweenRests < weights.length) yield
  }
  return weights
}

/** A start that is computed from the data instead of drawn. */
interface Construction {
  readonly title: string
  build(problem: TrainingProblem, index: number): Float64Array
  /** @throws ExperimentError if rounding to float32 spoils it. */
  check(problem: TrainingProblem, index: number): void
}

/** All constructions by id. */
export const constructions: Readonly<Record<string, Construction>> = {
  'memorizing-relu': { title: 'memorising ReLU network', build: memorizingRelu, check: requireFloat32 },
}

/**
 * Computes a start's weights from the data, rounded to float32.
 * @throws ExperimentError if the model or the data do not fit the construction, or it does not exist.
 */
export function constructStart(problem: TrainingProblem, id: string, index: number): Float64Array {
  const construct = Object.hasOwn(constructions, id) ? constructions[id] : undefined
  if (!construct)
    throw ExperimentError.at(
      `starts[${index}].id`,
      `unknown construction "${id}". Choose ${Object.keys(constructions).join(', ')}`,
    )
  construct.check(problem, index)
  return construct.build(problem, index).map(Math.fround)
}
