import { unpackGrid } from '../../exchange/packed-grid.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import type { HeightScale } from '../../math/height-scale.ts'
import { finiteRange } from '../../math/statistics/range.ts'
import { fitFrame } from '../../reference/outcome/height-frame.ts'
import type { Terrain, Trajectory } from '../../reference/results.ts'
import type {
  StoredNumber,
  StoredPictures,
  StoredRun,
  StoredSurface,
} from '../../scenarios/stored-pictures.ts'
import { runsDigest, surfaceDigest } from './digests.ts'

/** The stored picture of a stage, as far as there is one of its experiment. */
export interface StoredStage {
  readonly surface?: { readonly terrain: Terrain; readonly scale: HeightScale }
  /** Index = start · algorithms + algorithm; empty where none are stored. */
  readonly runs: readonly Trajectory[]
}

/** Entries of the plane's vectors and of weights: none are stored. */
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
    // Another array for each run: runs are told apart by it.
    finalWeights: new Float32Array(),
    a: numbers(a),
    b: numbers(b),
    distance: numbers(distance),
  }
}

/** Finds the stored picture of an experiment among those of a lecture, which is unpacked when it is first asked for. */
export function storedStages({
  surfaces,
  runs,
}: StoredPictures): (experiment: TrainingExperiment) => StoredStage {
  const found = new WeakMap<TrainingExperiment, StoredStage>()
  return (experiment) => {
    const known = found.get(experiment)
    if (known) return known
    const surface = surfaces[surfaceDigest(experiment)]
    const terrain = surface && terrainOf(surface)
    const stage = {
      ...(terrain && { surface: { terrain, scale: fitFrame(experiment, terrain) } }),
      runs: (runs[runsDigest(experiment)] ?? []).map(runOf),
    }
    found.set(experiment, stage)
    return stage
  }
}
