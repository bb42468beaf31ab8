import { training } from '../../reference/oracle/run/run.ts'
import { gridCoordinates, putGridPoint } from '../../reference/plane/grid.ts'
import type { TrainingProblem } from '../../experiment/training-problem.ts'
import type { MetricSpec } from '../../experiment/spec/metric.ts'
import { recordCount } from '../../reference/trajectory/record.ts'
import type { Work } from '../../math/work.ts'
import type { Directions } from '../../reference/plane/project.ts'
import { unbegun, type Run, type RunRecord } from '../path.ts'
import { fusedObjective, fusedOnPlanes, sameNumbers, type PlaneMetric } from './fused-objective.ts'
import type { PointsTask, TaskOptions, TrainTask } from './message.ts'

function* recorded(
  problem: TrainingProblem,
  run: Run,
  watch: readonly MetricSpec[],
  options: TaskOptions,
): Work<RunRecord> {
  const { start, algorithm, every, recordWeights } = run
  const { steps: planned } = algorithm
  const weights = new Float32Array(recordWeights ? recordCount(planned, every) * problem.size : 0)
  let records = 0
  const found = yield* training(
    problem,
    {
      start,
      algorithm,
      weights: Float64Array.from(run.weights),
      every,
      watch,
      isCancelled: () => options.signal.aborted,
      onRecord(at) {
        if (recordWeights) weights.set(at, records * problem.size)
        options.onProgress(planned === 0 ? 1 : Math.min(planned, every * records) / planned)
        records++
      },
    },
    fusedObjective,
  )
  return {
    status: found.status,
    steps: found.steps,
    loss: Float32Array.from(found.loss),
    watched: found.watched.map((series) => Float32Array.from(series)),
    weights: recordWeights ? weights.slice(0, records * problem.size) : weights,
    finalWeights: Float32Array.from(found.finalWeights),
    gradientNorm: found.gradientNorm,
    tail: Float32Array.from(found.tail),
  }
}

/** The records of runs; those that the signal ends have what they had by then. */
export function* trained(
  problem: TrainingProblem,
  { runs, watch }: TrainTask,
  options: TaskOptions,
): Work<RunRecord[]> {
  const records: RunRecord[] = []
  for (const run of runs) {
    const before = records.length
    const onProgress = (done: number) => options.onProgress((before + done) / runs.length)
    if (options.signal.aborted) records.push(unbegun(run, watch.length))
    else records.push(yield* recorded(problem, run, watch, { ...options, onProgress }))
    yield
  }
  return records
}

/** A metric on planes, and on the last of them. */
interface OnPlanes {
  readonly key: string
  readonly onPlane: (plane: Directions) => PlaneMetric
  readonly plane: Directions
  readonly valueAt: PlaneMetric
}

/** The metric of the points that came last, as those of one grid come in many tasks; a centred network's depends on more. */
const lastMetric = new WeakMap<TrainingProblem, OnPlanes>()

const isSamePlane = (one: Directions, other: Directions): boolean =>
  sameNumbers(one.origin, other.origin) && sameNumbers(one.u, other.u) && sameNumbers(one.v, other.v)

function metricOfPoints(problem: TrainingProblem, task: PointsTask): PlaneMetric {
  const { model } = problem
  const { metric, origin, u, v, reference = origin } = task
  const key = JSON.stringify(metric)
  const last = lastMetric.get(problem)
  const known = last?.key === key ? last : undefined
  if (known && isSamePlane(known.plane, task)) return known.valueAt
  const onPlane = known?.onPlane ?? fusedOnPlanes(problem, metric, Float64Array.from(reference))
  const valueAt = onPlane(task)
  if (model.kind === 'network' && !model.layout.centered)
    lastMetric.set(problem, { key, onPlane, plane: { origin, u, v }, valueAt })
  return valueAt
}

/** The values of a metric at points of a grid; 0 at those that the signal leaves out. */
export function* pointValues(
  problem: TrainingProblem,
  task: PointsTask,
  options: TaskOptions,
): Work<Float32Array> {
  const { points } = task
  const valueAt = metricOfPoints(problem, task)
  const at = new Float64Array(problem.size)
  const values = new Float32Array(points.length)
  for (let k = 0; k < points.length; k++) {
    const [a, b] = gridCoordinates(task, points[k]!)
    putGridPoint(at, task, points[k]!)
    values[k] = valueAt(at, a, b)
    yield
    if (options.signal.aborted) break
  }
  return values
}
