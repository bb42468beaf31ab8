/** Where the text of a lecture came from. */
export interface Origin {
  readonly kind: 'file' | 'clipboard' | 'link' | 'address'
  /** The name of the file, or of who has it at its address; empty of the others. */
  readonly name: string
  readonly address?: string
}

/** One thing that is wrong with a lecture's text: where, counted from 1, why, in a plain sentence, and in which step, from 0. */
export interface LectureProblem {
  readonly line: number
  readonly column: number
  readonly message: string
  readonly step?: number
}

/** The text that a lecture was read from, which is what is saved, given and kept of it. */
export interface Manuscript {
  readonly text: string
  readonly origin: Origin
  readonly authors: readonly string[]
  /** What was wrong with it, so that the lecture has its good steps alone. */
  readonly problems: readonly LectureProblem[]
  /** Number of its steps, the broken ones too. */
  readonly steps: number
  /** The whole text as a part of links; undefined where it is too long for one. */
  readonly packed: string | undefined
  /** Letters by which it is too long for a link; 0 where it is not. */
  readonly excess: number
}
