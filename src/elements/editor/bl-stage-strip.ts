import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { panelIcon } from '../style/panel-icons.ts'
import { base, buttons } from '../style/tokens.ts'
import { StageActEvent, type StageAct } from './editor-events.ts'

/** A change on the stage that is not in the step. */
export interface StageDifference {
  readonly label: string
  /** Its value in the step and on the stage, or '' if the label says everything. */
  readonly before: string
  readonly after: string
  /** Whether it is ticked, so that it goes into the step. */
  readonly taken: boolean
}

/**
 * The changes on the stage that are not in the step, each with a checkbox, and the buttons for them. `step` counts from 1; `problem` says
 * why the ticked changes cannot go into the step. Dispatches StageActEvent.
 */
@customElement('bl-stage-strip')
export class BlStageStrip extends LitElement {
  static override readonly styles = [
    base,
    buttons,
    css`
      :host {
        display: block;
        /* The same height with and without a line of differences, so that the stage does not move under the pointer. */
        min-height: 4.5rem;
        padding: var(--bl-2) var(--bl-4) var(--bl-1);
        background: var(--bl-paper);
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--bl-2) var(--bl-3);
      }
      h2 {
        margin: 0;
        font: 600 var(--bl-text-heading) / 1.3 var(--bl-font-hand);
      }
      .differences {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 var(--bl-3);
        min-height: max(1.5rem, var(--bl-touch));
        max-height: 35dvh;
        overflow: hidden auto;
        scrollbar-width: thin;
      }
      label {
        display: inline-flex;
        align-items: center;
        gap: var(--bl-1);
        min-height: max(1.5rem, var(--bl-touch));
      }
      input {
        width: 1.1rem;
        height: 1.1rem;
        margin: 0;
        accent-color: var(--bl-ink);
      }
      s {
        color: var(--bl-ink-2);
      }
      .acts {
        display: flex;
        flex-wrap: wrap;
        gap: var(--bl-2);
        margin-left: auto;
      }
      .acts .button {
        min-height: max(2rem, var(--bl-touch));
      }
      .problem {
        margin: var(--bl-1) 0 0;
        color: var(--bl-accent);
      }
    `,
  ]

  @property({ type: Number }) step = 1
  @property({ attribute: false }) differences: readonly StageDifference[] = []
  @property() problem = ''

  override render() {
    const { step, differences } = this
    const isSame = differences.every(({ before, after }) => before === '' && after === '')
    const isNone = differences.every(({ taken }) => !taken)
    return html`<div class="row">
        <h2>${isSame ? `The stage matches step ${step}` : `On the stage but not in step ${step}:`}</h2>
        <div class="acts">
          ${
            isSame
              ? nothing
              : html`<button class="button bare" @click=${() => this.#act({ kind: 'put-back' })}>
                  Revert
                </button>`
          }
          <button
            class="button"
            title="Update step ${step} (Ctrl Enter)"
            ?disabled=${isNone}
            @click=${() => this.#act({ kind: 'update' })}
          >
            Update step ${step}
          </button>
          <button
            class="button ${isSame ? '' : 'primary'}"
            title="Add the stage as a new step after this one (Ctrl Shift Enter)"
            @click=${() => this.#act({ kind: 'add' })}
          >
            ${panelIcon('plus')} Add stage as step
          </button>
        </div>
      </div>
      <div class="differences" role="group" aria-label="Changes to add to a step">
        ${isSame ? html`<span class="quiet">Change anything. Step ${step} is not updated until you choose to.</span>` : nothing}
        ${differences.map(
          ({ label, before, after, taken }, at) =>
            html`<label>
              <input
                type="checkbox"
                .checked=${taken}
                @change=${({ target }: Event) => this.#act({ kind: 'take', at, on: (target as HTMLInputElement).checked })}
              />
              <span
                >${label}
                ${before === '' && after === '' ? nothing : html`<s>${before}</s> <b>${after}</b>`}</span
              >
            </label>`,
        )}
      </div>
      <p class="problem" role="status" ?hidden=${this.problem === ''}>${this.problem}</p>`
  }

  /** Focuses the first checkbox, or the first enabled button. */
  override focus(): void {
    const { renderRoot: root } = this
    root.querySelector<HTMLElement>(root.querySelector('input') ? 'input' : 'button:not(:disabled)')?.focus()
  }

  #act(act: StageAct): void {
    this.dispatchEvent(new StageActEvent(act))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-stage-strip': BlStageStrip
  }
}
