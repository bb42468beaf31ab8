import type { Authored } from '../../experiment/authored.ts'
/** Where the text of a lecture came from; `here` means that it was written on this page. */
export interface Origin {
  readonly kind: 'file' | 'clipboard' | 'link' | 'address' | 'here'
  /** The name of the file, which a text written here can have too, or the host of the address; otherwise empty. */
  readonly name: Authored
  readonly address?: string
}

/** True if the reader may edit the text without making a copy. */
export const isWrittenHere = ({ kind }: Origin): boolean =>
  kind === 'file' || kind === 'clipboard' || kind === 'here'

/** A problem in a lecture's text: its place, counted from 1, a sentence, and its step, counted from 0. */
export interface LectureProblem {
  readonly line: number
  readonly column: number
  readonly message: string
  readonly step?: number
  /** True if the step is shown anyway. */
  readonly mild?: true
}

/** The text that a lecture was read from. This text is what gets saved and shared. */
export interface Manuscript {
  readonly text: string
  readonly origin: Origin
  /** The text in the file of a lecture written here; undefined if it is not saved in a file. */
  readonly saved?: string
  readonly authors: readonly Authored[]
  /** The languages of the lecture and its translations, its own first; undefined if there is no translation. */
  readonly languages?: readonly string[]
  /** If there are any problems, the lecture contains only the steps without them. */
  readonly problems: readonly LectureProblem[]
  /** The number of steps in the text, including broken ones. */
  readonly steps: number
  /** The whole text as a part of a link; undefined if it is too long. */
  readonly packed: string | undefined
  /** The number of characters by which it is too long for a link, or 0. */
  readonly excess: number
}
