import type { CellOption } from '../elements/cell-option.ts'
import { optionLetter } from '../view/question/verdict.ts'
import type { Guesses } from './picture.ts'
import { asGiven } from '../words/language/language.ts'

/** Returns the options that have a cell, with choices and counts, and the right one once it is shown. */
export const cellOptions = ({ question, guess, verdict }: Guesses): CellOption[] =>
  (question?.options ?? []).flatMap(({ label, cell }, index) =>
    cell
      ? {
          index,
          letter: optionLetter(index),
          label: asGiven(label),
          column: cell[0],
          row: cell[1],
          chosen: guess.chosen === index,
          hands: guess.hands[index] ?? 0,
          right: verdict?.option === index,
        }
      : [],
  )
