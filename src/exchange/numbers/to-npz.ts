import { strToU8 } from 'fflate'
import { parseTraining } from '../../experiment/format/parse.ts'
import { finish, type Work } from '../../math/work.ts'
import type { Numbers, Terrain, Trajectory } from '../../reference/results.ts'
import type { TrainingInput } from '../../experiment/spec/experiment.ts'
import { npzWork, type WritableArray } from '../arrays/write-npz.ts'
import { axisCoordinates, terrainName, type Results } from './results.ts'

const listOf = (data: WritableArray['data']): WritableArray => ({ shape: [data.length], data })

/** A grid as rows of constant a, which Li et al. call [x][y]. A terrain stores the transpose. */
function grid({ resolution: [na, nb], values }: Terrain<Numbers>): WritableArray {
  const data = values.slice()
  for (let i = 0; i < na; i++) for (let j = 0; j < nb; j++) data[i * nb + j] = values[j * na + i]!
  return { shape: [na, nb], data }
}

/** The weights at each record, [record][weight]; undefined if the run did not keep them. */
function weightsOf(run: Trajectory<Numbers>): WritableArray | undefined {
  const { steps, finalWeights } = run
  const count = finalWeights.length
  const data = new Float64Array(steps.length * count)
  try {
    for (let i = 0; i < steps.length; i++) data.set(run.weights(i), i * count)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
  return {
    shape: [steps.length, count],
    data: finalWeights instanceof Float32Array ? Float32Array.from(data) : data,
  }
}

function* runArrays(run: Trajectory<Numbers>): Generator<[string, WritableArray]> {
  const name = `run_${run.start}_${run.algorithm}`
  yield [`${name}_steps`, listOf(run.steps)]
  yield [`${name}_loss`, listOf(run.loss)]
  // In a plane of hyperparameters, runs have no coordinates.
  if (run.a.length > 0) {
    yield [`${name}_a`, listOf(run.a)]
    yield [`${name}_b`, listOf(run.b)]
    yield [`${name}_distance`, listOf(run.distance)]
  }
  const weights = weightsOf(run)
  if (weights) yield [`${name}_weights`, weights]
}

/** Writes the file of `toNpz`, pausing in between. */
export function* npzOfResults(
  input: TrainingInput,
  { terrain, trajectories = [] }: Results,
): Work<Uint8Array<ArrayBuffer>> {
  const experiment = parseTraining(input)
  const json = strToU8(JSON.stringify(experiment))
  yield
  return yield* npzWork({
    ...(terrain && {
      xcoordinates: listOf(axisCoordinates(terrain.extent.a, terrain.resolution[0])),
      ycoordinates: listOf(axisCoordinates(terrain.extent.b, terrain.resolution[1])),
      [terrainName(experiment)]: grid(terrain),
    }),
    ...Object.fromEntries(trajectories.flatMap((run) => [...runArrays(run)])),
    experiment: listOf(json),
  })
}

/**
 * Writes the results of an experiment as an .npz file for NumPy.
 *
 * A terrain is `xcoordinates`, `ycoordinates` and its values [x][y] under the keys of Li et al. (2018): `train_loss`, or
 * `<part>_<loss>` for another metric. A run is `run_<start>_<algorithm>_` with `steps`, `loss`, `a`, `b`, `distance`, [record], and, if
 * it kept them, `weights`, [record][weight]. `experiment` is the experiment's JSON in bytes of UTF-8:
 * `json.loads(bytes(file['experiment']))`. Numbers have the precision in which they were computed.
 * @throws ExperimentError if the experiment is invalid
 */
export const toNpz = (input: TrainingInput, results: Results): Uint8Array<ArrayBuffer> =>
  finish(npzOfResults(input, results))
