import { mostFolded } from './folded-layout.ts'
import { nearestRecord } from '../../analyses/shown-point.ts'
import type { NetworkPairView, PairedNetwork } from './network-pair-view.ts'
import { isLinearized } from '../../reference/measurement.ts'
import {
  alignByLikeness,
  firstPlaced,
  unitCorrelations,
  type Permutations,
} from '../../experiment/model/alignment.ts'
import { matchingOrders } from '../../reference/plane/matched.ts'
import { batchNormPart } from '../../reference/objective/samples.ts'
import { unitResponses } from '../../reference/objective/unit-responses.ts'
import { buildTrainingProblem, type TrainingProblem } from '../../experiment/training-problem.ts'
import type { Trajectory } from '../../reference/results.ts'
import { hasRuns, type Experiment, type TrainingExperiment } from '../../experiment/spec/experiment.ts'
import type { PlaneSpec } from '../../experiment/spec/plane.ts'
import type { PointRef } from '../../experiment/spec/point.ts'
import { runLabel } from '../../view/surface/stage-content.ts'
import { responseGrid } from '../../view/network/response-grid.ts'
import { maxOf } from '../../math/statistics/range.ts'
import { inputNames } from '../../words/input-names.ts'

/** The inputs of a view of two networks. */
export interface NetworkPairInput {
  readonly experiment: TrainingExperiment
  readonly runs: readonly (Trajectory | undefined)[]
  readonly hidden: ReadonlySet<number>
  readonly step: number
  /** Names of the starts, if given. */
  readonly names?: readonly string[] | undefined
}

/** Two runs of networks, and how a plane matches the second’s units to the first’s. */
interface Pair {
  readonly first: Trajectory
  readonly second: Trajectory
  readonly matched?: NonNullable<Exclude<PointRef, number[]>['matched']>
}

const pointsOf = (plane: PlaneSpec): readonly PointRef[] =>
  plane.kind === 'line' ? [plane.from, plane.to] : plane.kind === 'through' ? plane.points : []

/** Returns the runs that the plane matches, or else the first two visible ones. */
function pairOf({ experiment, runs, hidden }: NetworkPairInput, size: number): Pair | undefined {
  const { algorithms, plane } = experiment
  const at = (ref: { readonly start: number; readonly algorithm: number }) =>
    runs[ref.start * algorithms.length + ref.algorithm]
  for (const point of pointsOf(plane)) {
    if (Array.isArray(point) || !point.matched) continue
    const [first, second] = [at(point.matched), at(point)]
    if (first && second) return { first, second, matched: point.matched }
  }
  const [first, second] = runs.filter(
    (run, i) => run?.finalWeights.length === size && !hidden.has(i) && !isLinearized(experiment, run),
  )
  return first && second && { first, second }
}

const orders = new WeakMap<
  Trajectory,
  { readonly second: Trajectory; readonly by: string | undefined; readonly found: Permutations }
>()

/** Returns the order of the second’s units that matches them to the first’s at the ends of the runs; memoised per pair. */
function ordersOf(problem: TrainingProblem, { first, second, matched }: Pair): Permutations {
  const known = orders.get(first)
  const by = matched?.by
  if (known?.second === second && known.by === by) return known.found
  const [one, other] = [first, second].map(({ finalWeights }) => Float64Array.from(finalWeights))
  if (!one || !other) return []
  const found = by
    ? matchingOrders(problem, { by, one, other })
    : alignByLikeness(correlationsOf(problem, one, other))
  orders.set(first, { second, by, found })
  return found
}

function correlationsOf({ model }: TrainingProblem, one: Float64Array, other: Float64Array) {
  const { train } = model.kind === 'network' ? model.data.parts : {}
  return model.kind === 'network' && train
    ? unitCorrelations(model.layout, one, other, train.inputs, train.count)
    : []
}

/** Returns why an experiment has no two networks to show, as a sentence; undefined if it has. */
export function networkPairRefusal(experiment: Experiment): string | undefined {
  if (!hasRuns(experiment) || experiment.model.kind === 'function')
    return 'Needs a network, because a function of two weights has no units.'
  const { model, starts, algorithms } = experiment
  if (model.kind === 'conv')
    return 'Needs a network of layers of units. A convolutional network has feature maps instead.'
  if (model.kind === 'tied') return 'Needs layers with weights of their own. A tied network has one matrix.'
  if (model.widths.length < 3) return 'Needs a network with a hidden layer, whose units are matched.'
  const widest = maxOf(model.widths.slice(0, -1))
  if (widest > mostFolded) return `Shows up to ${mostFolded} units per layer, but one layer has ${widest}.`
  return starts.length * algorithms.length < 2 ? 'Needs two runs. Add a start.' : undefined
}

/** Returns two networks at the current step; undefined if there are none or they are untrained. */
export function networkPair(input: NetworkPairInput): NetworkPairView | undefined {
  const { experiment, step, names } = input
  if (networkPairRefusal(experiment)) return undefined
  const problem = buildTrainingProblem(experiment)
  const { model, size } = problem
  if (model.kind !== 'network') return undefined
  const { layout } = model
  const pair = pairOf(input, size)
  if (!pair) return undefined
  const grid = responseGrid(experiment)
  const at = (run: Trajectory) => Float64Array.from(run.weights(nearestRecord(run, step)))
  const company = batchNormPart(model)
  const network = (run: Trajectory): PairedNetwork => {
    const weights = at(run)
    const of = { layout, weights, w0: Float64Array.from(run.weights(0)), linearized: false, company }
    return {
      label: names?.[run.start] ?? runLabel(experiment, run.start, run.algorithm),
      weights,
      pictures: grid && {
        columns: grid.columns,
        rows: grid.rows,
        values: unitResponses(of, grid.inputs, grid.columns * grid.rows),
      },
    }
  }
  const found = ordersOf(problem, pair)
  const correlations = correlationsOf(problem, at(pair.first), at(pair.second))
  return {
    layers: layout.layers,
    inputs: inputNames(experiment.data, layout.inputs),
    first: network(pair.first),
    second: network(pair.second),
    orders: found,
    correlations: found.map((order, l) =>
      Float64Array.from(order, (unit, i) => correlations[l]?.[i]?.[unit] ?? NaN),
    ),
    placedOrders: pair.matched && firstPlaced(found, pair.matched.units),
    said: grid?.said ?? 'Its inputs are not points in a plane, so its units have no pictures',
  }
}
