import { RandomStream } from '../../math/statistics/random.ts'
import type { Work } from '../../math/work.ts'
import { areParallel, dot, norm } from '../../math/linear-algebra/vector.ts'
import { ExperimentError } from '../../experiment/spec/values/error.ts'
import { drawnLayers } from '../../experiment/start/draw.ts'
import type { TrainingProblem } from '../../experiment/training-problem.ts'

/** Two directions in weight space. */
export type Directions = readonly [u: Float64Array, v: Float64Array]

/** The unit vector along weight `index`. */
export const unitDirection = (size: number, index: number): Float64Array => {
  const direction = new Float64Array(size)
  direction[index] = 1
  return direction
}

/** Entries of a vector, `stride` apart. */
interface Entries {
  readonly from: number
  readonly stride: number
  readonly count: number
}

/** Scales entries to the norm that they have in `like`. */
function scaleTo(direction: Float64Array, like: Float64Array, { from, stride, count }: Entries): void {
  const entries = new Float64Array(count)
  const length = (of: Float64Array) => {
    for (let i = 0; i < count; i++) entries[i] = of[from + i * stride]!
    return norm(entries)
  }
  const own = length(direction)
  const factor = own === 0 ? 0 : length(like) / own
  for (let i = from; i < from + count * stride; i += stride) direction[i]! *= factor
}

/** Entries drawn between two rests: a few milliseconds. */
const betweenRests = 2 ** 14

/** Draws N(0, 1) in every entry, with rests. */
function* drawn(stream: RandomStream, index: number, size: number): Work<Float64Array> {
  const direction = new Float64Array(size)
  for (let entry = 0; entry < size; entry++) {
    direction[entry] = stream.normal(index, entry)
    if (entry % betweenRests === betweenRests - 1) yield
  }
  return direction
}

/** How a random direction is scaled. */
type DirectionScale = 'filter' | 'layer' | 'none'

/**
 * Draws direction `index`: N(0, 1) in every entry, from (seed, 'plane', index, entry). 'layer' scales each W
 * to its norm in the origin, 'filter' each unit's incoming weights; both set the biases' entries to 0. It
 * rests, since it may take long. Source: Li, Xu, Taylor, Studer, Goldstein 2018 and its released code.
 */
export function* randomDirection(
  problem: TrainingProblem,
  origin: Float64Array,
  normalization: DirectionScale,
  index: number,
): Work<Float64Array> {
  const stream = new RandomStream(problem.experiment.seed, 'plane')
  const direction = yield* drawn(stream, index, problem.size)
  if (normalization === 'none') return direction
  for (const { inputs, outputs, weights, biases, tied } of drawnLayers(problem)) {
    if (tied) direction.fill(0, biases ?? problem.size)
    else if (normalization === 'layer')
      scaleTo(direction, origin, { from: weights, stride: 1, count: inputs * outputs })
    else
      for (let unit = 0; unit < outputs; unit++) {
        scaleTo(direction, origin, { from: weights + unit, stride: outputs, count: inputs })
        if (unit % 16 === 15) yield
      }
    if (biases !== undefined) direction.fill(0, biases, biases + outputs)
  }
  return direction
}

/**
 * Draws directions 0 and 1, without orthogonalising them.
 * @throws ExperimentError if the origin's weights are all zero, so that nothing can be scaled to them
 */
export function* randomDirections(
  problem: TrainingProblem,
  origin: Float64Array,
  normalization: DirectionScale,
): Work<Directions> {
  const direction = (index: number) => randomDirection(problem, origin, normalization, index)
  const directions: Directions = [yield* direction(0), yield* direction(1)]
  if (normalization !== 'none' && norm(directions[0]) === 0)
    throw ExperimentError.at(
      'plane.origin',
      `${normalization} normalisation needs weights that are not all zero`,
    )
  return directions
}

/**
 * Returns u = p1 − p0, and the part of p2 − p0 orthogonal to u, scaled to |u|. @throws ExperimentError for
 * points that coincide or are collinear
 */
export function directionsThrough(points: readonly [Float64Array, Float64Array, Float64Array]): Directions {
  const [p0, p1, p2] = points
  const u = p1.map((entry, i) => entry - p0[i]!)
  const towards = p2.map((entry, i) => entry - p0[i]!)
  const between = p2.map((entry, i) => entry - p1[i]!)
  for (const [step, names] of [
    [u, 'first and second'],
    [towards, 'first and third'],
    [between, 'second and third'],
  ] as const)
    if (norm(step) === 0)
      throw ExperimentError.at('plane.points', `the ${names} of the three are the same point`)
  if (areParallel(u, towards))
    throw ExperimentError.at('plane.points', 'the three points lie on one line and span no plane')
  const along = dot(u, towards) / dot(u, u)
  const rest = towards.map((entry, i) => entry - along * u[i]!)
  const factor = norm(u) / norm(rest)
  return [u, rest.map((entry) => factor * entry)]
}
