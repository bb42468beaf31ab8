import { said } from '../../words/language/language.ts'
import { inOpaqueFrame } from '../opaque-frame.ts'

/** Has the browser print the page. Returns false where it prints nothing: a sandboxed frame without `allow-modals` is not told. */
export function prints(): boolean {
  let begins = false
  const hear = () => (begins = true)
  addEventListener('beforeprint', hear)
  print()
  removeEventListener('beforeprint', hear)
  return begins
}

/** What is to be known where nothing was printed. */
export const refusedToPrint =
  'Nothing was printed: the page around lets this frame print nothing. Open it in a tab of its own.'

/** What is to be known before something is drawn to be printed: a frame without an origin may be let print nothing. */
export const printNote = (): string =>
  inOpaqueFrame()
    ? said(
        'If nothing is printed, the page around lets this frame print nothing: open it in a tab of its own.',
      )
    : ''
