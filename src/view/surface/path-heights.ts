import type { Terrain, Trajectory } from '../../reference/results.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { shownMetric, shownQuantity } from '../../experiment/spec/shown.ts'
import { sameMetric } from '../../experiment/spec/metric.ts'
import { watchedMetrics } from '../../reference/metric/watched.ts'

/** Returns the height of the surface at (a, b), bilinear; NaN outside and next to a hole. */
export function lossOn(terrain: Terrain, a: number, b: number): number {
  const [na, nb] = terrain.resolution
  const { extent, values } = terrain
  const x = ((a - extent.a[0]) / (extent.a[1] - extent.a[0])) * (na - 1)
  const y = ((b - extent.b[0]) / (extent.b[1] - extent.b[0])) * (nb - 1)
  if (!(x >= 0 && x <= na - 1 && y >= 0 && y <= nb - 1)) return NaN
  const i = Math.min(Math.floor(x), Math.max(0, na - 2))
  const j = Math.min(Math.floor(y), Math.max(0, nb - 2))
  // A line has no second row.
  const at = (p: number, q: number): number => values[Math.min(j + q, nb - 1) * na + Math.min(i + p, na - 1)]!
  const [p, q] = [x - i, y - j]
  return (1 - q) * ((1 - p) * at(0, 0) + p * at(1, 0)) + q * ((1 - p) * at(0, 1) + p * at(1, 1))
}

/** Returns the recorded series of what the surface shows: the loss, the index of a watched metric, or none. */
function recorded(experiment: TrainingExperiment): 'loss' | number | undefined {
  if (shownQuantity(experiment) !== 'metric') return undefined
  const shown = shownMetric(experiment)
  if (sameMetric(shown, experiment.metric)) return 'loss'
  const place = watchedMetrics(experiment).findIndex(({ metric }) => sameMetric(metric, shown))
  return place < 0 ? undefined : place
}

/** Returns true if the heights of the runs are those of the surface under them, because no run records what it shows. */
export const laidOnSurface = (experiment: TrainingExperiment): boolean => recorded(experiment) === undefined

/** Returns the height of a run at each record: its true value if recorded, or else the surface's. */
export function heightsAlong(
  experiment: TrainingExperiment,
  run: Trajectory,
  terrain: Terrain | undefined,
): Float32Array {
  const place = recorded(experiment)
  if (place === 'loss') return run.loss
  const watched = place === undefined ? undefined : run.watched[place]
  if (watched) return watched
  return run.a.map((a, i) => (terrain ? lossOn(terrain, a, run.b[i]!) : NaN))
}
