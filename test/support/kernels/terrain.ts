import { coordinate } from '../../../src/engine/kernels/terrain/grid.ts'
import type { TerrainField, TerrainRequest } from '../../../src/engine/path.ts'
import type { Part } from '../../../src/experiment/data/dataset.ts'
import { objectiveOf } from '../../../src/reference/objective/objective.ts'
import type { TrainingProblem } from '../../../src/experiment/training-problem.ts'
import type { MetricSpec } from '../../../src/experiment/spec/metric.ts'
import { inputCount, outputCount, type NetworkSpec } from '../../../src/experiment/spec/model.ts'
import { RandomStream } from '../../../src/math/statistics/random.ts'
import { largestError } from '../agreement.ts'
import { metricSpec, networkProblem, partOfRows } from '../network.ts'

const rows = (count: number, width: number, value: (n: number, k: number) => number): number[][] =>
  Array.from({ length: count }, (_, n) => Array.from({ length: width }, (_, k) => value(n, k)))

/** Random samples with targets that suit the loss. */
export function randomPart(model: NetworkSpec, metric: MetricSpec, count: number, weighted: boolean): Part {
  const stream = new RandomStream(3, 'terrain/samples')
  const [inputs, outputs] = [inputCount(model), outputCount(model)]
  const target = (n: number, k: number) => {
    const draw = stream.normal(n * outputs + k, 1)
    if (metric.loss === 'squared') return draw
    if (metric.loss === 'cross-entropy' || (metric.loss === 'zero-one' && outputs > 1))
      return n % outputs === k ? 1 : 0
    return draw < 0 ? -1 : 1
  }
  const weight = (n: number, k: number) => (n === 1 ? 0 : stream.uniform(n * outputs + k, 2) * 2)
  return partOfRows(
    rows(count, inputs, (n, k) => stream.normal(n * inputs + k)),
    rows(count, outputs, target),
    weighted ? rows(count, outputs, weight) : undefined,
  )
}

export interface TerrainCase {
  readonly model: NetworkSpec
  readonly metric?: Partial<MetricSpec>
  readonly count?: number
  readonly weighted?: boolean
  readonly resolution?: readonly [number, number]
  /** Standard deviation of origin and directions, as multiples of fan-in^(-1/2) (0.1 for biases). */
  readonly spread?: number
}

/** A terrain request with random numbers. Its origin, directions and samples depend only on the case. */
export function terrainRequest(given: TerrainCase): TerrainRequest {
  const metric = metricSpec(given.metric ?? {})
  const part = randomPart(given.model, metric, given.count ?? 11, given.weighted ?? false)
  const problem = networkProblem(given.model, { train: part, test: part }, metric)
  const stream = new RandomStream(5, 'terrain/plane')
  const draw = (lane: number, scale: number) => {
    const values = new Float32Array(problem.size)
    if (problem.model.kind !== 'network') return values
    for (const { inputs, weights, end } of problem.model.layout.layers)
      for (let i = 0; i < end - weights; i++)
        values[weights + i] = (scale * stream.normal(weights + i, lane)) / Math.sqrt(inputs)
    return values
  }
  const spread = given.spread ?? 1
  return {
    problem,
    metric,
    origin: draw(0, spread),
    u: draw(1, spread / 2),
    v: draw(2, spread / 2),
    extent: { a: [-1, 1.5], b: [-0.7, 1] },
    resolution: given.resolution ?? [5, 4],
    ...(problem.model.kind === 'network' && problem.model.layout.centered
      ? { reference: draw(3, spread) }
      : {}),
  }
}

/** The same grid in float64, at the weights that the float32 coordinates give. */
export function expectedValues({
  problem,
  metric,
  origin,
  u,
  v,
  extent,
  resolution,
  reference,
}: TerrainRequest) {
  const [na, nb] = resolution
  const w0 = reference && Float64Array.from(reference)
  const objective = objectiveOf(problem as TrainingProblem, metric, w0)
  return Float64Array.from({ length: na * nb }, (_, point) => {
    const a = coordinate(extent.a, point % na, na)
    const b = coordinate(extent.b, Math.floor(point / na), nb)
    return objective.value(Float64Array.from(origin, (o, i) => o + a * u[i]! + b * v[i]!))
  })
}

/** Largest |value - expected| / (scale + |expected|); Infinity if one side is finite and the other is not. */
export const worstError = (field: TerrainField, expected: Float64Array, scale: number): number =>
  largestError(field.values, expected, (value, e) => Math.abs(value - e) / (scale + Math.abs(e)))
