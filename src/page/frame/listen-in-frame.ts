import { embedderOf } from './embedder.ts'
import type { FramedPage } from './frame-link.ts'

/** Has a page in a frame answer the page around until the signal aborts; nothing where this is no frame, or nobody says who is around. */
export async function listenInFrame(page: FramedPage, signal: AbortSignal): Promise<void> {
  const embedder = embedderOf(window)
  if (!embedder) return
  const { listenToEmbedder } = await import('./frame-link.ts')
  if (!signal.aborted) listenToEmbedder(page, embedder, signal)
}
