import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import type { Option } from '../../controls/bl-select.ts'
import '../../controls/bl-select.ts'
import type { ChoiceEvent } from '../../controls/control-events.ts'
import { typed } from '../../style/typed.ts'
import { kindStyle } from '../kind-style.ts'
import { base, buttons } from '../../style/tokens.ts'
import { VaryEvent, type VaryAct, type VaryKind } from '../editor-events.ts'

/** The fields of a part of an experiment that can vary, and the choices made so far. */
export interface VaryView {
  /** The fields of the part, and the index of the chosen one. */
  readonly fields: readonly string[]
  readonly at: number
  /** The ways in which it can vary; `as` is undefined until one is chosen. */
  readonly kinds: readonly VaryKind[]
  readonly as: VaryKind | undefined
  /** The values as typed. */
  readonly stops: string
  /** The quantities that a sweep can track, and the chosen one. */
  readonly quantities: readonly Option[]
  readonly quantity: string
  /** Whether the number of steps changes too, and a sentence about what stays the same; undefined if it cannot change. */
  readonly steps: { readonly words: string; readonly on: boolean } | undefined
  /** Why this choice is impossible; '' if it is possible. */
  readonly problem: string
}

const looks: Readonly<Record<VaryKind, { readonly name: string; readonly hint: string }>> = {
  control: { name: 'Control', hint: 'any value' },
  dial: { name: 'Dial', hint: 'a few values' },
  sweep: { name: 'Sweep', hint: 'a curve over values' },
}

/** The form that makes a field vary: as a control, a dial or a sweep, with its values. Dispatches VaryEvent. */
@customElement('bl-vary')
export class BlVary extends LitElement {
  static override readonly styles = [
    base,
    buttons,
    kindStyle,
    css`
      :host {
        display: grid;
        gap: var(--bl-2);
      }
      p {
        margin: 0;
      }
      .kinds {
        grid-template-columns: repeat(3, 1fr);
      }
      .kinds button {
        padding: var(--bl-2);
      }
      .stops {
        display: flex;
        align-items: center;
        gap: var(--bl-2);
      }
      .stops input {
        flex: 1;
        ${typed}
        font-variant-numeric: tabular-nums;
      }
      .stops input[aria-invalid='true'] {
        border-color: var(--bl-accent);
      }
      .stops .button {
        margin-left: auto;
      }
      .steps {
        display: flex;
        align-items: center;
        gap: var(--bl-2);
        min-height: var(--bl-touch);
      }
      .steps input {
        accent-color: var(--bl-ink);
      }
      .problem {
        color: var(--bl-accent);
      }
    `,
  ]

  @property({ attribute: false }) view: VaryView | undefined

  override render() {
    const { view } = this
    if (!view || view.fields.length === 0) return nothing
    const { fields, at, as, kinds } = view
    return html`<p class="quiet">Let the reader vary this, or plot it as a curve</p>
      ${
        fields.length > 1
          ? html`<bl-select
              label="setting to vary"
              .options=${fields.map((label, i) => ({ value: String(i), label }))}
              .value=${live(String(at))}
              @bl-select=${({ value }: ChoiceEvent) => this.#act({ kind: 'field', at: Number(value) })}
            ></bl-select>`
          : nothing
      }
      <div class="kinds" role="group" aria-label="Vary ${fields[at] ?? ''}">
        ${(['control', 'dial', 'sweep'] as const).map(
          (kind) =>
            html`<button
              aria-pressed=${kind === as}
              ?disabled=${!kinds.includes(kind)}
              @click=${() => this.#act({ kind: 'as', as: kind })}
            >
              <b>${looks[kind].name}</b><span>${looks[kind].hint}</span>
            </button>`,
        )}
      </div>
      ${as === undefined ? nothing : this.#chosen(view, as)}`
  }

  /** Focuses the values, or the first available kind. */
  override focus(): void {
    const first = (name: string) => this.renderRoot.querySelector<HTMLElement>(name)
    const part = first('#stops') ?? first('.kinds button:not(:disabled)')
    part?.focus()
  }

  #chosen({ stops, quantities, quantity, steps, problem }: VaryView, as: VaryKind) {
    return html`${
        as === 'sweep'
          ? html`<bl-select
              label="tracked quantity"
              hint="The quantity that the curve shows at each value"
              .options=${quantities}
              .value=${live(quantity)}
              @bl-select=${({ value }: ChoiceEvent) => this.#act({ kind: 'quantity', name: value })}
            ></bl-select>`
          : nothing
      }
      ${
        steps && as !== 'control'
          ? html`<label class="steps">
              <input
                type="checkbox"
                .checked=${live(steps.on)}
                @change=${({ target }: Event) => this.#act({ kind: 'steps', on: (target as HTMLInputElement).checked })}
              />
              ${steps.words}
            </label>`
          : nothing
      }
      <div class="stops">
        ${
          as === 'control'
            ? nothing
            : html`<label for="stops">values</label>
                <input
                  id="stops"
                  autocomplete="off"
                  spellcheck="false"
                  aria-invalid=${problem !== ''}
                  aria-describedby=${problem === '' ? nothing : 'problem'}
                  .value=${live(stops)}
                  @input=${({ target }: Event) => this.#act({ kind: 'stops', typed: (target as HTMLInputElement).value })}
                  @keydown=${({ key }: KeyboardEvent) => {
                    if (key === 'Enter' && problem === '') this.#act({ kind: 'give' })
                  }}
                />`
        }
        <button
          class="button primary"
          ?disabled=${problem !== ''}
          @click=${() => this.#act({ kind: 'give' })}
        >
          Add
        </button>
      </div>
      <p class="problem" id="problem" role="status" ?hidden=${problem === ''}>${problem}</p>`
  }

  #act(act: VaryAct): void {
    this.dispatchEvent(new VaryEvent(act))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-vary': BlVary
  }
}
