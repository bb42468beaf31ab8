import { css, html, nothing } from 'lit'
import { icon } from '../style/icons.ts'
import { panelIcon } from '../style/panel-icons.ts'
import { PickEvent } from './editor-events.ts'

/** The state of picking on the stage. */
export interface PickView {
  /** Whether the next click on the stage picks something. */
  readonly waits: boolean
  /** The name of what was picked, or ''. */
  readonly picked: string
  /** Why there is no number for what was clicked; '' if there is one, or before a click. */
  readonly missed: string
  /** What can be picked from a list, and the mark that each entry highlights. */
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

/** Finds numbers by what they belong to: the user clicks it on the stage or in a list. Dispatches PickEvent on `host`. */
export function stagePick({ waits, picked, missed, places }: PickView, host: HTMLElement) {
  const press = (act: PickEvent['act']) => () => host.dispatchEvent(new PickEvent(act))
  // Keep the focus in the field.
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
        ? html`<p role="status">${missed === '' ? 'Click a run, a mark or a chart, or choose:' : missed}</p>
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
