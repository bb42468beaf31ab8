import { translate } from '../../words/language/language.ts'
import { inOpaqueFrame } from '../opaque-frame.ts'

/**
 * Prints the page. Returns false in a frame that did not print: one sandboxed without `allow-modals` gets no error.
 * Outside a frame it always returns true, though some browsers report printing later.
 */
export function prints(): boolean {
  let begins = false
  const hear = () => (begins = true)
  addEventListener('beforeprint', hear)
  print()
  removeEventListener('beforeprint', hear)
  return begins || window.parent === window
}

/** What to say if nothing was printed. */
export const refusedToPrint =
  'Nothing was printed. The surrounding page blocks printing. Open this page in its own tab.'

/** A note before printing: a frame without an origin may be forbidden to print. */
export const printNote = (): string =>
  inOpaqueFrame()
    ? translate('Nothing printed? The surrounding page may block printing. Open this page in its own tab.')
    : ''
