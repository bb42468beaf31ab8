import { css, html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import { icon } from '../../style/icons.ts'
import { panelIcon } from '../../style/panel-icons.ts'
import { typed } from '../../style/typed.ts'
import { base, buttons } from '../../style/tokens.ts'
import { BesideEvent, type BesideAct } from '../editor-events.ts'

/** A stage next to that of a step. */
export interface BesideRow {
  readonly title: string
  /** How it differs from the step’s own stage, in words. */
  readonly differs: string
}

/**
 * The stages of a step side by side, with their titles. The user adds the current stage or one of the `offers`, and can delete each added
 * one. Dispatches BesideEvent.
 */
@customElement('bl-beside-list')
export class BlBesideList extends LitElement {
  static override readonly styles = [
    base,
    buttons,
    css`
      :host {
        display: grid;
        gap: var(--bl-3);
      }
      ol {
        display: grid;
        gap: var(--bl-1);
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: grid;
        grid-template-columns: minmax(0, 20rem) minmax(0, 1fr) auto;
        align-items: center;
        gap: var(--bl-1) var(--bl-3);
      }
      label {
        display: flex;
        align-items: center;
        gap: var(--bl-2);
      }
      label .quiet {
        flex: none;
        width: 5rem;
      }
      input {
        flex: 1;
        ${typed}
        min-height: max(2rem, var(--bl-touch));
        font-weight: 550;
      }
      ::placeholder {
        color: var(--bl-ink-2);
        font-weight: 400;
        opacity: 1;
      }
      .differs {
        overflow-wrap: anywhere;
      }
      .ways {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--bl-2);
      }
      p {
        margin: 0;
      }
      @media (max-width: 900px) and (orientation: portrait) {
        li {
          grid-template-columns: minmax(0, 1fr) auto;
        }
        .differs {
          grid-area: 2 / 1 / auto / -1;
        }
      }
    `,
  ]

  /** Title of the step’s own stage. */
  @property() own = ''
  @property({ attribute: false }) stages: readonly BesideRow[] = []
  /** The change on the stage that would be added, in words; '' if there is none. */
  @property() taken = ''
  /** Names of stages that can be derived from the step’s own. */
  @property({ attribute: false }) offers: readonly string[] = []
  /** The most stages that can be added. */
  @property({ type: Number }) most = 3

  override render() {
    const { stages, taken, offers } = this
    const isFull = stages.length >= this.most
    return html`${
        stages.length === 0
          ? html`<p class="quiet">
              A second stage next to this one shows the effect of a change. They share one camera, one
              timeline and one scale.
            </p>`
          : html`<ol aria-label="Stages of the step">
              <li>
                ${this.#title('this stage', this.own, undefined)}
                <span class="differs quiet">as in the step</span>
                <span></span>
              </li>
              ${stages.map(
                ({ title, differs }, at) =>
                  html`<li>
                    ${this.#title(`beside ${at + 1}`, title, at)}
                    <span class="differs">${differs}</span>
                    <button
                      class="icon"
                      aria-label="Delete the stage ${title}"
                      title="Delete the stage ${title}"
                      @click=${() => this.#act({ kind: 'delete', at })}
                    >
                      ${icon('close')}
                    </button>
                  </li>`,
              )}
            </ol>`
      }
      <div class="ways">
        <button
          class="button ${taken === '' || isFull ? '' : 'primary'}"
          ?disabled=${taken === '' || isFull}
          @click=${() => this.#act({ kind: 'take' })}
        >
          ${panelIcon('plus')} Add side by side
        </button>
        ${offers.map(
          (name, at) =>
            html`<button class="button" ?disabled=${isFull} @click=${() => this.#act({ kind: 'offer', at })}>
              ${panelIcon('plus')} ${name}
            </button>`,
        )}
      </div>
      <p class="quiet" role="status">
        ${
          isFull
            ? `At most ${this.most} stages fit next to this one.`
            : taken === ''
              ? 'Change something on the stage to add it here.'
              : html`On the stage: <b>${taken}</b>. Once you add it, this stage goes back to the step as
                  written.`
        }
      </p>`
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('input, .ways button:not(:disabled)')?.focus()
  }

  #title(label: string, value: string, at: number | undefined) {
    return html`<label>
      <span class="quiet">${label}</span>
      <input
        type="text"
        placeholder="no title"
        autocomplete="off"
        .value=${live(value)}
        @change=${({ target }: Event) => this.#name(target as HTMLInputElement, value, at)}
      />
    </label>`
  }

  /** Sets a title. A stage that needs one keeps its title if the field is empty. */
  #name(field: HTMLInputElement, before: string, at: number | undefined): void {
    const title = field.value.trim()
    if (title === '' && at !== undefined) field.value = before
    else if (title !== before) this.#act({ kind: 'title', at, title })
  }

  #act(act: BesideAct): void {
    this.dispatchEvent(new BesideEvent(act))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-beside-list': BlBesideList
  }
}
