import type { Authored } from '../../experiment/authored.ts'
/** Where the text of a lecture came from; `here` it was written. */
export interface Origin {
  readonly kind: 'file' | 'clipboard' | 'link' | 'address' | 'here'
  /** The name of the file, which one that was written here may have too, or of who has it at its address; empty of the others. */
  readonly name: Authored
  readonly address?: string
}

/** True of what its reader may go on writing: a file, a text from the clipboard, or what was written here. */
export const isWrittenHere = ({ kind }: Origin): boolean =>
  kind === 'file' || kind === 'clipboard' || kind === 'here'

/** One thing that is wrong with a lecture's text: where, counted from 1, why, in a plain sentence, and in which step, from 0. */
export interface LectureProblem {
  readonly line: number
  readonly column: number
  readonly message: string
  readonly step?: number
  /** The step is shown all the same. */
  readonly mild?: true
}

/** The text that a lecture was read from, which is what is saved, given and kept of it. */
export interface Manuscript {
  readonly text: string
  readonly origin: Origin
  /** Of one that was written here: the text that its file has; undefined where it is in no file. */
  readonly saved?: string
  readonly authors: readonly Authored[]
  /** The languages in which the text has the lecture, its own first; undefined if it has no translation. */
  readonly languages?: readonly string[]
  /** What was wrong with it, so that the lecture has its good steps alone. */
  readonly problems: readonly LectureProblem[]
  /** Number of its steps, the broken ones too. */
  readonly steps: number
  /** The whole text as a part of links; undefined where it is too long for one. */
  readonly packed: string | undefined
  /** Letters by which it is too long for a link; 0 where it is not. */
  readonly excess: number
}
