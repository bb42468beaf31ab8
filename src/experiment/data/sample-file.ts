import { generatorOf } from '../generators/catalogue.ts'
import type { SampleFile } from '../generators/sample-file.ts'
import { orLoadError } from '../spec/values/load-error.ts'

/** Returns the file that contains the samples of an experiment, or of a patch on one; undefined if there is none. */
export function sampleFileOf(experiment: unknown): SampleFile | undefined {
  const id: unknown = Object(Object(experiment).data).id
  return typeof id === 'string' ? generatorOf(id)?.file : undefined
}

/**
 * Loads the file that contains the samples of an experiment, or of a patch on one; undefined if nothing has to be loaded. Rejects with a
 * readable sentence if loading fails.
 */
export function fetchSamples(experiment: unknown): Promise<void> | undefined {
  const file = sampleFileOf(experiment)
  const coming = file?.fetch()
  return file && coming && orLoadError(coming, file.name)
}
