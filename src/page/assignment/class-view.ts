import type {
  AnswerCell,
  AnswerRow,
  AnswersView,
  GuessesView,
} from '../../elements/lecture/assignment/answers-view.ts'
import { hasSurface } from '../../experiment/spec/experiment.ts'
import { formatExact, formatNumber } from '../../math/picture/format.ts'
import { shareOnScale } from '../../math/picture/scale-share.ts'
import { guessCell, noteWords, stateWords } from '../../study/assignment/answers-table.ts'
import type { CheckedAnswer, CheckedFile } from '../../study/assignment/checked.ts'
import type { Collection } from '../../study/assignment/collection.ts'
import { patchedStep } from '../../study/assignment/step-truth.ts'
import { belief, type Tally } from '../../study/assignment/tally.ts'
import { seedWords } from '../../words/draw-field.ts'
import { optionLetter } from '../../view/question/verdict.ts'

/** The plane for guessed places if the experiment has no extent. */
const defaultExtent = { a: [-1, 1], b: [-1, 1] } as const

function cellOf({ step, guess, seen, right, off, left }: CheckedAnswer): AnswerCell {
  const cell = guessCell(guess)
  const text =
    guess && 'place' in guess
      ? guess.place.map((one) => formatNumber(one, 3)).join(', ')
      : guess && 'curve' in guess
        ? 'a curve'
        : typeof cell === 'number'
          ? formatNumber(cell, 3)
          : String(cell ?? '')
  const shown = seen ? (guess ? 'answered after the answer was shown' : 'the answer was shown') : ''
  const note = [shown, off && !right ? off : '', left && `final setting: ${left}`].filter(Boolean).join(' · ')
  return { step, text, right, note }
}

const rowOf = ({ file, name, seed, state, notes, answers }: CheckedFile, at: number): AnswerRow => ({
  ...{ at, file, name, state, notes: noteWords({ notes }) },
  draw: seed === undefined ? '' : seedWords(seed),
  words: stateWords[state],
  cells: answers.map(cellOf),
})

/** The end points of the plane in which places of a step are guessed. */
function extentOf({ lecture }: Collection, { at, question }: Tally) {
  if (question.kind !== 'place') return defaultExtent
  const experiment = patchedStep(lecture.steps, at)
  if (!hasSurface(experiment) || !('extent' in experiment.plane)) return defaultExtent
  return experiment.plane.extent ?? defaultExtent
}

function guessesOf(collection: Collection, tally: Tally): GuessesView {
  const { id, at, question, given, right, seen, options, option, numbers, places, truth, reasons } = tally
  const { scale = { from: 0, to: 1 } } = question
  const { a, b } = extentOf(collection, tally)
  const place = ([one = NaN, other = NaN]: readonly number[]) =>
    [shareOnScale(one, { from: a[0], to: a[1] }), shareOnScale(other, { from: b[0], to: b[1] })] as const
  const isPlace = question.kind === 'place'
  return {
    ...{ id, at, given, right, seen, reasons, ask: question.ask, belief: belief(tally) },
    options: (question.options ?? []).map(({ label }, i) => ({
      ...{ letter: optionLetter(i), label, count: options[i] ?? 0, right: i === option },
    })),
    numbers: numbers.map((number) => shareOnScale(number, scale)),
    ends: [formatNumber(scale.from), formatNumber(scale.to)],
    places: places.map(place),
    truth: truth && (isPlace ? place(truth) : [shareOnScale(truth[0] ?? NaN, scale)]),
    truthWords: truth ? formatExact(truth[0] ?? NaN, 3) : '',
    shown: question.kind !== 'curve',
  }
}

/** The answers of a class as the dialog shows them. Everything it reads is tracked. */
export const classView = (collection: Collection): AnswersView => ({
  title: collection.lecture.title,
  waiting: collection.waiting.value,
  error: collection.error,
  steps: collection.assigned.value.map(({ id, at }) => ({ id, at })),
  rows: collection.files.value.map(rowOf),
  questions: collection.tallies.value.map((tally) => guessesOf(collection, tally)),
})
