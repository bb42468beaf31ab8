import { training } from '../../reference/oracle/run/run.ts'
import { gridCoordinates } from '../../reference/plane/grid.ts'
import type { TrainingProblem } from '../../experiment/training-problem.ts'
import type { MetricSpec } from '../../experiment/spec/metric.ts'
import { recordCount } from '../../reference/trajectory/record.ts'
import type { Work } from '../../math/work.ts'
import { unbegun, type Run, type RunRecord } from '../path.ts'
import { fusedObjective, fusedOnPlane, sameNumbers } from './fused-objective.ts'
import type { PointsTask, TaskOptions, TrainTask } from './message.ts'
import { lastStep } from '../../experiment/spec/algorithm.ts'

function* recorded(
  problem: TrainingProblem,
  run: Run,
  watch: readonly MetricSpec[],
  options: TaskOptions,
): Work<RunRecord> {
  const { start, algorithm, every, recordWeights } = run
  const planned = lastStep(algorithm)
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

/** Returns the records of runs, which are shorter for runs that the signal ends. */
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

/** What the points of a grid share across tasks. */
interface GridMetric {
  readonly key: string
  readonly numbers: readonly ArrayLike<number>[]
  readonly at: (a: number, b: number) => number
}

const last = new WeakMap<TrainingProblem, GridMetric>()

/**
 * Returns the metric over the plane of a task's points, reusing the previous task's if the plane is the same.
 */
function metricOfPoints(problem: TrainingProblem, task: PointsTask): GridMetric['at'] {
  const { metric, origin, u, v, reference = origin } = task
  const key = JSON.stringify(metric)
  const numbers = [origin, u, v, reference]
  const known = last.get(problem)
  if (known?.key === key && known.numbers.every((some, i) => sameNumbers(some, numbers[i]!))) return known.at
  const run = { algorithm: { linearized: false }, weights: Float64Array.from(reference) }
  const at = fusedOnPlane(problem, metric, task, run)
  last.set(problem, { key, numbers, at })
  return at
}

/** Returns a metric at points of a grid, with 0 at those skipped after an abort. */
export function* pointValues(
  problem: TrainingProblem,
  task: PointsTask,
  options: TaskOptions,
): Work<Float32Array> {
  const { points } = task
  const metricAt = metricOfPoints(problem, task)
  const values = new Float32Array(points.length)
  for (let k = 0; k < points.length; k++) {
    const [a, b] = gridCoordinates(task, points[k]!)
    values[k] = metricAt(a, b)
    yield
    if (options.signal.aborted) break
  }
  return values
}
