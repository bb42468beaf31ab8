import type { Authored } from '../../experiment/authored.ts'
/** A file or a pasted text before it is read. */
export interface Incoming {
  /** The name of the file; '' for pasted text. */
  readonly name: Authored
  /** The first bytes, `mostLooked` at most. */
  readonly head: Uint8Array
}

export const mostLooked = 65_536

/** A file's extension in lower case, with its dot; '' if it has none. */
export const endingOf = (name: string): string => /\.[a-z0-9]{1,12}$/iu.exec(name)?.[0].toLowerCase() ?? ''

export const beginsWith = (head: Uint8Array, bytes: readonly number[]): boolean =>
  bytes.every((byte, i) => head[i] === byte)

/** The first bytes of a zip archive and of a NumPy array. */
export const [zipMark, npyMark] = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59],
] as const

const [utf16Little, utf16Big] = [
  [0xff, 0xfe],
  [0xfe, 0xff],
]

/**
 * The encoding of a text: by its byte-order mark, otherwise UTF-8 if valid, otherwise that of Western spreadsheets. `whole`: the last
 * character is complete.
 */
function encodingOf(bytes: Uint8Array, whole: boolean): string {
  if (beginsWith(bytes, utf16Little)) return 'utf-16le'
  if (beginsWith(bytes, utf16Big)) return 'utf-16be'
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: !whole })
    return 'utf-8'
  } catch {
    return 'windows-1252'
  }
}

/**
 * Decodes text in UTF-8, UTF-16 or Windows-1252, which are the encodings in which programs write tables. Returns undefined if the bytes are
 * not text. `whole`: they are the whole text and not just its beginning.
 */
export function textOfBytes(bytes: Uint8Array, whole: boolean): string | undefined {
  const text = new TextDecoder(encodingOf(bytes, whole)).decode(bytes, { stream: !whole })
  return text.includes('\0') ? undefined : text
}
