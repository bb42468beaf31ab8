import type { Authored } from '../../experiment/authored.ts'
import type { GivenGuess } from '../../exchange/assignment/answers-file.ts'
import type { Patch } from '../../experiment/format/merge.ts'

/** A recomputed answer from a file. */
export interface CheckedAnswer {
  readonly step: string
  /** Undefined if the question was not answered. */
  readonly guess: GivenGuess | undefined
  /** The truth was shown before the answer was given. */
  readonly seen: boolean
  /** Undefined if there is no guess to judge. */
  readonly right: boolean | undefined
  /** How far off the guess is, in words, or empty. */
  readonly off: string
  /** The truth for the student's experiment; NaN stands for any number that is not finite. */
  readonly truth: readonly number[]
  /** The changes to the experiment in words; empty if there are none. */
  readonly left: string
  /** The student's experiment as a merge patch on that of the step. */
  readonly patch: Patch | undefined
  readonly reason: Authored
}

/**
 * The state of a file. `agrees`: its answers follow from its experiments. `disagrees`: they do not, or the file was
 * changed. `unread`: it cannot be read, or belongs to another lecture or another version of it. `twice`: another file by
 * the same student counts instead.
 */
export type FileState = 'agrees' | 'disagrees' | 'unread' | 'twice'

export interface CheckedFile {
  readonly file: Authored
  /** The student’s name as entered, or empty. */
  readonly name: Authored
  /** The seed of the student’s own draw; undefined if the experiments have the lecture’s. */
  readonly seed: number | undefined
  /** When it was saved; empty if unknown. */
  readonly saved: string
  readonly state: FileState
  /** What is wrong or unusual, one sentence each. */
  readonly notes: readonly string[]
  readonly answers: readonly CheckedAnswer[]
  /** The time and the answers as text: equal only for copies of one file. */
  readonly key: string
}

/** A file that cannot be read, with the reason. */
export const unreadFile = (file: string, why: string): CheckedFile => ({
  ...{ file, name: '', seed: undefined, saved: '', state: 'unread', key: '' },
  notes: [why],
  answers: [],
})
