import type { Dataset } from '../experiment/data/dataset.ts'
import type { Point } from '../math/picture/polyline.ts'
import { minimize } from '../math/numerics/minimize.ts'
import { objectiveOf, type Objective } from '../reference/objective/objective.ts'
import { buildTrainingProblem } from '../experiment/training-problem.ts'
import { Recent } from '../experiment/recent.ts'
import type { TrainingExperiment } from '../experiment/spec/experiment.ts'
import type { MetricSpec } from '../experiment/spec/metric.ts'
import type { Extent } from '../experiment/spec/values/numbers.ts'
import { maxOf, minOf } from '../math/statistics/range.ts'

/** The lowest place of a metric in a plane: its two weights, and the metric there. */
export interface Lowest {
  readonly weights: Float64Array
  readonly value: number
}

/** Most samples evaluated on the grid, over all its points: hundredths of a second. */
const mostSamples = 2 ** 18
const mostSide = 41
const leastSide = 9

/** Grid points with the same least value from which on they are a plateau, not separate valleys. */
const fewestOfStair = 9

/** Halvings of the pattern search, which reduce the grid's spacing to 1e-9 of it. */
const halvings = 30

/** Returns why the lowest place is not searched for, as a sentence; `undefined` if it is. */
export function lowestRefusal(experiment: TrainingExperiment): string | undefined {
  const { model, plane } = experiment
  if (model.kind !== 'mlp' || plane.kind !== 'weights' || buildTrainingProblem(experiment).size !== 2)
    return 'Holds for a network of two weights, in their plane.'
  return model.centered ? 'Holds for a network that is not centred.' : undefined
}

const gridOf = ({ a, b }: Extent, side: number): readonly Point[] =>
  Array.from({ length: side * side }, (_, k): Point => {
    const along = ([from, to]: readonly [number, number], i: number) => from + (i * (to - from)) / (side - 1)
    return [along(a, k % side), along(b, Math.floor(k / side))]
  })

/**
 * Returns the point of the lowest plateau that is farthest from every higher point and from the edge of the
 * grid, in grid steps.
 */
function middleOfStair(points: readonly Point[], values: readonly number[], side: number): Point | undefined {
  const least = minOf(values)
  const higher = [...values.keys()].filter((k) => !(values[k] === least))
  const room = (k: number): number => {
    const [i, j] = [k % side, Math.floor(k / side)]
    const edge = Math.min(i, j, side - 1 - i, side - 1 - j) + 1
    return higher.reduce(
      (most, other) => Math.min(most, Math.hypot((other % side) - i, Math.floor(other / side) - j)),
      edge,
    )
  }
  const stair = [...values.keys()].filter((k) => values[k] === least)
  const rooms = stair.map(room)
  const most = maxOf(rooms)
  const middles = stair.filter((_, i) => rooms[i] === most)
  return points[middles[Math.floor(middles.length / 2)] ?? -1]
}

/** Descends in the eight compass directions, with ever shorter steps, within the extent. */
function patternSearch(
  valueAt: (point: Point) => number,
  from: Point,
  { a, b }: Extent,
  side: number,
): Point {
  let [at, least] = [from, valueAt(from)]
  const stay = (x: number, [low, high]: readonly [number, number]) => Math.min(high, Math.max(low, x))
  for (let halving = 0; halving < halvings;) {
    const reach = 1 / (side - 1) / 2 ** halving
    const tried = Array.from({ length: 8 }, (_, k): Point => {
      const [c, s] = [Math.cos((k * Math.PI) / 4), Math.sin((k * Math.PI) / 4)]
      return [stay(at[0] + c * reach * (a[1] - a[0]), a), stay(at[1] + s * reach * (b[1] - b[0]), b)]
    })
    const values = tried.map(valueAt)
    const best = values.indexOf(minOf(values))
    const [point, value = NaN] = [tried[best], values[best]]
    if (point && value < least) [at, least] = [point, value]
    else halving += 1
  }
  return at
}

function search(objective: Objective, metric: MetricSpec, first: number, extent: Extent): Lowest | undefined {
  const place = ([a, b]: Point): Float64Array => (first === 0 ? Float64Array.of(a, b) : Float64Array.of(b, a))
  const valueAt = (point: Point): number => {
    const value = objective.value(place(point))
    return Number.isFinite(value) ? value : Infinity
  }
  const at = (point: Point | undefined) => point && { weights: place(point), value: valueAt(point) }
  const affordable = Math.floor(Math.sqrt(mostSamples / Math.max(1, objective.count)))
  const side = Math.max(leastSide, Math.min(mostSide, affordable))
  const grid = gridOf(extent, side)
  const values = grid.map(valueAt)
  const least = minOf(values)
  const level = values.filter((value) => value === least).length >= fewestOfStair
  if (level || metric.loss === 'zero-one') return at(middleOfStair(grid, values, side))
  const coarse = grid[values.indexOf(least)]
  if (!coarse) return undefined
  const smooth = !metric.attack && metric.loss !== 'hinge'
  const [one = NaN, other = NaN] = smooth ? minimize(objective, place(coarse)) : []
  const polished: Point = first === 0 ? [one, other] : [other, one]
  const within = (x: number, [low, high]: readonly [number, number]) => x >= low && x <= high
  const inside = within(polished[0], extent.a) && within(polished[1], extent.b)
  return at(inside ? polished : patternSearch(valueAt, coarse, extent, side))
}

const known = new Recent<Dataset, Map<string, Lowest | undefined>>(8)

/**
 * Returns the place at which a metric is least, in a plane of two weights that are the whole network: found
 * on a grid, then by Newton's method or, if the metric is not smooth or decreases beyond the edge, by a
 * pattern search within it, to 1e-8 of the extent. If the least value is a plateau, as for an error rate, it
 * is the point of the grid farthest from every higher one. `undefined` if `lowestRefusal` has a reason.
 * Results for recent data are cached.
 */
export function lowestOf(experiment: TrainingExperiment, metric: MetricSpec): Lowest | undefined {
  if (lowestRefusal(experiment)) return undefined
  const { model, plane } = experiment
  const problem = buildTrainingProblem(experiment)
  const extent = 'extent' in plane ? plane.extent : undefined
  if (problem.model.kind !== 'network' || plane.kind !== 'weights' || !extent) return undefined
  const found = known.of(problem.model.data, () => new Map())
  const key = JSON.stringify([model, metric, plane])
  if (!found.has(key)) found.set(key, search(objectiveOf(problem, metric), metric, plane.first, extent))
  return found.get(key)
}
