import type { Experiment } from '../../experiment/spec/experiment.ts'
import type { SweepPoint } from '../../theory/sweep/sweep.ts'
import type { ScreenTranslator } from '../../words/language/language.ts'
import type { AssignedLecture } from './check-file.ts'
import type { CheckedFile } from './checked.ts'
import type { DrawFinding, KnownNumber } from './own-draws.ts'

/** What the worker needs to know about a lecture before any question. */
export interface CheckBeginning {
  readonly kind: 'begin'
  readonly lecture: AssignedLecture
  /** The stored points of its sweeps by step id. */
  readonly stored: ReadonlyMap<string, readonly SweepPoint[]>
  /** The sample files that its steps need, if any. */
  readonly rows: readonly string[] | undefined
  /** The screen language and its decimal mark; undefined for English. */
  readonly speech: Pick<ScreenTranslator, 'language' | 'decimalMark'> | undefined
}

/**
 * A question to the worker: to check a file, to compute the true answer to a step's question for an experiment, or to
 * find what is false in other draws of a step.
 */
export type CheckQuestion =
  | { readonly kind: 'draws'; readonly step: string; readonly known: readonly KnownNumber[] }
  | { readonly kind: 'file'; readonly file: string; readonly text: string }
  | { readonly kind: 'truth'; readonly step: string; readonly experiment: Experiment }

/** A true answer as numbers and in words; null stands for any number that is not finite. */
export interface TruthTold {
  readonly truth: readonly (number | null)[]
  readonly words: string
}

export interface CheckAnswers {
  readonly draws: readonly DrawFinding[]
  readonly file: CheckedFile
  readonly truth: TruthTold
}

export type CheckRequest = CheckBeginning | (CheckQuestion & { readonly turn: number })

/** A message from the worker about the question with the same turn. */
export type CheckReply =
  | { readonly turn: number; readonly result: CheckAnswers[keyof CheckAnswers] }
  | { readonly turn: number; readonly failed: string }
