import { hasMaps, isTied } from '../../experiment/model/layout.ts'
import type { UnitCloud } from './unit-cloud.ts'
import { buildTrainingProblem, type NetworkModel } from '../../experiment/training-problem.ts'
import { Recent } from '../../experiment/recent.ts'
import type { Trajectory } from '../../reference/results.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { principalComponents } from '../../math/linear-algebra/principal-components.ts'
import { minus, norm } from '../../math/linear-algebra/vector.ts'
import type { Theme } from '../../math/picture/palette.ts'
import { runLooks } from '../../math/picture/looks/run-looks.ts'
import { runLabel } from '../../view/surface/stage-content.ts'
import { maxOf } from '../../math/statistics/range.ts'

/** Returns the network if it has exactly one hidden layer. */
function shallow(experiment: TrainingExperiment): NetworkModel | undefined {
  const { model } = buildTrainingProblem(experiment)
  return model.kind === 'network' &&
    model.layout.layers.length === 2 &&
    !hasMaps(model.layout) &&
    !isTied(model.layout)
    ? model
    : undefined
}

/** True if the network has exactly one hidden layer, so that its units can be drawn as points. */
export const hasCloud = (experiment: TrainingExperiment): boolean => shallow(experiment) !== undefined

/** The two coordinates of a unit. */
interface Coordinates {
  readonly axes: readonly [string, string]
  /** Returns [unit][2] from flat weights. */
  readonly of: (weights: ArrayLike<number>) => Float64Array
}

/** Returns the first two principal directions of the training inputs, if there are more than two inputs. */
const directionsOf = ({ data, layout: { inputs } }: NetworkModel): readonly Float64Array[] => {
  const { train } = data.parts
  if (!train) return []
  const rows = Array.from({ length: train.count }, (_, n) =>
    train.inputs.subarray(n * inputs, (n + 1) * inputs),
  )
  return principalComponents(rows, 2)?.vectors ?? []
}

function coordinatesOf(model: NetworkModel): Coordinates {
  const [hidden, last] = model.layout.layers
  if (!hidden || !last) throw new Error('a cloud needs a hidden layer')
  const { inputs, outputs: units, weights: from, biases } = hidden
  const pairs =
    (x: (unit: number, w: ArrayLike<number>) => number, y: typeof x) =>
    (w: ArrayLike<number>): Float64Array =>
      Float64Array.from({ length: 2 * units }, (_, k) => (k % 2 === 0 ? x : y)(k >> 1, w))
  const incoming =
    (input: number) =>
    (unit: number, w: ArrayLike<number>): number =>
      w[from + input * units + unit]!
  if (inputs === 1 && biases !== undefined)
    return { axes: ['weight', 'bias'], of: pairs(incoming(0), (unit, w) => w[biases + unit]!) }
  if (inputs === 1)
    return {
      axes: ['incoming weight', last.outputs > 1 ? 'weight to output 1' : 'outgoing weight'],
      of: pairs(incoming(0), (unit, w) => w[last.weights + unit * last.outputs]!),
    }
  const [u, v] = inputs > 2 ? directionsOf(model) : []
  if (!u || !v)
    return { axes: ['weight of input 1', 'weight of input 2'], of: pairs(incoming(0), incoming(1)) }
  const along = (direction: Float64Array) => (unit: number, w: ArrayLike<number>) =>
    direction.reduce((sum, share, input) => sum + share * incoming(input)(unit, w), 0)
  return {
    axes: ['weights along the data’s first principal direction', 'along its second'],
    of: pairs(along(u), along(v)),
  }
}

const coordinates = new Recent<NetworkModel, Coordinates>(8)

/** All weights of the units: incoming, biases and outgoing. */
const unitWeights = ({ layout: { layers } }: NetworkModel, weights: ArrayLike<number>): Float64Array => {
  const { weights: from = 0, inputs = 0, outputs = 0 } = layers[1] ?? {}
  return Float64Array.from({ length: from + inputs * outputs }, (_, k) => weights[k]!)
}

/** Largest finite magnitude. */
const reachOf = (numbers: Float64Array): number =>
  numbers.reduce((most, x) => (Number.isFinite(x) ? Math.max(most, Math.abs(x)) : most), 0)

/** Returns the units of a run at w_0 and at a record; undefined unless the network has one hidden layer and is that of the run. */
export function unitCloud(
  experiment: TrainingExperiment,
  run: Trajectory,
  record: number,
  theme: Theme,
  label = '',
): UnitCloud | undefined {
  const model = shallow(experiment)
  if (!model || run.finalWeights.length !== model.layout.size) return undefined
  const { axes, of } = coordinates.of(model, () => coordinatesOf(model))
  const [w0, w] = [run.weights(0), run.weights(record)]
  const [first, now] = [of(w0), of(w)]
  const from = unitWeights(model, w0)
  const several = experiment.algorithms.length * experiment.starts.length > 1
  return {
    label,
    run: several ? runLabel(experiment, run.start, run.algorithm) : '',
    color: runLooks(experiment.algorithms, theme)[run.algorithm]!.color,
    axes,
    first,
    now,
    moved: norm(minus(unitWeights(model, w), from)) / norm(from),
    reach: maxOf([first, now, of(run.finalWeights)].map(reachOf)),
  }
}
