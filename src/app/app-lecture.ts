import { html, nothing } from 'lit'
import { icon } from '../elements/icons.ts'
import type { Theme } from '../math/palette.ts'
import { appDial } from './app-dial.ts'
import { proseOf, type Lecture } from './lecture.ts'
import type { Presenter } from './presenter.ts'

/**
 * Prose of a lecture's step and what is predicted, or a picture where nothing is; without a lecture, of the experiment alone.
 * `turn` goes to another step.
 */
export function appLecture(
  presenter: Presenter,
  theme: Theme,
  lecture: Lecture | undefined,
  at: number,
  turn: (step: number) => void,
  picture: unknown,
) {
  const { card } = presenter.predictions(theme)
  const internals = presenter.stepArrows(theme)
  const step = lecture?.steps[at]
  return html`<div class="words">
      ${stepping(lecture, at, turn)}
      <h2>${step?.title ?? presenter.workbench.experiment.title ?? 'Your experiment'}</h2>
      ${step ? html`<bl-prose .markdown=${proseOf(step)}></bl-prose>` : nothing}
    </div>
    ${appDial(step?.dial, presenter.workbench.experiment)}
    ${card.length > 0 ? html`<bl-predictions .predictions=${card}></bl-predictions>` : picture}
    ${internals ? html`<bl-internals .internals=${internals.view}></bl-internals>` : nothing}`
}

function stepping(lecture: Lecture | undefined, at: number, turn: (step: number) => void) {
  const count = lecture?.steps.length ?? 0
  if (count < 2) return nothing
  const button = (by: 1 | -1, name: string) =>
    html`<button
      class="icon bare ${by < 0 ? 'turned' : ''}"
      title=${name}
      aria-label=${name}
      ?disabled=${!lecture?.steps[at + by]}
      @click=${() => turn(at + by)}
    >
      ${icon('chevron')}
    </button>`
  return html`<nav class="stepping" aria-label="Steps of the lecture">
    ${button(-1, 'Previous step (Page up)')}
    <span class="quiet">step ${at + 1} of ${count}</span>
    ${button(1, 'Next step (Page down)')}
  </nav>`
}
