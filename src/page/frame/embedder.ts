/** The page around a frame: its window, and its origin as in its messages. */
export interface Embedder {
  readonly window: Pick<Window, 'postMessage'>
  readonly origin: string
}

/** The parts of a page that identify the page around it. */
interface Framed {
  readonly parent: Window
  readonly location: { readonly ancestorOrigins?: ArrayLike<string> }
  readonly document: { readonly referrer: string }
}

/**
 * Opaque origins, which read differently when the page is queried and when it posts: local files and sandboxed pages have
 * no origin.
 */
const opaque = ['null', 'file://']

/**
 * Returns the page around this one; undefined if this is not a frame, or the browser does not name the embedder. It does
 * so by `ancestorOrigins` or by the referrer. A page with `referrerpolicy="no-referrer"` in a browser without
 * `ancestorOrigins` is unknown, and its messages are ignored.
 */
export function embedderOf(page: Framed): Embedder | undefined {
  if (page.parent === (page as unknown)) return undefined
  const told = page.location.ancestorOrigins?.[0]
  const origin = told ?? originOf(page.document.referrer)
  return origin === undefined
    ? undefined
    : { window: page.parent, origin: opaque.includes(origin) ? 'null' : origin }
}

const originOf = (address: string): string | undefined =>
  URL.canParse(address) ? new URL(address).origin : undefined

/** Returns true for a message from the embedder: the browser confirms both its window and its origin. */
export const isFrom = (
  embedder: Embedder,
  { source, origin }: Pick<MessageEvent, 'source' | 'origin'>,
): boolean => source === embedder.window && origin === embedder.origin

/** Posts only to the embedder. An opaque origin can only be addressed by its window. */
export function tell({ window, origin }: Embedder, message: object): void {
  window.postMessage(message, origin === 'null' ? '*' : origin)
}
