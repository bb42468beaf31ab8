import { pointWork, surfaceResolution } from '../../../src/engine/budget.ts'
import { runWork } from '../../../src/engine/workload.ts'
import { packGrid } from '../../../src/exchange/packed-grid.ts'
import { hasSurface, type TrainingExperiment } from '../../../src/experiment/spec/experiment.ts'
import { shownMetric } from '../../../src/experiment/spec/shown.ts'
import { buildTrainingProblem } from '../../../src/experiment/training-problem.ts'
import { fitFrame } from '../../../src/reference/outcome/height-frame.ts'
import { watchedMetrics } from '../../../src/reference/metric/watched.ts'
import { plainGrid } from '../../../src/analyses/learned-function.ts'
import { baseOf } from '../../../src/experiment/spec/start.ts'
import { placeOf } from '../../../src/reference/measurement.ts'
import type { PictureName, Scenario, Step } from '../../../src/exchange/lecture/scenario.ts'
import type {
  StoredFunction,
  StoredLines,
  StoredNumber,
  StoredPictures,
  StoredRun,
  StoredSurface,
} from '../../../src/exchange/lecture/stored-pictures.ts'
import { heightsOf, namesRun } from '../../../src/store/cache/cache-keys.ts'
import { besideExperiment, ownPlanes } from '../../../src/study/beside.ts'
import { experimentOf } from '../../../src/study/lecture/lecture.ts'
import { runsDigest, surfaceDigest } from '../../../src/study/stored/digests.ts'
import { quickOracle } from '../quick-oracle.ts'

/** Points along each side of a stored surface, the same number as workers compute. */
const points = 65

/** Work up to which nothing is stored: about a third of a second in a worker on an idle core. */
const waited = 3e8

/** The most records of a stored run, and the most stored runs of a stage; nobody could follow more curves. */
const [mostRecords, mostRuns] = [40, 8]

/** A stage whose surface or runs take long. */
export interface SlowStage {
  readonly name: string
  readonly experiment: TrainingExperiment
  readonly surface: boolean
  readonly runs: boolean
  readonly lines: boolean
  readonly learned: boolean
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

function workOf(experiment: TrainingExperiment) {
  const problem = buildTrainingProblem(experiment)
  const { plane, starts, algorithms } = experiment
  const runs = starts.length * sum(algorithms.map((one) => runWork(problem, one)))
  const side = surfaceResolution(experiment, points)
  const count = plane.kind === 'line' ? side : side ** 2
  const grid = count * pointWork(problem, shownMetric(experiment))
  return { runs, surface: grid + (namesRun([plane, starts[0]]) ? runs : 0) }
}

const isFollowed = ({ starts, algorithms }: TrainingExperiment): boolean =>
  starts.length * algorithms.length <= mostRuns

const unpictured = ({ title, prose, experiment }: Step): Step => ({ title, prose, experiment })

const isShown = ({ hero, insets = [] }: Step, name: PictureName): boolean =>
  hero === name || insets.includes(name)

function slowStage(name: string, experiment: TrainingExperiment, step: Step): SlowStage[] {
  // The runs at the points of such a plane appear from coarse to fine, the first within a moment.
  if (experiment.plane.kind === 'hyperparameters') return []
  const { runs, surface } = workOf(experiment)
  return surface > waited || runs > waited
    ? [
        {
          name,
          experiment,
          surface: surface > waited,
          runs: isFollowed(experiment),
          lines: isShown(step, 'lines'),
          learned: isShown(step, 'function') && !step.graph && plainGrid(experiment) !== undefined,
        },
      ]
    : []
}

/** The stages of a lecture's steps, including the side stages, whose first picture takes long. */
export function slowStages(scenario: Scenario): SlowStage[] {
  return scenario.steps.flatMap((step, i) => {
    const { beside = [] } = step
    const main = experimentOf(scenario, i)
    if (!hasSurface(main)) return []
    const views = beside.length > 0 ? beside : ownPlanes(main)
    const others = views.flatMap((view) => {
      const { experiment } = besideExperiment(main, view, { terrain: undefined, runs: [] })
      return experiment && hasSurface(experiment) ? [experiment] : []
    })
    return [
      ...slowStage(`${scenario.id}, step ${i + 1}`, main, step),
      ...others.flatMap((experiment, k) =>
        // Lines and functions belong to the main stage.
        slowStage(`${scenario.id}, step ${i + 1}, stage ${k + 2}`, experiment, unpictured(step)),
      ),
    ]
  })
}

/** The surface of a stage in float64, as the page computes it without a GPU. */
export function surfaceOf(experiment: TrainingExperiment) {
  const side = surfaceResolution(experiment, points)
  return quickOracle.terrain(heightsOf(experiment), { resolution: side })
}

export function storedSurfaceOf(experiment: TrainingExperiment): StoredSurface {
  const terrain = surfaceOf(experiment)
  const { resolution, extent, values, variance, curvatures, min } = terrain
  const { range } = fitFrame(experiment, terrain)
  // The lowest part of the drawn heights has the finest steps: a tenth of the height, or a thousandth if that
  // is logarithmic.
  const share = experiment.view.height === 'log' ? 1e-3 : 0.1
  const bend = Math.max(share * (range[1] - Math.min(min, range[0])), Number.MIN_VALUE)
  return {
    resolution,
    extent,
    values: packGrid(values, resolution[0], bend),
    ...(variance && { variance }),
    ...(curvatures && { curvatures }),
  }
}

/** A number rounded to four digits. */
const written = (number: number): StoredNumber =>
  Number.isFinite(number) ? Number(number.toPrecision(4)) : (String(number) as StoredNumber)

/**
 * Indices of the stored records of a run: all, or at most as many as are stored, evenly spaced, including the
 * first and the last.
 */
export const keptRecords = (count: number): number[] => {
  const kept = Math.min(count, mostRecords)
  return Array.from({ length: kept }, (_, i) => (kept > 1 ? Math.round((i * (count - 1)) / (kept - 1)) : 0))
}

/** The runs of a stage in float64, as the page trains them without a GPU. */
export const runsOf = (experiment: TrainingExperiment) =>
  quickOracle.train(experiment, { watch: watchedMetrics(experiment).map(({ metric }) => metric) })

export const storedRunsOf = (experiment: TrainingExperiment): StoredRun[] =>
  runsOf(experiment).map(({ start, algorithm, status, outcome, steps, loss, watched, a, b, distance }) => {
    const kept = keptRecords(steps.length)
    const at = (series: ArrayLike<number>) => kept.map((i) => written(series[i] ?? NaN))
    const places = { a: at(a), b: at(b), distance: at(distance) }
    return {
      start,
      algorithm,
      status,
      outcome,
      steps: kept.map((i) => steps[i]!),
      loss: at(loss),
      watched: watched.map(at),
      ...places,
    }
  })

const [linePoints, even] = [51, 0.1]

/** The lines of all runs of a stage in float64, as the page measures them. */
export function storedLinesOf(experiment: TrainingExperiment): StoredLines {
  const starts = experiment.starts.map((start) => baseOf(start, experiment.model))
  const runs = runsOf(experiment)
  const losses = runs.flatMap((run) => {
    if (run.status === 'diverged') return Array.from<number>({ length: linePoints }).fill(NaN)
    const options = { other: run.finalWeights, points: linePoints }
    return Array.from(quickOracle.measure({ ...experiment, starts }, run.weights(0), 'path', options).values)
  })
  return {
    runs: runs.map(({ start, algorithm }) => ({ start, algorithm })),
    points: linePoints,
    losses: packGrid(losses, linePoints, even),
  }
}

/** The function that the first run of a stage learned, in float64; undefined if it is not drawn on a grid. */
export function storedFunctionOf(experiment: TrainingExperiment): StoredFunction | undefined {
  const [run] = runsOf({ ...experiment, starts: experiment.starts.slice(0, 1) })
  const grid = plainGrid(experiment)
  if (!run || !grid) return undefined
  const { domain, columns, rows, outputs, inputs } = grid
  const { x, y } = domain
  const options = { start: run.weights(0), run: placeOf(run) }
  const values = quickOracle.predict(experiment, run.finalWeights, inputs, options)
  return { domain: { x, y }, columns, rows, outputs, values: packGrid(values, columns * outputs, even) }
}

/**
 * Everything stored for a lecture, as computed now; undefined for a lecture without slow stages.
 *
 * @public .scripts/stored.mjs writes it
 */
export function storedPicturesOf(scenario: Scenario): StoredPictures | undefined {
  const surfaces: Record<string, StoredSurface> = {}
  const runs: Record<string, StoredRun[]> = {}
  const lines: Record<string, StoredLines> = {}
  const functions: Record<string, StoredFunction> = {}
  const stages = slowStages(scenario)
  for (const { experiment, ...slow } of stages) {
    if (slow.surface) surfaces[surfaceDigest(experiment)] ??= storedSurfaceOf(experiment)
    const key = runsDigest(experiment)
    if (slow.runs) runs[key] ??= storedRunsOf(experiment)
    if (slow.lines) lines[key] ??= storedLinesOf(experiment)
    const learned = slow.learned && !(key in functions) ? storedFunctionOf(experiment) : undefined
    if (learned) functions[key] = learned
  }
  return stages.length > 0
    ? { made: `npm run stored ${scenario.id}`, surfaces, runs, lines, functions }
    : undefined
}
