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

/** What can vary of a part of an experiment, and what is chosen of it. */
export interface VaryView {
  /** The fields of the part, and the one that is meant. */
  readonly fields: readonly string[]
  readonly at: number
  /** What it can be given as; undefined of `as` while nothing is chosen. */
  readonly kinds: readonly VaryKind[]
  readonly as: VaryKind | undefined
  /** As they are typed. */
  readonly stops: string
  /** What a sweep can follow, and what it does. */
  readonly quantities: readonly Option[]
  readonly quantity: string
  /** That the steps change too, where they can: what stays then, and whether they do. */
  readonly steps: { readonly words: string; readonly on: boolean } | undefined
  /** Why it cannot be given so; '' where it can. */
  readonly problem: string
}

const looks: Readonly<Record<VaryKind, { readonly name: string; readonly hint: string }>> = {
  control: { name: 'Control', hint: 'any value' },
  dial: { name: 'Dial', hint: 'these stops' },
  sweep: { name: 'Sweep', hint: 'a curve of it' },
}

/** The choice of what varies, by the reader’s hand or in a chart, and of its stops. Dispatches VaryEvent. */
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
    return html`<p class="quiet">Vary this, by the reader’s hand or in a chart</p>
      ${
        fields.length > 1
          ? html`<bl-select
              label="what varies"
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

  /** To the stops, or what can be chosen. */
  override focus(): void {
    const first = (name: string) => this.renderRoot.querySelector<HTMLElement>(name)
    const part = first('#stops') ?? first('.kinds button:not(:disabled)')
    part?.focus()
  }

  #chosen({ stops, quantities, quantity, steps, problem }: VaryView, as: VaryKind) {
    return html`${
        as === 'sweep'
          ? html`<bl-select
              label="followed"
              hint="What the curve shows at each stop"
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
            : html`<label for="stops">stops</label>
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
          Give
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
