import { fetchSamples } from './data/sample-file.ts'
import { customId, functionReader } from './functions/custom.ts'
import { gridId, gridReader } from './functions/grid.ts'
import { generatorOf } from './generators/catalogue.ts'
import { isRecorded } from './spec/recorded.ts'
import { elsewhere, orLoadError } from './spec/values/load-error.ts'

/** Loads a part unless it is already loaded; undefined if it is. Rejects with a readable sentence if loading fails. */
const fetchPart = (
  isHere: boolean,
  load: () => Promise<unknown>,
  name: string,
): Promise<unknown> | undefined => (isHere ? undefined : orLoadError(load(), name))

/** Combines loading parts; undefined if there are none. */
function together(parts: readonly (Promise<unknown> | undefined)[]): Promise<void> | undefined {
  const missing = parts.filter((part) => part !== undefined)
  return missing.length > 0 ? Promise.all(missing).then(() => undefined) : undefined
}

/** Loads the expression reader; undefined if it is already loaded. Rejects with a readable sentence if loading fails. */
export const fetchReader = (): Promise<unknown> | undefined =>
  fetchPart(!!functionReader(), () => import('./functions/reader.ts'), 'the reader of typed functions')

const fetchElsewhere = (): Promise<unknown> | undefined =>
  fetchPart(!!gridReader(), () => import('./elsewhere.ts'), elsewhere)

/** Loads the readers of typed functions and of runs and surfaces from elsewhere; undefined if all are loaded. */
export const fetchReaders = (): Promise<void> | undefined => together([fetchReader(), fetchElsewhere()])

/** Returns which readers an experiment, or a patch on one, needs; a field that throws is reported when the experiment is parsed. */
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
 * Loads everything that parsing an experiment, or a patch on one, needs: the file of its samples and the readers of its function and
 * recorded runs. Undefined if nothing has to be loaded. Rejects with a readable sentence if loading fails.
 */
export function fetchNeeded(experiment: unknown): Promise<void> | undefined {
  const { typed, made } = readersOf(experiment)
  return together([
    fetchSamples(experiment),
    typed ? fetchReader() : undefined,
    made ? fetchElsewhere() : undefined,
  ])
}
