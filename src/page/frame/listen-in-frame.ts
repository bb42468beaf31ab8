import { embedderOf } from './embedder.ts'
import type { FramedPage } from './frame-link.ts'
import { publicPage } from '../one-file/held.ts'
import { urlOptions, withoutOptions } from '../url-options.ts'

/**
 * Gives the stage of a page in a frame a link that opens it in a tab of its own, unless its address wants none, and has it answer the
 * page around until the signal aborts; nothing where this is no frame. Nobody is answered who is not known.
 */
export async function listenInFrame(page: FramedPage, signal: AbortSignal): Promise<void> {
  if (window.parent === window) return
  if (urlOptions.open !== false) page.landscape.page = withoutOptions(publicPage())
  const embedder = embedderOf(window)
  if (!embedder) return
  const { listenToEmbedder } = await import('./frame-link.ts')
  if (!signal.aborted) listenToEmbedder(page, embedder, signal)
}
