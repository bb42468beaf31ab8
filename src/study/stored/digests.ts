import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { textDigest } from '../../math/digest.ts'
import { runKeys, terrainKey } from '../../store/cache/cache-keys.ts'

/** Returns a digest of everything that a surface depends on. */
export const surfaceDigest = (experiment: TrainingExperiment): string => textDigest(terrainKey(experiment))

/** Returns a digest of everything that the runs of an experiment and their places in its plane depend on. */
export const runsDigest = (experiment: TrainingExperiment): string =>
  textDigest(runKeys(experiment).join(' '))
