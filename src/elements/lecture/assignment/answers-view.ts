import type { Authored } from '../../../experiment/authored.ts'
export interface AnswerCell {
  readonly step: string
  readonly text: string
  readonly right: boolean | undefined
  /** Its error, or the final setting of the experiment. */
  readonly note: string
}

/** A file in the table. */
export interface AnswerRow {
  /** Index of the file in order of arrival; names need not be unique. */
  readonly at: number
  readonly file: Authored
  readonly name: Authored
  /** Seed of the student’s own draw; empty for the lecture’s draw. */
  readonly draw: string
  readonly state: 'agrees' | 'disagrees' | 'unread' | 'twice'
  readonly words: string
  readonly notes: readonly string[]
  readonly cells: readonly AnswerCell[]
}

/** The guesses at a question, as fractions of an axis or plane, or counts of options. */
export interface GuessesView {
  readonly id: string
  /** Index of its step, from 0. */
  readonly at: number
  readonly ask: Authored
  /** Number of guesses. `right` of them are correct. */
  readonly given: number
  readonly right: number
  /** Number of answers given after the truth was shown, which do not count. */
  readonly seen: number
  readonly options: readonly {
    readonly letter: string
    readonly label: Authored
    readonly count: number
    readonly right: boolean
  }[]
  /** Index of the most frequent option, if it is wrong. */
  readonly belief: number | undefined
  /** Numbers as fractions of their axis. `ends` has the labels of its end points. */
  readonly numbers: readonly number[]
  readonly ends: readonly [string, string]
  /** Places as fractions of the plane, from the left and from the bottom. */
  readonly places: readonly (readonly [number, number])[]
  /** The truth as fractions of the axis or plane, if it is the same for all. `truthWords` has its text. */
  readonly truth: readonly number[] | undefined
  readonly truthWords: string
  /** Whether the stage can show the answers. */
  readonly shown: boolean
  readonly reasons: readonly Authored[]
}

/** All answers submitted for a lecture. */
export interface AnswersView {
  readonly title: Authored
  /** Number of files not checked yet. */
  readonly waiting: number
  readonly error: string
  readonly steps: readonly { readonly id: string; readonly at: number }[]
  readonly rows: readonly AnswerRow[]
  readonly questions: readonly GuessesView[]
}
