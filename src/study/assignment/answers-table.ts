import { csvText, type Cell } from '../../exchange/assignment/csv.ts'
import type { GivenGuess } from '../../exchange/assignment/answers-file.ts'
import { translate } from '../../words/language/language.ts'
import { written } from '../../words/language/written.ts'
import { seedWords } from '../../words/draw-field.ts'
import { optionLetter } from '../../view/question/verdict.ts'
import type { AssignedStep } from './assigned.ts'
import type { CheckedAnswer, CheckedFile, FileState } from './checked.ts'

export const stateWords: Readonly<Record<FileState, string>> = {
  agrees: 'agrees',
  disagrees: 'does not match',
  unread: 'cannot be read',
  twice: 'submitted twice',
}

export function guessCell(guess: GivenGuess | undefined): Cell {
  if (!guess) return undefined
  if ('option' in guess) return optionLetter(guess.option)
  if ('number' in guess) return guess.number
  const numbers = 'place' in guess ? guess.place : guess.curve
  return numbers.map((one) => one ?? '').join(' ')
}

/** Column headings of a step, in order. */
const columns = ['guess', 'seen before', 'right', 'truth', 'off', 'final setting', 'reason'] as const

const yesOrNo = (right: boolean | undefined): Cell =>
  right === undefined ? undefined : translate(right ? 'yes' : 'no')

const cellsOf = (answer: CheckedAnswer | undefined): readonly Cell[] => [
  guessCell(answer?.guess),
  answer?.seen ? yesOrNo(true) : undefined,
  yesOrNo(answer?.right),
  answer?.truth.join(' '),
  answer && translate(answer.off),
  answer && translate(answer.left),
  answer?.reason,
]

export const noteWords = ({ notes }: Pick<CheckedFile, 'notes'>): readonly string[] => notes.map(translate)

/** Returns the number of right answers given before the truth was shown. */
const rightCount = ({ answers }: CheckedFile): number =>
  answers.filter(({ right, seen }) => right && !seen).length

/** Returns the table of all files as CSV, in the screen language: one row per file, in order, with seven columns for each step. */
export function answersTable(assigned: readonly AssignedStep[], files: readonly CheckedFile[]): string {
  const head = ['name', 'file', 'saved', 'state', 'right answers', 'own draw', 'notes'].map(translate)
  const named = assigned.flatMap(({ at }) => columns.map((column) => translate(`step ${at + 1} ${column}`)))
  const lines = files.map((one): readonly Cell[] => [
    ...[one.name, one.file, one.saved, translate(stateWords[one.state]), rightCount(one)],
    one.seed === undefined ? undefined : seedWords(one.seed),
    written(noteWords(one).join(' ')),
    ...assigned.flatMap(({ id }) => cellsOf(one.answers.find(({ step }) => step === id))),
  ])
  return csvText([[...head, ...named], ...lines])
}
