import type { ReadonlySignal } from '@preact/signals-core'
import { html, nothing } from 'lit'
import '../../elements/charts/plots/bl-asked-plot.ts'
import { GuessEvent } from '../../elements/guess-event.ts'
import type { LiveViews } from '../../elements/prose/live-slots.ts'
import { formatNumber } from '../../math/picture/format.ts'
import { withPercentsBound } from '../../math/picture/percents.ts'
import { wordsLanguage } from '../../scenarios/place.ts'
import { ownAxis } from '../../pictures/asked-plot.ts'
import type { Guessing } from '../../study/guessing.ts'
import { questionView } from '../../study/question-view.ts'
import type { Study } from '../../study/study.ts'
import { asGiven } from '../../words/language/language.ts'

/**
 * The question of the current step, its truth once requested, or the button that turns questions on again; nothing if the
 * step has none. An open question has a set-up and a heading, which is at the top of the screen in front of an audience.
 */
export function appQuestion(study: Study, presented: boolean, numbers: ReadonlySignal<LiveViews>) {
  const { question, isOpen, possible } = study.guessing
  if (!question) return possible && !presented ? questionsOff() : nothing
  const lang = wordsLanguage(study.place.value)
  return html`${
      isOpen && !presented
        ? html`<div>
            ${question.setup ? html`<bl-prose class="setup" lang=${lang} .markdown=${question.setup}></bl-prose>` : nothing}
            <p class="kicker">Guess first</p>
            <h2 lang=${lang}>${asGiven(withPercentsBound(question.ask))}</h2>
          </div>`
        : nothing
    }<bl-question
      ask=${question.ask}
      .language=${lang}
      .view=${questionView(study)}
      .numbers=${numbers}
    ></bl-question>
    ${presented ? guessAxis(study) : nothing}`
}

/** The box of an audience's axis of guesses, in pixels, if no picture has that axis; its bars stand on the bottom. */
const axisBox = { left: 24, top: 40, width: 240, height: 140 } as const

/** The guesses of an audience on their own axis; nothing if a picture has that axis. */
function guessAxis({ guessing }: Study) {
  const asked = ownAxis(guessing)
  const { from, to, log } = guessing.question?.scale ?? { from: 0, to: 1 }
  const frame = { ...axisBox, across: { from, to, log }, up: { from: 0, to: 1 } }
  const guess = asked?.guess && { ...asked.guess, number: undefined, over: 0, bars: 0.8 }
  return asked
    ? html`<div class="own-axis">
        <bl-asked-plot .asked=${{ ...asked, guess }} .frame=${frame}></bl-asked-plot>
        <p class="scale" aria-hidden="true">
          <span>${formatNumber(from)}</span><span>${formatNumber(to)}</span>
        </p>
      </div>`
    : nothing
}

/** The button in the footer of present mode that turns questions on again; nothing if the step has no question, or asks it. */
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
