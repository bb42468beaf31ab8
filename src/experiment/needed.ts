import { fetchSamples } from './data/sample-file.ts'
import { customId, functionReader } from './functions/custom.ts'
import { generatorOf } from './generators/catalogue.ts'
import { missingPart } from './spec/values/missing-part.ts'

/** Loads what reads typed functions; undefined where it is here. Rejects with a sentence where it does not come. */
export function fetchReader(): Promise<void> | undefined {
  if (functionReader()) return undefined
  return import('./functions/reader.ts').then(
    () => undefined,
    () => Promise.reject(new Error(missingPart('The reader of typed functions'))),
  )
}

/** True of an experiment, or of a patch on one, whose function or data are a formula; a field that throws is told of where it is read. */
function isTyped(experiment: unknown): boolean {
  try {
    const { model, data } = Object(experiment)
    const id: unknown = Object(data).id
    return Object(model).id === customId || (typeof id === 'string' && generatorOf(id)?.formula !== undefined)
  } catch {
    return false
  }
}

/**
 * Loads what an experiment, or a patch on one, cannot be read without: the file of its samples, the reader of its function. Undefined
 * where nothing has to be loaded. Rejects with a sentence where something does not come.
 */
export function fetchNeeded(experiment: unknown): Promise<void> | undefined {
  const samples = fetchSamples(experiment)
  const reader = isTyped(experiment) ? fetchReader() : undefined
  return samples && reader ? Promise.all([samples, reader]).then(() => undefined) : (samples ?? reader)
}
