import type { ReadonlySignal } from '@preact/signals-core'
import { html, nothing } from 'lit'
import type { LiveViews } from '../../elements/prose/live-slots.ts'
import { icon } from '../../elements/style/icons.ts'
import { withPercentsBound } from '../../math/picture/percents.ts'
import { wordsLanguage } from '../../scenarios/place.ts'
import type { Study } from '../../study/study.ts'
import { litSentence } from '../lecture/lit-sentence.ts'
import { questionSwitch } from '../lecture/question.ts'
import { controlsOfStep } from '../lecture/step-acts.ts'
import { stepping } from '../lecture/stepping.ts'
import type { Tour } from '../lecture/tour.ts'
import { asGiven } from '../../words/language/language.ts'

export interface PresentActs {
  notes(): void
  code(): void
  fullScreen(): void
  leave(): void
}

/** Characters of a task above which it gets its own line: next to the timeline it would be a column of short lines. */
const longTry = 36

/** Header of present mode: the title of the step and the observation, or its question, legible from the back row. */
export function presentHead(
  { store, guessing, place, step: { value: step } }: Pick<Study, 'store' | 'guessing' | 'place' | 'step'>,
  numbers: ReadonlySignal<LiveViews>,
) {
  const { question, isOpen } = guessing
  const title =
    (isOpen && question && withPercentsBound(question.ask)) || (step?.title ?? store.experiment.title ?? '')
  const lang = wordsLanguage(place.value)
  const line = isOpen ? question?.setup : step && litSentence(step)
  return html`<div class="strip" role="banner">
    <h2 aria-level="1" lang=${lang}>${asGiven(title)}</h2>
    ${line ? html`<div class="watch">${isOpen ? nothing : icon('eye')}<bl-prose lang=${lang} .markdown=${line} .numbers=${numbers}></bl-prose></div>` : nothing}
  </div>`
}

/**
 * Footer of present mode: steps, the timeline, the task with the step's controls, large, and the exit. `translate`:
 * announcements to the speaker.
 */
export function presentBar(
  study: Pick<Study, 'store' | 'predictions' | 'guessing' | 'step'>,
  tour: Tour,
  timeline: unknown,
  said: string,
  acts: PresentActs,
) {
  const button = (name: string, picture: Parameters<typeof icon>[0], act: () => void) =>
    html`<button class="icon" title=${name} aria-label=${name} @click=${act}>${icon(picture)}</button>`
  const { die, wide } = controlsOfStep(study)
  const act = study.step.value?.try
  return html`<section class="present" aria-label="Presentation">
    ${stepping(tour, true)} ${timeline}
    <p class="said" role="status">${said}</p>
    <div class="hold">
      <div class="do">
        ${
          act && !study.guessing.isOpen
            ? html`<span class="kicker">Try</span
                ><bl-prose
                  lang=${wordsLanguage(tour.at)}
                  ?data-long=${act.length > longTry}
                  .markdown=${act}
                ></bl-prose>`
            : nothing
        }
        ${wide} ${die}
      </div>
      <span class="ways">
        ${questionSwitch(study.guessing)}
        ${button('Open speaker notes in a second window', 'notes', () => acts.notes())}
        ${button('QR code of this view (Q)', 'code', () => acts.code())}
        ${button('Full screen (F)', 'full-screen', () => acts.fullScreen())}
        ${button('Stop presenting (P)', 'close', () => acts.leave())}
      </span>
    </div>
  </section>`
}
