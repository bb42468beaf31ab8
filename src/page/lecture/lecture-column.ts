import type { ReadonlySignal } from '@preact/signals-core'
import { html, nothing } from 'lit'
import { CommandEvent, EditEvent } from '../../elements/events.ts'
import type { LiveViews } from '../../elements/prose/live-slots.ts'
import { icon } from '../../elements/style/icons.ts'
import { panelIcon } from '../../elements/style/panel-icons.ts'
import { wordsLanguage } from '../../scenarios/place.ts'
import { isChanged, isOwnDraw } from '../../study/lecture/lecture.ts'
import type { Experiment } from '../../experiment/spec/experiment.ts'
import type { Study } from '../../study/study.ts'
import { appQuestion } from './question.ts'
import { writeWords } from '../../elements/lecture/share/write-words.ts'
import { noControls, namesControls, stepActs, controlsOfStep, type StepControls } from './step-acts.ts'
import { sandboxTries } from './sandbox-tries.ts'
import { stepping } from './stepping.ts'
import type { Tour } from './tour.ts'
import { asGiven } from '../../words/language/language.ts'

/** Switches between a lecture, the form of its experiment, and the free sandbox. */
export interface LectureActs {
  /** Opens or closes the form of the experiment. */
  allControls(): void
  takeApart(): void
  comeBack(): void
}

/**
 * The column of a lecture's step: the task with the step's controls, the observation, its text, its predictions, and at
 * the bottom the button for all controls. The free sandbox has the way back there; without a lecture there is only the
 * experiment's title. `player`: the bar of an automatically played lecture; `stage`: the form of the experiment is
 * collapsed; `numbers`: those in the text.
 */
export function appLecture(
  study: Study,
  tour: Tour,
  player: unknown,
  stage: boolean,
  acts: LectureActs,
  numbers: ReadonlySignal<LiveViews>,
) {
  const question = appQuestion(study, false, numbers)
  if (study.guessing.isOpen)
    return html`<div class="head">${stepping(tour)} ${player}</div>
      <div class="asked">${question}</div>`
  const { card } = study.predictions.value
  const internals = study.stepArrows.value
  const step = study.step.value
  const lang = wordsLanguage(tour.at)
  const hand = controlsOfStep(study, !stage)
  const beside = step?.try !== undefined && namesControls(study)
  const own = step?.title ?? study.store.experiment.title
  const title = own === undefined ? 'Your experiment' : asGiven(own)
  return html`${
      tour.at.apart
        ? html`${sandbox(tour, acts)} ${sandboxOffers(study.store.experiment)}`
        : html`<div class="head">
              ${stepping(tour)} ${player}
              <h2 lang=${step ? lang : nothing}>${title}</h2>
            </div>
            ${step ? stepActs(step, beside ? hand : noControls, numbers, lang) : nothing}`
    }
    <div class="words">
      ${question}
      ${step ? html`<bl-prose lang=${lang} .markdown=${step.prose} .numbers=${numbers}></bl-prose>` : nothing}
      ${
        isOwnDraw(tour.at)
          ? html`<p class="quiet">
              This step has its own random draw, seed ${tour.at.seed}. Live numbers belong to it; all others
              in the text belong to the lecture’s draw.
            </p>`
          : isChanged(tour.at, study.store.experiment)
            ? html`<p class="quiet">
                The experiment has changed since this step opened. Live numbers show its current state; the
                rest of the text describes the original.
              </p>`
            : nothing
      }
      ${card.length > 0 ? html`<bl-predictions .predictions=${card}></bl-predictions>` : nothing}
      ${internals ? html`<bl-internals .internals=${internals.view}></bl-internals>` : nothing}
    </div>
    ${tour.isLecture ? foot(beside ? noControls : hand, stage, acts) : [beside ? nothing : hand.wide, html`<div class="ways">${writeButton(tour)}</div>`]}`
}

/** The button that opens the editor; `small`: an icon only. */
export const writeButton = ({ at }: Tour, small = false) =>
  html`<button
    class=${small ? 'icon write' : 'button'}
    title="${writeWords(at)} (E)"
    aria-label=${writeWords(at)}
    @click=${(event: Event) => event.target?.dispatchEvent(new CommandEvent('edit'))}
  >
    ${panelIcon('pen')} ${small ? nothing : writeWords(at)}
  </button>`

/** The controls of a step that no instruction mentions, and the buttons for all of them. */
function foot({ die, wide }: StepControls, stage: boolean, acts: LectureActs) {
  return html`<div class="hand">
    ${wide} ${die}
    <div class="ways">
      <button class="button" aria-expanded=${!stage} @click=${() => acts.allControls()}>
        ${panelIcon('sliders')} All controls
      </button>
      <button
        class="button apart"
        title="Experiment freely from here. The lecture is not changed."
        @click=${() => acts.takeApart()}
      >
        Open in sandbox
      </button>
    </div>
  </div>`
}

/** Suggestions for the free sandbox, with buttons for those that one can carry out. */
const sandboxOffers = (experiment: Experiment) =>
  html`<ul class="offers" aria-label="Things to try">
    ${sandboxTries(experiment).map(
      ({ words, change }) =>
        html`<li class="try">
          <bl-prose .markdown=${words}></bl-prose>
          ${
            change
              ? html`<button
                  class="button"
                  @click=${(event: Event) =>
                    event.target?.dispatchEvent(new EditEvent(change.patch, change.label))}
                >
                  ${change.name}
                </button>`
              : nothing
          }
        </li>`,
    )}
  </ul>`

function sandbox({ at: { lecture, step } }: Tour, acts: LectureActs) {
  const count = lecture?.steps.length ?? 1
  const where = count > 1 ? `, step ${step + 1}` : ''
  return html`<div class="head">
    <h2>Free sandbox</h2>
    <p class="quiet">Change anything here. The lecture stays as you left it.</p>
    <button class="button primary" @click=${() => acts.comeBack()}>
      <span class="turned">${icon('chevron')}</span> Back to the lecture
    </button>
    <p class="quiet">“${asGiven(lecture?.title ?? '')}”${where}</p>
  </div>`
}
