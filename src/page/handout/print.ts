import { translate } from '../../words/language/language.ts'
import { inOpaqueFrame } from '../opaque-frame.ts'

/**
 * Has the browser print the page. Returns false in a frame that prints nothing: one that is sandboxed without `allow-modals` is not told.
 * Where the page is by itself it always prints, though some browsers say so later.
 */
export function prints(): boolean {
  let begins = false
  const hear = () => (begins = true)
  addEventListener('beforeprint', hear)
  print()
  removeEventListener('beforeprint', hear)
  return begins || window.parent === window
}

/** What is to be known where nothing was printed. */
export const refusedToPrint =
  'Nothing was printed. The surrounding page blocks printing. Open this page in its own tab.'

/** What is to be known before something is drawn to be printed: a frame without an origin may be let print nothing. */
export const printNote = (): string =>
  inOpaqueFrame()
    ? translate('Nothing printed? The surrounding page may block printing. Open this page in its own tab.')
    : ''
