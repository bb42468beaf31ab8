import { beginsWith } from './incoming.ts'

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
