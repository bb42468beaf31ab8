import { unpackGrid } from '../../exchange/packed-grid.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import type { HeightScale } from '../../math/height-scale.ts'
import { finiteRange } from '../../math/statistics/range.ts'
import { fitFrame } from '../../reference/outcome/height-frame.ts'
import type { Terrain, Trajectory } from '../../reference/results.ts'
import type { PredictionGrid } from '../../math/picture/function-grid.ts'
import { climbOf, type Climb } from '../../reference/oracle/run/path.ts'
import type {
  StoredFunction,
  StoredLines,
  StoredNumber,
  StoredPictures,
  StoredRun,
  StoredSurface,
} from '../../exchange/lecture/stored-pictures.ts'
import { runsDigest, surfaceDigest } from './digests.ts'

export interface StoredLine {
  readonly run: { readonly start: number; readonly algorithm: number }
  readonly losses: Float32Array
  readonly climb: Climb
}

/** What is stored of a stage's picture for its experiment. */
export interface StoredStage {
  readonly surface?: { readonly terrain: Terrain; readonly scale: HeightScale }
  /** Index = start · algorithms + algorithm; empty if none are stored. */
  readonly runs: readonly Trajectory[]
  readonly lines: readonly StoredLine[]
  /** The function learned by the first run at its end. */
  readonly learned?: PredictionGrid
}

/** The plane's vectors and the weights, which are not stored. */
const none = new Float32Array()

function terrainOf({ resolution, extent, values: packed, ...rest }: StoredSurface): Terrain {
  const values = unpackGrid(packed, resolution[0])
  const vectors = { u: none, v: none, origin: none }
  return { resolution, extent, ...vectors, values, ...finiteRange(values), milliseconds: 0, ...rest }
}

const numbers = (stored: readonly StoredNumber[]): Float32Array => Float32Array.from(stored, Number)

function runOf({ steps, loss, watched, a, b, distance, ...rest }: StoredRun): Trajectory {
  return {
    ...rest,
    path: 'general',
    steps: Uint32Array.from(steps),
    loss: numbers(loss),
    watched: watched.map(numbers),
    weights: () => {
      throw new RangeError('a stored run has no weights')
    },
    // A new array for each run, because runs are identified by it.
    finalWeights: new Float32Array(),
    a: numbers(a),
    b: numbers(b),
    distance: numbers(distance),
  }
}

function linesOf({ runs, points, losses: packed }: StoredLines): StoredLine[] {
  const all = unpackGrid(packed, points)
  return runs.map((run, i) => {
    const losses = all.subarray(i * points, (i + 1) * points)
    return { run, losses, climb: climbOf(losses) }
  })
}

const functionOf = ({ domain: { x, y }, columns, values, ...rest }: StoredFunction): PredictionGrid => ({
  ...rest,
  columns,
  domain: { x, y },
  values: unpackGrid(values, columns * rest.outputs),
})

/**
 * Finds the stored picture of an experiment among those of a lecture, which is unpacked when it is first asked for. `plane`: the key
 * of the plane that is shown, if it is an earlier experiment's.
 */
export type FindStored = (experiment: TrainingExperiment, plane?: string) => StoredStage

/** Returns the finder of a lecture's stored pictures. */
export function storedStages({ surfaces, runs, lines, functions }: StoredPictures): FindStored {
  const found = new WeakMap<TrainingExperiment, Map<string | undefined, StoredStage>>()
  return (experiment, plane) => {
    const stages = found.get(experiment) ?? new Map<string | undefined, StoredStage>()
    found.set(experiment, stages)
    const known = stages.get(plane)
    if (known) return known
    const surface = surfaces[surfaceDigest(experiment, plane)]
    const terrain = surface && terrainOf(surface)
    const key = runsDigest(experiment, plane)
    const [line, learned] = [lines[key], functions[key]]
    const stage = {
      ...(terrain && { surface: { terrain, scale: fitFrame(experiment, terrain) } }),
      runs: (runs[key] ?? []).map(runOf),
      lines: line ? linesOf(line) : [],
      ...(learned && { learned: functionOf(learned) }),
    }
    stages.set(plane, stage)
    return stage
  }
}
