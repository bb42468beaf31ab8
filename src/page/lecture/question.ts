import { html, nothing } from 'lit'
import { GuessEvent } from '../../elements/guess-event.ts'
import type { Guessing } from '../../study/guessing.ts'
import { questionView } from '../../study/question-view.ts'
import type { Study } from '../../study/study.ts'
import { arrangementOf, isLandscape } from '../board/arrangement.ts'

/**
 * The question of the step at hand, its truth once that is asked for, or the way to turn questions on again; nothing on a step
 * that has none. An open question has its heading. Before a room a truth is in a row under stages beside each other, which take
 * all the width.
 */
export function appQuestion(study: Study, presented: boolean) {
  const { question, isOpen, possible } = study.guessing
  if (!question) return possible && !presented ? questionsOff() : nothing
  const isRevealed = study.place.value.revealed !== undefined
  const { hero } = arrangementOf(study.step.value, study.store.experiment, isRevealed)
  const row = presented && !isOpen && study.together.length > 1 && isLandscape(hero)
  return html`${
      isOpen
        ? html`<p class="kicker">Guess first</p>
            <h2>${question.ask}</h2>`
        : html`<p class="kicker">${question.ask}</p>`
    }<bl-question ask=${question.ask} ?row=${row} .view=${questionView(study)}></bl-question>`
}

/** The way to turn questions on again, in the foot of present mode; nothing on a step that has none, or asks it. */
export const questionSwitch = ({ on, possible }: Guessing) =>
  possible && !on ? askButton('Ask first') : nothing

const askButton = (words: string) =>
  html`<button
    class="button"
    @click=${(event: Event) => event.target?.dispatchEvent(new GuessEvent({ kind: 'questions', on: true }))}
  >
    ${words}
  </button>`

const questionsOff = () => html`<p class="quiet">This step has a question. ${askButton('Ask me first')}</p>`
