/** The page around a frame: its window, and its origin as its messages have it. */
export interface Embedder {
  readonly window: Pick<Window, 'postMessage'>
  readonly origin: string
}

/** What of a page tells who is around it. */
interface Framed {
  readonly parent: Window
  readonly location: { readonly ancestorOrigins?: ArrayLike<string> }
  readonly document: { readonly referrer: string }
}

/** Origins that are written in another way where a page is asked than where it posts: a page of a disk, and one in a sandbox, have none. */
const opaque = ['null', 'file://']

/**
 * The page around this one; undefined where this is no frame, or where nobody says who is around it. The browser says it by
 * `ancestorOrigins`, or by the address that this page was opened from; a page with `referrerpolicy="no-referrer"` in a browser without
 * the first is not known, and then not listened to.
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

/** True for a message of the page around: from its window and its origin, both as the browser says them. */
export const isFrom = (
  embedder: Embedder,
  { source, origin }: Pick<MessageEvent, 'source' | 'origin'>,
): boolean => source === embedder.window && origin === embedder.origin

/** Posts to the page around, and to no other: an origin that is none can be given no message but by its window. */
export function tell({ window, origin }: Embedder, message: object): void {
  window.postMessage(message, origin === 'null' ? '*' : origin)
}
