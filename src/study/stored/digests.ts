import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { textDigest } from '../../math/digest.ts'
import { runKeys, terrainKey } from '../../store/cache/cache-keys.ts'

/** What tells all that a surface depends on from anything else. */
export const surfaceDigest = (experiment: TrainingExperiment): string => textDigest(terrainKey(experiment))

/** The same of the runs of an experiment and of their places in its plane. */
export const runsDigest = (experiment: TrainingExperiment): string =>
  textDigest(runKeys(experiment).join(' '))
