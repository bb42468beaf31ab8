import { training } from '../../reference/oracle/run/run.ts'
import { gridCoordinates, putGridPoint } from '../../reference/plane/grid.ts'
import type { TrainingProblem } from '../../experiment/training-problem.ts'
import type { MetricSpec } from '../../experiment/spec/metric.ts'
import { recordCount } from '../../reference/trajectory/record.ts'
import type { Work } from '../../math/work.ts'
import { unbegun, type Run, type RunRecord } from '../path.ts'
import { fusedObjective, fusedPlaneValue, sameNumbers, type PlaneValue } from './fused-objective.ts'
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

/** The metric over the plane of the points that came last, as those of one grid come in many tasks. */
const lastPlane = new WeakMap<TrainingProblem, { readonly task: PointsTask; readonly value: PlaneValue }>()

/** True where the points are of one metric and one plane. */
const areOfOnePlane = (one: PointsTask, other: PointsTask): boolean =>
  JSON.stringify(one.metric) === JSON.stringify(other.metric) &&
  (['origin', 'u', 'v'] as const).every((name) => sameNumbers(one[name], other[name])) &&
  sameNumbers(one.reference ?? one.origin, other.reference ?? other.origin)

function metricOverPlane(problem: TrainingProblem, task: PointsTask): PlaneValue {
  const known = lastPlane.get(problem)
  if (known && areOfOnePlane(known.task, task)) return known.value
  const value = fusedPlaneValue(problem, task.metric, task, Float64Array.from(task.reference ?? task.origin))
  lastPlane.set(problem, { task, value })
  return value
}

/** The values of a metric at points of a grid; 0 at those that the signal leaves out. */
export function* pointValues(
  problem: TrainingProblem,
  task: PointsTask,
  options: TaskOptions,
): Work<Float32Array> {
  const { points } = task
  const value = metricOverPlane(problem, task)
  const at = new Float64Array(problem.size)
  const values = new Float32Array(points.length)
  for (let k = 0; k < points.length; k++) {
    putGridPoint(at, task, points[k]!)
    values[k] = value(at, ...gridCoordinates(task, points[k]!))
    yield
    if (options.signal.aborted) break
  }
  return values
}
