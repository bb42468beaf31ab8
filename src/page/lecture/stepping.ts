import { html, nothing } from 'lit'
import { classMap } from 'lit/directives/class-map.js'
import { icon } from '../../elements/style/icons.ts'
import type { Tour } from './tour.ts'
import { asGiven } from '../../words/language/language.ts'

/**
 * The place in the lecture, and buttons for the previous and the next step; nothing in a lecture of one step. For an
 * audience (`room`) in short form, with a dot for each step.
 */
export function stepping(tour: Tour, room = false) {
  const { lecture, step, apart } = tour.at
  const count = lecture?.steps.length ?? 0
  if (count < 2 || apart) return nothing
  const button = (by: 1 | -1, name: string, act: () => void) =>
    html`<button
      class="icon bare ${by < 0 ? 'turned' : ''}"
      title=${name}
      aria-label=${name}
      ?disabled=${!tour.has(by)}
      @click=${act}
    >
      <span class="way" aria-hidden="true">${by < 0 ? 'Back' : 'Next step'}</span> ${icon('chevron')}
    </button>`
  return html`<nav class="stepping" aria-label="Steps of the lecture">
    ${button(-1, 'Previous step (Page up)', () => tour.previous())}
    ${
      room
        ? html`<span class="quiet"
              ><span class="visually-hidden">step ${step + 1} of ${count}</span
              ><span aria-hidden="true">${step + 1} / ${count}</span></span
            >
            <span class="progress" aria-hidden="true">
              ${lecture?.steps.map((_, k) => html`<i class=${classMap({ past: k < step, now: k === step })}></i>`)}
            </span>`
        : html`<span class="quiet">step ${step + 1} of ${count}</span>`
    }
    ${button(1, 'Next step (Page down)', () => tour.next())}
  </nav>`
}

/**
 * The steps of a lecture as clickable dots; a diamond is a step with a question. While lectures ask their `questions`,
 * the current step and later ones have no title, since it may give an answer away. Nothing in a lecture of one step.
 */
export function stepDots(tour: Pick<Tour, 'at' | 'openStep'>, questions: boolean) {
  const { lecture, step, apart } = tour.at
  if (!lecture || lecture.steps.length < 2) return nothing
  return html`<nav class="dots" aria-label="All steps of the lecture">
    ${lecture.steps.map(({ title, question }, k) => {
      const name = `Step ${k + 1} of ${lecture.steps.length}${questions && k >= step ? '' : `: ${asGiven(title)}`}`
      return html`<button
        class=${classMap({ question: question !== undefined, past: k < step })}
        title=${name}
        aria-label=${name}
        aria-current=${k === step && !apart ? 'step' : nothing}
        @click=${() => tour.openStep(k)}
      ></button>`
    })}
  </nav>`
}
