import { fetchSamples } from './data/sample-file.ts'
import { customId, functionReader } from './functions/custom.ts'
import { gridId, gridReader } from './functions/grid.ts'
import { generatorOf } from './generators/catalogue.ts'
import { isRecorded } from './spec/recorded.ts'
import { elsewhere, orLoadError } from './spec/values/load-error.ts'

/** Undefined for a part that is here; rejects with a sentence where it does not come. */
const fetchPart = (
  isHere: boolean,
  load: () => Promise<unknown>,
  name: string,
): Promise<unknown> | undefined => (isHere ? undefined : orLoadError(load(), name))

/** Undefined where nothing has to be waited for. */
function together(parts: readonly (Promise<unknown> | undefined)[]): Promise<void> | undefined {
  const missing = parts.filter((part) => part !== undefined)
  return missing.length > 0 ? Promise.all(missing).then(() => undefined) : undefined
}

/** Loads what reads typed functions; undefined where it is here. Rejects with a sentence where it does not come. */
export const fetchReader = (): Promise<unknown> | undefined =>
  fetchPart(!!functionReader(), () => import('./functions/reader.ts'), 'the reader of typed functions')

const fetchElsewhere = (): Promise<unknown> | undefined =>
  fetchPart(!!gridReader(), () => import('./elsewhere.ts'), elsewhere)

/** Loads what reads typed functions, and runs and surfaces that were made elsewhere; undefined where all of it is here. */
export const fetchReaders = (): Promise<void> | undefined => together([fetchReader(), fetchElsewhere()])

/** What the readers are needed for in an experiment, or in a patch on one; a field that throws is told of where it is read. */
function readersOf(experiment: unknown): { readonly typed?: boolean; readonly made?: boolean } {
  try {
    const { model, data, algorithms } = Object(experiment)
    const { id } = Object(model)
    const generator: unknown = Object(data).id
    const isFormula = typeof generator === 'string' && generatorOf(generator)?.formula !== undefined
    const recorded = Array.isArray(algorithms) && algorithms.some((one) => isRecorded(Object(one)))
    return { typed: id === customId || isFormula, made: id === gridId || recorded }
  } catch {
    return {}
  }
}

/**
 * Loads what an experiment, or a patch on one, cannot be read without: the file of its samples, the reader of its function, that of a
 * recorded run. Undefined where nothing has to be loaded. Rejects with a sentence where something does not come.
 */
export function fetchNeeded(experiment: unknown): Promise<void> | undefined {
  const { typed, made } = readersOf(experiment)
  return together([
    fetchSamples(experiment),
    typed ? fetchReader() : undefined,
    made ? fetchElsewhere() : undefined,
  ])
}
