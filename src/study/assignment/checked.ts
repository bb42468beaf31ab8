import type { Authored } from '../../experiment/authored.ts'
import type { GivenGuess } from '../../exchange/assignment/answers-file.ts'
import type { Patch } from '../../experiment/format/merge.ts'

/** An answer of a file as it was computed again. */
export interface CheckedAnswer {
  /** The id of its step. */
  readonly step: string
  /** Undefined where the question was not answered. */
  readonly guess: GivenGuess | undefined
  /** The answer was shown before it was given. */
  readonly seen: boolean
  /** Undefined where there is no guess to judge. */
  readonly right: boolean | undefined
  /** How far off the guess is, in words; empty where nothing is to be said. */
  readonly off: string
  /** What is true of the experiment that was answered; NaN stands for no finite number. */
  readonly truth: readonly number[]
  /** What the experiment was left with, in words; empty where it was left as it is. */
  readonly left: string
  /** The experiment as it was left, as a merge patch on that of the step. */
  readonly patch: Patch | undefined
  readonly reason: Authored
}

/**
 * What a file is: its answers follow from its experiments (`agrees`), they do not or it was changed (`disagrees`), it cannot be read, or
 * is of another lecture or of another form of it (`unread`); or another file of the same hand counts in its place (`twice`).
 */
export type FileState = 'agrees' | 'disagrees' | 'unread' | 'twice'

/** A file of answers once it is checked. */
export interface CheckedFile {
  /** The name of the file. */
  readonly file: Authored
  /** The name of who answered, as it is written; empty where there is none. */
  readonly name: Authored
  /** The seed of the student’s own draw; undefined if the experiments have the lecture’s. */
  readonly seed: number | undefined
  /** Time at which it was saved; empty where it is not known. */
  readonly saved: string
  readonly state: FileState
  /** What is wrong with it or strange in it, a sentence each. */
  readonly notes: readonly string[]
  readonly answers: readonly CheckedAnswer[]
  /** What tells its answers from others. */
  readonly key: string
}

/** A file that cannot be read, and why. */
export const unreadFile = (file: string, why: string): CheckedFile => ({
  ...{ file, name: '', seed: undefined, saved: '', state: 'unread', key: '' },
  notes: [why],
  answers: [],
})
