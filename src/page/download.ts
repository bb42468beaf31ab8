import type { Authored } from '../experiment/authored.ts'
import { inOpaqueFrame } from './opaque-frame.ts'
import { translate } from '../words/language/language.ts'

/** Milliseconds after which every browser has begun to save. */
const patience = 60_000

export function download(file: Blob, name: Authored): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), patience)
}

/** A note about a saved file: a frame without an origin may be forbidden to save, and does not learn of it. */
export const downloadNote = (): string =>
  inOpaqueFrame()
    ? translate('No file? The surrounding page may block downloads. Open this page in its own tab.')
    : ''
