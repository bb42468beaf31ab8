import type { Authored } from '../experiment/authored.ts'
import { inOpaqueFrame } from './opaque-frame.ts'
import { translate } from '../words/language/language.ts'

/** Time after which every browser has begun to save, in milliseconds. */
const patience = 60_000

/** Has the browser save a file under a name. */
export function download(file: Blob, name: Authored): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), patience)
}

/** What is to be known of a file that was saved: a frame without an origin may be let save none, and is not told. */
export const downloadNote = (): string =>
  inOpaqueFrame()
    ? translate('No file? The surrounding page may block downloads. Open this page in its own tab.')
    : ''
