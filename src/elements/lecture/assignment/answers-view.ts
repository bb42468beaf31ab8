import type { Authored } from '../../../experiment/authored.ts'
/** An answer in the table. */
export interface AnswerCell {
  /** The id of its step. */
  readonly step: string
  readonly text: string
  readonly right: boolean | undefined
  /** How far off it is, or what the experiment was left with. */
  readonly note: string
}

/** A file in the table. */
export interface AnswerRow {
  /** The place of the file among all that came, from 0. Several may have one name. */
  readonly at: number
  readonly file: Authored
  readonly name: Authored
  /** The seed of the student's own draw; empty if it is that of the lecture. */
  readonly draw: string
  readonly state: 'agrees' | 'disagrees' | 'unread' | 'twice'
  readonly words: string
  readonly notes: readonly string[]
  readonly cells: readonly AnswerCell[]
}

/** The guesses at a question, as shares of an axis or a plane, or counts of options. */
export interface GuessesView {
  readonly id: string
  /** The place of its step, from 0. */
  readonly at: number
  readonly ask: Authored
  /** Guesses, and how many are right. */
  readonly given: number
  readonly right: number
  /** Answers that followed the truth, and do not count. */
  readonly seen: number
  readonly options: readonly {
    readonly letter: string
    readonly label: Authored
    readonly count: number
    readonly right: boolean
  }[]
  /** The option that most believe in, where it is wrong. */
  readonly belief: number | undefined
  /** Numbers as shares of their axis, with the words of its ends; empty where there are none. */
  readonly numbers: readonly number[]
  readonly ends: readonly [string, string]
  /** Places as shares of the plane, from the left and from below. */
  readonly places: readonly (readonly [number, number])[]
  /** The truth, where all have the same: a share of the axis, or of the plane; and in words. */
  readonly truth: readonly number[] | undefined
  readonly truthWords: string
  /** They can be shown on the stage. */
  readonly shown: boolean
  readonly reasons: readonly Authored[]
}

/** All that was handed in at a lecture. */
export interface AnswersView {
  readonly title: Authored
  /** Files that are still to be checked. */
  readonly waiting: number
  readonly error: string
  readonly steps: readonly { readonly id: string; readonly at: number }[]
  readonly rows: readonly AnswerRow[]
  readonly questions: readonly GuessesView[]
}
