import { csvText, type Cell } from '../../exchange/homework/csv.ts'
import type { GivenGuess } from '../../exchange/homework/answers-file.ts'
import { optionLetter } from '../../view/question/verdict.ts'
import type { AssignedStep } from './assigned.ts'
import type { CheckedAnswer, CheckedFile, FileState } from './checked.ts'

/** What is said of each state. */
export const stateWords: Readonly<Record<FileState, string>> = {
  agrees: 'agrees',
  disagrees: 'does not agree',
  unread: 'cannot be read',
  twice: 'handed in twice',
}

/** A guess in one cell. */
export function guessCell(guess: GivenGuess | undefined): Cell {
  if (!guess) return undefined
  if ('option' in guess) return optionLetter(guess.option)
  if ('number' in guess) return guess.number
  const numbers = 'place' in guess ? guess.place : guess.curve
  return numbers.map((one) => one ?? '').join(' ')
}

/** Columns of a step, in their order. */
const columns = ['guess', 'right', 'truth', 'off', 'left with', 'reason'] as const

const cellsOf = (answer: CheckedAnswer | undefined): readonly Cell[] => [
  guessCell(answer?.guess),
  answer?.right,
  answer?.truth.join(' '),
  answer?.off,
  answer?.left,
  answer?.reason,
]

/** The table of all files as CSV: a line each, in their order, with six columns for each step. */
export function answersTable(assigned: readonly AssignedStep[], files: readonly CheckedFile[]): string {
  const head = ['name', 'file', 'saved', 'state', 'right', 'notes']
  const named = assigned.flatMap(({ at }) => columns.map((column) => `step ${at + 1} ${column}`))
  const lines = files.map(({ name, file, saved, state, notes, answers }): readonly Cell[] => [
    ...[name, file, saved, stateWords[state]],
    answers.filter(({ right }) => right).length,
    notes.join(' '),
    ...assigned.flatMap(({ id }) => cellsOf(answers.find(({ step }) => step === id))),
  ])
  return csvText([[...head, ...named], ...lines])
}
