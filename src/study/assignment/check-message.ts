import type { Experiment } from '../../experiment/spec/experiment.ts'
import type { SweepPoint } from '../../theory/sweep/sweep.ts'
import type { ScreenTranslator } from '../../words/language/language.ts'
import type { AssignedLecture } from './check-file.ts'
import type { CheckedFile } from './checked.ts'
import type { DrawFinding, KnownNumber } from './own-draws.ts'

/** What the worker needs to know of a lecture before anything else. */
export interface CheckBeginning {
  readonly kind: 'begin'
  readonly lecture: AssignedLecture
  /** The stored points of its sweeps, by the ids of their steps. */
  readonly stored: ReadonlyMap<string, readonly SweepPoint[]>
  /** The file that samples are read from, where a step has some. */
  readonly rows: readonly string[] | undefined
  /** The language of the screen, and its decimal mark; undefined for English. */
  readonly speech: Pick<ScreenTranslator, 'language' | 'decimalMark'> | undefined
}

/** A question to the worker: what a file says, the truth of a step's question of an experiment, or what is not true in other draws of a step. */
export type CheckQuestion =
  | { readonly kind: 'draws'; readonly step: string; readonly known: readonly KnownNumber[] }
  | { readonly kind: 'file'; readonly file: string; readonly text: string }
  | { readonly kind: 'truth'; readonly step: string; readonly experiment: Experiment }

/** A truth, null standing for no finite number, and in words. */
export interface TruthTold {
  readonly truth: readonly (number | null)[]
  readonly words: string
}

/** The answer to each kind of question. */
export interface CheckAnswers {
  readonly draws: readonly DrawFinding[]
  readonly file: CheckedFile
  readonly truth: TruthTold
}

/** A message to the worker. */
export type CheckRequest = CheckBeginning | (CheckQuestion & { readonly turn: number })

/** A message of the worker, about the question of a turn. */
export type CheckReply =
  | { readonly turn: number; readonly result: CheckAnswers[keyof CheckAnswers] }
  | { readonly turn: number; readonly failed: string }
