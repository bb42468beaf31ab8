import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { textDigest } from '../../math/digest.ts'
import { planeKey, runKeys, terrainKey } from '../../store/cache/cache-keys.ts'

/** Returns a key with that of the plane on which it is shown, if that is not the experiment's own. */
const shownOn = (key: string, experiment: TrainingExperiment, plane: string): string =>
  textDigest(plane === planeKey(experiment) ? key : `${key} on ${plane}`)

/**
 * Identifies a surface by everything that it depends on. `plane`: the key of the plane that is shown, if it is
 * an earlier experiment's.
 */
export const surfaceDigest = (experiment: TrainingExperiment, plane = planeKey(experiment)): string =>
  shownOn(terrainKey(experiment), experiment, plane)

/** Does the same for the runs of an experiment and their places in the plane. */
export const runsDigest = (experiment: TrainingExperiment, plane = planeKey(experiment)): string =>
  shownOn(runKeys(experiment).join(' '), experiment, plane)
