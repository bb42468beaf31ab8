import type { linking, opening } from '../../exchange/link.ts'
import { loadError, orLoadError } from '../../experiment/spec/values/load-error.ts'

/** The link codec, which most visits do not need before their first picture. */
interface Links {
  readonly linking: typeof linking
  readonly opening: typeof opening
}

let links: Links | undefined

/** Loads the codec; returns undefined if it is loaded. Rejects with a sentence if it does not load. */
export function fetchLinks(): Promise<void> | undefined {
  if (links) return undefined
  return orLoadError(import('../../exchange/link.ts'), 'link support').then((loaded) => {
    links = loaded
  })
}

/**
 * Returns the loaded codec.
 * @throws Error if it is not loaded
 */
export function presentLinks(): Links {
  if (!links) throw new Error(loadError('link support'))
  return links
}
