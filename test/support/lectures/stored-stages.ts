import { pointWork, surfaceResolution } from '../../../src/engine/budget.ts'
import { runWork } from '../../../src/engine/workload.ts'
import { packGrid } from '../../../src/exchange/packed-grid.ts'
import { mergePatch } from '../../../src/experiment/format/merge.ts'
import { parseExperiment, parseTraining } from '../../../src/experiment/format/parse.ts'
import { hasRuns, hasSurface, type TrainingExperiment } from '../../../src/experiment/spec/experiment.ts'
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
import { heightsOf, namesRun, planeKey, terrainKey, textOf } from '../../../src/store/cache/cache-keys.ts'
import { frozenPlane, otherShape } from '../../../src/store/cache/frozen-plane.ts'
import { answerPatch } from '../../../src/study/lecture/answer.ts'
import { besideExperiment, ownPlanes } from '../../../src/study/beside.ts'
import { experimentOf } from '../../../src/study/lecture/lecture.ts'
import { runsDigest, surfaceDigest } from '../../../src/study/stored/digests.ts'
import { quickOracle } from '../quick-oracle.ts'

/** Points along each side of a stored surface, the same number as workers compute. */
const points = 65

/** Work up to which nothing is stored: about a third of a second in a worker on an idle core. */
const waited = 3e8

/** Work from which on a changed state is stored: more than five seconds. The one file has no room for more. */
const waitedChanged = 5.3e9

/** The most records of a stored run, and the most stored runs of a stage; nobody could follow more curves. */
const [mostRecords, mostRuns] = [40, 8]

/** A stage whose surface or runs take long. */
export interface SlowStage {
  readonly name: string
  readonly experiment: TrainingExperiment
  /** The experiment before it, if the plane of that one is kept. */
  readonly before?: TrainingExperiment
  /** Keys of its surface, and of its runs and what is drawn of them. */
  readonly keys: readonly [surface: string, runs: string]
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

const digestsOf = (experiment: TrainingExperiment, plane?: string): SlowStage['keys'] => [
  surfaceDigest(experiment, plane),
  runsDigest(experiment, plane),
]

function slowStage(
  name: string,
  experiment: TrainingExperiment,
  step: Step,
  keys = digestsOf(experiment),
): SlowStage[] {
  // The runs at the points of such a plane come coarse grids first, within a moment.
  if (experiment.plane.kind === 'hyperparameters') return []
  const { runs, surface } = workOf(experiment)
  return surface > waited || runs > waited
    ? [
        {
          name,
          experiment,
          keys,
          surface: surface > waited,
          runs: isFollowed(experiment),
          lines: isShown(step, 'lines'),
          learned: isShown(step, 'function') && !step.graph && plainGrid(experiment) !== undefined,
        },
      ]
    : []
}

/** The stages of an experiment as it is opened, those beside the main one too, whose picture takes long. */
function openedStages(name: string, main: TrainingExperiment, step: Step): SlowStage[] {
  const { beside = [] } = step
  const views = beside.length > 0 ? beside : ownPlanes(main)
  const others = views.flatMap((view) => {
    const { experiment } = besideExperiment(main, view, { terrain: undefined, runs: [] })
    return experiment && hasSurface(experiment) ? [experiment] : []
  })
  return [
    ...slowStage(name, main, step),
    // Lines and functions are those of the main stage.
    ...others.flatMap((experiment, k) => slowStage(`${name}, stage ${k + 2}`, experiment, unpictured(step))),
  ]
}

/** A plane without a run. */
const anyPlane = { kind: 'weights', first: 0, second: 1, origin: 'zero' } as const

/**
 * The main stage of a changed experiment where the plane of the one before is kept, as it is once that has its surface, if it takes
 * long; undefined where the plane changes. Its surface is at hand if only the runs changed.
 */
function heldStage(
  name: string,
  before: TrainingExperiment,
  next: TrainingExperiment,
  step: Step,
): SlowStage[] | undefined {
  const { plane, starts, seed } = before
  const isKept = namesRun(plane) && !before.view.follow && !otherShape(before, next)
  if (!isKept || planeKey({ ...next, plane }) === planeKey(before)) return undefined
  if (textOf([plane, starts, seed]) !== textOf([next.plane, next.starts, next.seed])) return undefined
  const [one, other] = [before, next].map((each) => terrainKey({ ...each, plane: anyPlane }))
  const isDrawn = one === other
  if (isDrawn && workOf(next).runs <= waitedChanged) return []
  const stages = slowStage(`${name}, on the plane before`, next, step, digestsOf(next, planeKey(before)))
  return stages.map((stage) => ({ ...stage, before, surface: stage.surface && !isDrawn }))
}

/** The experiment of a stage on the plane that is shown. */
export function shownOf({
  experiment,
  before,
}: Pick<SlowStage, 'experiment' | 'before'>): TrainingExperiment {
  if (!before) return experiment
  const { origin, u, v, extent } = quickOracle.terrain(heightsOf(before), { resolution: 2 })
  const [from, across, up] = [origin, u, v].map((vector) => Float32Array.from(vector))
  const plane = frozenPlane(before, experiment, { origin: from!, u: across!, v: up!, extent })
  return plane ? parseTraining({ ...experiment, plane }) : experiment
}

/** What a step shows once its question is answered, and at each place of its dial: patches on what it opens with. */
const changesOf = (step: Step) => [
  ...(step.question || step.reveal ? [{ words: 'answered', patch: answerPatch(step) }] : []),
  ...(step.dial?.experiments ?? []).map((patch, i) => ({ words: `dial at ${step.dial?.values[i]}`, patch })),
]

/**
 * The stages of a lecture's steps whose picture takes long, those beside the main one too: as they open, once their question is
 * answered, and at each place of their dial.
 */
export function slowStages(scenario: Scenario): SlowStage[] {
  const seen = new Set<string>()
  return scenario.steps.flatMap((step, i) => {
    const main = experimentOf(scenario, i)
    if (!hasSurface(main)) return []
    const name = `${scenario.id}, step ${i + 1}`
    const changed = changesOf(step).flatMap(({ words, patch }) => {
      const next = parseExperiment(mergePatch(main, patch))
      if (!hasRuns(next) || !hasSurface(next) || textOf(next) === textOf(main)) return []
      const { runs, surface } = workOf(next)
      if (Math.max(runs, surface) <= waitedChanged) return []
      const state = `${name}, ${words}`
      return heldStage(state, main, next, step) ?? openedStages(state, next, step)
    })
    // A change often comes to what another step shows.
    return [...openedStages(name, main, step), ...changed].filter((stage) => {
      const text = JSON.stringify({ ...stage, name: '', experiment: undefined, before: undefined })
      const isNew = !seen.has(text)
      seen.add(text)
      return isNew
    })
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
  for (const slow of stages) {
    const [experiment, [surface, key]] = [shownOf(slow), slow.keys]
    if (slow.surface) surfaces[surface] ??= storedSurfaceOf(experiment)
    if (slow.runs) runs[key] ??= storedRunsOf(experiment)
    if (slow.lines) lines[key] ??= storedLinesOf(experiment)
    const learned = slow.learned && !(key in functions) ? storedFunctionOf(experiment) : undefined
    if (learned) functions[key] = learned
  }
  return stages.length > 0
    ? { made: `npm run stored ${scenario.id}`, surfaces, runs, lines, functions }
    : undefined
}
