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
 * The question of the step at hand, its truth once that is asked for, or the way to turn questions on again; nothing on a step
 * that has none. An open question has its set-up and its heading, which a room has at the head of its screen.
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

/** The box of the axis that a room's guesses have where no picture has it, in pixels: its bars stand on its foot. */
const axisBox = { left: 24, top: 40, width: 240, height: 140 } as const

/** The guesses of a room on an axis of their own; nothing where a picture has it. */
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
