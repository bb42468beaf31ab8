import { html, nothing } from 'lit'
import { usualControls } from '../../elements/panels/usual-controls.ts'
import { icon } from '../../elements/style/icons.ts'
import type { ControlName } from '../../scenarios/scenario.ts'
import type { Study } from '../../landscape/study.ts'
import { appDial } from '../lecture/dial.ts'
import type { Guessing } from '../lecture/guessing.ts'
import { questionSwitch } from '../lecture/question.ts'
import { stepping } from '../lecture/stepping.ts'
import type { Tour } from '../lecture/tour.ts'

/** Actions of the bar's buttons. */
export interface PresentActs {
  notes(): void
  fullScreen(): void
  leave(): void
}

/** The names of the controls that the shown step gives into the hand. */
export const namedControls = (
  { store }: Pick<Study, 'store'>,
  { step }: Pick<Tour, 'step'>,
): readonly ControlName[] => step?.controls ?? usualControls(store.experiment, step?.sweep !== undefined)

/** True where the strip of charts stands below a presented step: it is asked for, or the step shows something there. */
export const presentsCharts = (study: Study, tour: Tour, pictured: boolean): boolean =>
  pictured ||
  tour.step?.chart !== undefined ||
  tour.step?.measure !== undefined ||
  tour.step?.sweep !== undefined ||
  namedControls(study, tour).includes('charts')

/** Foot of the screen in present mode: steps, the few controls of the step, large, and the exit. `said`: news to the speaker. */
export function presentBar(
  study: Study | undefined,
  tour: Tour,
  guessing: Guessing,
  said: string,
  acts: PresentActs,
) {
  const button = (name: string, picture: Parameters<typeof icon>[0], act: () => void) =>
    html`<button class="icon" title=${name} aria-label=${name} @click=${act}>${icon(picture)}</button>`
  return html`<section class="present" aria-label="Presentation">
    ${stepping(tour)}
    ${
      study
        ? html`${appDial(tour.step?.dial, study.store.experiment)}
            <bl-step-controls
              .experiment=${study.store.experiment}
              .names=${namedControls(study, tour)}
              .thresholds=${study.predictions.value.thresholds}
            ></bl-step-controls>`
        : nothing
    }
    <p class="said" role="status">${said}</p>
    ${questionSwitch(guessing)} ${button('Speaker’s notes in a second window', 'notes', () => acts.notes())}
    ${button('Full screen (F)', 'full-screen', () => acts.fullScreen())}
    ${button('Leave (Escape)', 'close', () => acts.leave())}
  </section>`
}
