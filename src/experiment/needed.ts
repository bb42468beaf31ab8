import { fetchSamples } from './data/sample-file.ts'
import { customId, functionReader } from './functions/custom.ts'
import { gridId, gridReader } from './functions/grid.ts'
import { missingPart } from './spec/values/missing-part.ts'

/** Loads what reads typed functions; undefined where it is here. Rejects with a sentence where it does not come. */
export function fetchReader(): Promise<void> | undefined {
  if (functionReader()) return undefined
  return import('./functions/reader.ts').then(
    () => undefined,
    () => Promise.reject(new Error(missingPart('The reader of typed functions'))),
  )
}

/** Loads what makes surfaces of grids; undefined where it is here. Rejects with a sentence where it does not come. */
function fetchGridReader(): Promise<void> | undefined {
  if (gridReader()) return undefined
  return import('./grid/grid-reader.ts').then(
    () => undefined,
    () => Promise.reject(new Error(missingPart('What makes a surface of values'))),
  )
}

/** Loads what reads typed functions and makes surfaces of grids; undefined where both are here. */
export function fetchReaders(): Promise<void> | undefined {
  const readers = [fetchReader(), fetchGridReader()].filter((reader) => reader !== undefined)
  return readers.length > 0 ? Promise.all(readers).then(() => undefined) : undefined
}

/** Loads what the function of an experiment, or of a patch on one, cannot be read without: of a typed one, and of a grid. */
function fetchFunction(experiment: unknown): Promise<void> | undefined {
  const id: unknown = Object(Object(experiment).model).id
  if (id === gridId) return fetchGridReader()
  return id === customId ? fetchReader() : undefined
}

/**
 * Loads what an experiment, or a patch on one, cannot be read without: the file of its samples, the reader of its function. Undefined
 * where nothing has to be loaded. Rejects with a sentence where something does not come.
 */
export function fetchNeeded(experiment: unknown): Promise<void> | undefined {
  const samples = fetchSamples(experiment)
  const reader = fetchFunction(experiment)
  return samples && reader ? Promise.all([samples, reader]).then(() => undefined) : (samples ?? reader)
}
