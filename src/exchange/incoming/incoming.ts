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
