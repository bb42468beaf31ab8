import { embedderOf } from './embedder.ts'
import type { FramedPage } from './frame-link.ts'
import { publicPage } from '../one-file/held.ts'
import { urlOptions, withoutOptions } from '../url-options.ts'

/**
 * Connects a page in a frame to its embedder until the signal aborts, and adds a link to the stage that opens it in a new
 * tab, unless its address forbids that. Does nothing outside a frame. An unknown embedder gets no answers.
 */
export async function listenInFrame(page: FramedPage, signal: AbortSignal): Promise<void> {
  if (window.parent === window) return
  if (urlOptions.open !== false) page.landscape.page = withoutOptions(publicPage())
  const embedder = embedderOf(window)
  if (!embedder) return
  const { listenToEmbedder } = await import('./frame-link.ts')
  if (!signal.aborted) listenToEmbedder(page, embedder, signal)
}
