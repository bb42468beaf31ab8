import type { Authored } from '../../experiment/authored.ts'
/** A file, or a text that was pasted, as far as it is looked at before it is read. */
export interface Incoming {
  /** Name of the file; '' of what was pasted. */
  readonly name: Authored
  /** The bytes that it begins with, `mostLooked` at most. */
  readonly head: Uint8Array
}

/** Bytes by which something is known. */
export const mostLooked = 65_536

/** The end of a file's name in small letters, with its dot; '' where it has none. */
export const endingOf = (name: string): string => /\.[a-z0-9]{1,12}$/iu.exec(name)?.[0].toLowerCase() ?? ''

/** True of bytes that begin with these. */
export const beginsWith = (head: Uint8Array, bytes: readonly number[]): boolean =>
  bytes.every((byte, i) => head[i] === byte)

/** The bytes with which a zip archive and an array of NumPy begin. */
export const [zipMark, npyMark] = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59],
] as const

const [utf16Little, utf16Big] = [
  [0xff, 0xfe],
  [0xfe, 0xff],
]

/** The encoding of a text: by its mark, else UTF-8, else that of Western spreadsheets. `whole`: the last letter is complete. */
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
 * The text of bytes as programs write tables: in UTF-8 or UTF-16, or else in Windows-1252. Undefined where they are no text. `whole`:
 * they are all, and not the beginning of more.
 */
export function textOfBytes(bytes: Uint8Array, whole: boolean): string | undefined {
  const text = new TextDecoder(encodingOf(bytes, whole)).decode(bytes, { stream: !whole })
  return text.includes('\0') ? undefined : text
}
