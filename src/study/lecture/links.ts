import type { linking, opening } from '../../exchange/link.ts'
import { loadError, orLoadError } from '../../experiment/spec/values/load-error.ts'

/** What writes and reads the links of experiments: most visits need neither before their first picture. */
interface Links {
  readonly linking: typeof linking
  readonly opening: typeof opening
}

let links: Links | undefined

/** Loads it; undefined where it is here. Rejects with a sentence where it does not come. */
export function fetchLinks(): Promise<void> | undefined {
  if (links) return undefined
  return orLoadError(import('../../exchange/link.ts'), 'link support').then((loaded) => {
    links = loaded
  })
}

/** It, once it is here. @throws Error before */
export function presentLinks(): Links {
  if (!links) throw new Error(loadError('link support'))
  return links
}
