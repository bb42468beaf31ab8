import loaders from 'virtual:references'
import type { StoredSweep } from '../theory/sweep/statistics.ts'

/** Loads the file of a sweep's stored points. */
export type ReferenceLoader = () => Promise<{ readonly default: StoredSweep }>

/** Loads the stored points of a lecture's sweep. Rejects if there are none of that name, or they do not load. */
export async function fetchReference(name: string): Promise<StoredSweep> {
  const load: ReferenceLoader | undefined = Object.hasOwn(loaders, name) ? loaders[name] : undefined
  if (!load) throw new Error(`There is no stored sweep “${name}”.`)
  return (await load()).default
}
