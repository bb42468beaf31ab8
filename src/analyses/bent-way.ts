import type { Engine } from '../engine/types.ts'
import type { TrainingExperiment } from '../experiment/spec/experiment.ts'
import type { Terrain } from '../reference/results.ts'
import { Analysis } from '../store/analysis.ts'
import type { AnalysisOwner } from '../store/owned-analyses.ts'
import type { PlanePoint } from '../store/selection.ts'
import type { Store } from '../store/store.ts'
import { dot } from '../math/linear-algebra/vector.ts'
import type { Slice } from './line-slice.ts'

/** Points of each path, enough to resolve every bump of the runs in theory/README.md, S38. */
const points = 101

/** Milliseconds that paths may take while their bend is dragged. */
const patience = 200

/** Two paths are compared by eye, so no barrier is measured. */
const unmeasured = { height: NaN, t: 0 }

/** The fields of a terrain that locate a point of its plane in weight space. */
type Placed = Pick<Terrain, 'origin' | 'u' | 'v'>

/**
 * Returns the coordinates of the third point of a plane through three, if it is a list of weights; otherwise
 * `undefined`.
 */
export function bendOf({ plane }: TrainingExperiment, { origin, u, v }: Placed): PlanePoint | undefined {
  const third = plane.kind === 'through' ? plane.points[2] : undefined
  if (!Array.isArray(third) || third.length !== origin.length) return undefined
  const away = Float64Array.from(third, (entry, i) => entry - origin[i]!)
  const [across, up] = [u, v].map((direction) => Float64Array.from(direction)) as [Float64Array, Float64Array]
  return [dot(away, across) / dot(across, across), dot(away, up) / dot(up, up)]
}

/**
 * Returns the metric in float64 between the first two points of a plane, (0, 0) and (1, 0): along the
 * straight line, and along the quadratic Bézier curve with control point `bend`.
 */
export async function waysOf(
  engine: Pick<Engine, 'measure'>,
  experiment: TrainingExperiment,
  { origin, u, v }: Placed,
  [a, b]: PlanePoint,
  signal: AbortSignal,
): Promise<Slice> {
  const at = (along: number, up: number) =>
    Float64Array.from(origin, (entry, i) => entry + along * u[i]! + up * v[i]!)
  const options = { other: at(1, 0), points, urgent: true, precision: 'float64', signal } as const
  const [straight, bent] = await Promise.all([
    engine.measure(experiment, at(0, 0), 'path', options),
    engine.measure(experiment, at(0, 0), 'path', { ...options, through: at(a, b) }),
  ])
  return {
    t: Float64Array.from({ length: points }, (_, i) => i / (points - 1)),
    lines: [
      { id: 'train-loss', values: straight.values, barrier: unmeasured },
      { id: 'bent-loss', values: bent.values, barrier: unmeasured },
    ],
  }
}

/** Everything that the paths depend on. */
export interface WaysInput {
  readonly engine: Engine
  readonly experiment: TrainingExperiment
  readonly terrain: Terrain
  readonly bend: PlanePoint
}

/**
 * The straight and the bent path between the first two points of the plane; `bend` is the control point of
 * the latter.
 */
export const bentWay = (
  owner: AnalysisOwner,
  store: Pick<Store, 'training' | 'engine' | 'terrain'>,
  bend: () => PlanePoint | undefined,
) =>
  new Analysis<WaysInput, Slice>(owner, {
    input() {
      const { training: experiment, engine, terrain } = store
      const place = bend()
      if (!engine || !experiment || !terrain || !place) return undefined
      return { engine, experiment, terrain, bend: place }
    },
    key: ({ experiment: { model, data, metric }, terrain: { u, v }, bend: [a, b] }) => [
      model,
      data,
      metric,
      u,
      v,
      a,
      b,
    ],
    fit: () => 'current',
    patience: () => patience,
    task: ({ engine, experiment, terrain, bend: place }, { signal }) =>
      waysOf(engine, experiment, terrain, place, signal),
  })
