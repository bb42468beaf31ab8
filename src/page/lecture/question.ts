import { html, nothing } from 'lit'
import { GuessEvent } from '../../elements/guess-event.ts'
import type { QuestionView } from '../../elements/lecture/question/question-view.ts'
import { experimentOf } from '../../study/lecture/lecture.ts'
import type { Study } from '../../study/study.ts'
import { formatNumber } from '../../math/picture/format.ts'
import { givenPoints, hasGuess, optionLetter } from '../../view/question/verdict.ts'
import { arrangementOf, isLandscape } from '../board/arrangement.ts'
import { optionColor, type Guessing } from '../../study/guessing.ts'
import type { Tour } from './tour.ts'

/**
 * The question of the step at hand, its truth once that is asked for, or the way to turn questions on again; nothing on a step
 * that has none. A question that stands has its heading. Before a room a truth stands in a row under stages beside each other, which take
 * all the width.
 */
export function appQuestion(
  guessing: Guessing,
  study: Pick<Study, 'content' | 'store' | 'together'>,
  tour: Tour,
  presented: boolean,
) {
  const { question, stands, possible } = guessing
  if (!question) return possible && !presented ? questionsOff() : nothing
  const { hero } = arrangementOf(tour.step, study.store.experiment)
  const row = presented && !stands && study.together.length > 1 && isLandscape(hero)
  return html`${
      stands
        ? html`<p class="kicker">Guess first</p>
            <h2>${question.ask}</h2>`
        : html`<p class="kicker">${question.ask}</p>`
    }<bl-question
      ask=${question.ask}
      ?row=${row}
      .view=${questionView(guessing, study, tour, presented)}
    ></bl-question>`
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

function questionView(
  guessing: Guessing,
  study: Pick<Study, 'content'>,
  tour: Tour,
  presented: boolean,
): QuestionView {
  const { question, guess, verdict, fault, revealed } = guessing
  const { axes, extent } = study.content.value
  return {
    kind: question?.kind ?? 'choice',
    options: (question?.options ?? []).map((option, i) => ({
      letter: optionLetter(i),
      label: option.label,
      color: question && optionColor(question, option),
      hands: guess.hands[i] ?? 0,
      chosen: guess.chosen === i,
      true: verdict?.option === i,
    })),
    pins: guess.pins,
    axes: [axes.a, axes.b],
    extent: [extent.a, extent.b],
    scale: question?.scale ?? { from: 0, to: 1 },
    number: guess.number,
    curve: (tour.step?.sweep?.values ?? []).slice(givenPoints).map((value, i) => ({
      index: i + givenPoints,
      name: `at ${formatNumber(value)}`,
      drawn: guess.curve[i + givenPoints],
    })),
    guessed: hasGuess(guess),
    presented,
    revealed: revealed
      ? {
          busy: !verdict && !fault,
          right: verdict?.right,
          number: question?.kind === 'number' ? guessing.truth?.[0] : undefined,
          headline: fault || headline(verdict?.headline ?? '', verdict?.right),
          distances: verdict?.distances ?? [],
          because: fault ? '' : reason(guessing, tour),
        }
      : undefined,
  }
}

const headline = (words: string, right: boolean | undefined): string =>
  right === true ? `Right! ${words}` : words

/** The reason, which speaks of the experiment as the lecture has it. */
function reason(guessing: Guessing, { at }: Tour): string {
  const because = guessing.question?.because ?? ''
  const written = at.lecture && experimentOf(at.lecture, at.step)
  if (guessing.stale) return 'That was for the experiment as it was then: ask again.'
  return written && guessing.differs(written) ? `From the step’s own w₀: ${because}` : because
}
