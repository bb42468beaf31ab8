import { generatorOf } from '../generators/catalogue.ts'
import type { SampleFile } from '../generators/sample-file.ts'
import { orLoadError } from '../spec/values/load-error.ts'

/** The file that the samples of an experiment, or of a patch on one, are read from; undefined where they are from none. */
export function sampleFileOf(experiment: unknown): SampleFile | undefined {
  const id: unknown = Object(Object(experiment).data).id
  return typeof id === 'string' ? generatorOf(id)?.file : undefined
}

/**
 * Loads what the samples of an experiment, or of a patch on one, are read from; undefined where nothing has to be loaded. Rejects with
 * a sentence where it does not come.
 */
export function fetchSamples(experiment: unknown): Promise<void> | undefined {
  const file = sampleFileOf(experiment)
  const coming = file?.fetch()
  return file && coming && orLoadError(coming, file.name)
}
