import { html, nothing } from 'lit'
import { icon } from '../../elements/style/icons.ts'
import { appDial } from './dial.ts'
import { proseOf } from '../../landscape/opening/lecture.ts'
import type { Study } from '../../landscape/study.ts'
import type { Guessing } from './guessing.ts'
import { appQuestion } from './question.ts'
import { stepping } from './stepping.ts'
import type { Tour } from './tour.ts'

/** Paths between a lecture and the free sandbox. */
export interface LectureActs {
  takeApart(): void
  comeBack(): void
}

/**
 * Prose of a lecture's step and what is predicted, or a picture where nothing is; in the free sandbox the way back, without a
 * lecture the experiment's title alone.
 */
export function appLecture(
  study: Study,
  tour: Tour,
  guessing: Guessing,
  presented: boolean,
  acts: LectureActs,
  picture: unknown,
) {
  const { card } = study.predictions.value
  const internals = study.stepArrows.value
  return html`<div class="words" ?data-short=${tour.at.apart}>
      ${tour.at.apart ? sandbox(tour, acts) : lecture(study, tour, guessing, presented, acts)}
    </div>
    ${presented ? nothing : appDial(tour.step?.dial, study.store.experiment)}
    ${card.length > 0 ? html`<bl-predictions .predictions=${card}></bl-predictions>` : picture}
    ${internals ? html`<bl-internals .internals=${internals.view}></bl-internals>` : nothing}`
}

function lecture(study: Study, tour: Tour, guessing: Guessing, presented: boolean, acts: LectureActs) {
  const { store } = study
  const { step } = tour
  const title = step?.title ?? store.experiment.title ?? 'Your experiment'
  if (!step) return html`<h2>${title}</h2>`
  const question = appQuestion(guessing, study, tour, presented)
  if (guessing.stands) return html`${stepping(tour)} ${question}`
  return html`${stepping(tour)}
    <h2>${title}</h2>
    ${question}
    <bl-prose .markdown=${proseOf(step, presented)}></bl-prose>
    ${
      tour.isLecture
        ? html`<button
            class="button apart"
            title="Into the free sandbox with this experiment; the lecture stays as it is"
            @click=${() => acts.takeApart()}
          >
            Take it apart
          </button>`
        : nothing
    }`
}

function sandbox({ at: { lecture, step } }: Tour, acts: LectureActs) {
  const count = lecture?.steps.length ?? 1
  const where = count > 1 ? `, step ${step + 1}` : ''
  return html`<h2>Free sandbox</h2>
    <p class="quiet">Everything may change here. The lecture stays as you left it.</p>
    <button class="button primary" @click=${() => acts.comeBack()}>
      <span class="turned">${icon('chevron')}</span> Back to the lecture
    </button>
    <p class="quiet">“${lecture?.title}”${where}</p>`
}
