import { html } from 'lit'
import type { Question } from '../exchange/lecture/scenario.ts'
import '../elements/lecture/question/bl-option-sketches.ts'
import { optionLetter } from '../view/question/verdict.ts'
import { asGiven } from '../words/language/language.ts'
import type { Guesses, OpenPicture } from './picture.ts'

/** Returns true if readers choose among sketches. */
export const areSketched = ({ options = [] }: Question): boolean =>
  options.length > 0 && options.every(({ sketch }) => sketch)

/** Returns a picture whose place the sketched options take while their question is open. */
export function optionSketches(question: Question, { guess, isOpen }: Guesses, picture: OpenPicture) {
  const options = (question.options ?? []).map(({ label, sketch = [] }, index) => ({
    letter: optionLetter(index),
    label: asGiven(label),
    sketch,
    chosen: guess.chosen === index,
    hands: guess.hands[index] ?? 0,
  }))
  return html`<bl-option-sketches
    ask=${question.ask}
    .options=${options}
    .ends=${picture.ends}
    ?open=${isOpen}
    >${isOpen ? '' : picture.render()}</bl-option-sketches
  >`
}
