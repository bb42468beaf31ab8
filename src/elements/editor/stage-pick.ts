import { css, html, nothing } from 'lit'
import { icon } from '../style/icons.ts'
import { panelIcon } from '../style/panel-icons.ts'
import { PickEvent } from './editor-events.ts'

/** Whether somebody is to point at the stage, and at what. */
export interface PickView {
  /** The next press on the stage says what is meant. */
  readonly waits: boolean
  /** The name of what was pointed at; '' while nothing was. */
  readonly picked: string
  /** Why there is no number of what was pressed; '' where there is, or nothing was. */
  readonly missed: string
  /** What there is to point at, and the mark that lights it. */
  readonly places: readonly { readonly label: string; readonly mark: string }[]
}

export const stagePickStyle = css`
  .pick {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--bl-1);
    margin-top: var(--bl-1);
    font: 400 var(--bl-text-small) / 1.3 var(--bl-font);
  }
  .pick .button {
    font-size: inherit;
  }
  .pick [aria-pressed='true'] {
    border-color: var(--bl-accent);
    color: var(--bl-accent);
  }
  .pick p {
    flex-basis: 100%;
    margin: 0;
  }
`

/** What finds numbers by pointing at what they are of: on the stage, or in a list of it. `host` tells what is pressed. */
export function stagePick({ waits, picked, missed, places }: PickView, host: HTMLElement) {
  const press = (act: PickEvent['act']) => () => host.dispatchEvent(new PickEvent(act))
  // The focus stays in the field.
  const stay = (event: Event) => event.preventDefault()
  return html`<div class="pick">
    <button
      class="button"
      aria-pressed=${waits}
      @pointerdown=${stay}
      @click=${press({ kind: waits ? 'end' : 'begin' })}
    >
      ${panelIcon('pick')} Pick on the stage
    </button>
    ${
      picked === ''
        ? nothing
        : html`<button
            class="button"
            title="Show all numbers again"
            @pointerdown=${stay}
            @click=${press({ kind: 'all' })}
          >
            ${picked} ${icon('close')}
          </button>`
    }
    ${
      waits
        ? html`<p role="status">${missed === '' ? 'Press a run, a mark or a chart, or choose:' : missed}</p>
            ${places.map(
              ({ label, mark }, at) =>
                html`<button
                  class="button"
                  data-mark=${mark}
                  @pointerdown=${stay}
                  @click=${press({ kind: 'place', at })}
                >
                  ${label}
                </button>`,
            )}`
        : nothing
    }
  </div>`
}
