import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import type { Option } from '../../controls/bl-select.ts'
import '../../controls/bl-select.ts'
import '../../controls/bl-text.ts'
import type { ChoiceEvent, TextEvent } from '../../controls/control-events.ts'
import { icon } from '../../style/icons.ts'
import { panelIcon } from '../../style/panel-icons.ts'
import { base, buttons } from '../../style/tokens.ts'
import { VariedEvent, type VariedAct } from '../editor-events.ts'

/** A dial or a sweep of a step. */
export interface VariedView {
  readonly label: string
  /** Its values, separated by commas. */
  readonly stops: string
  /** Why its values cannot be edited here; '' if they can. */
  readonly fixed: string
  /** The quantities that a sweep tracks. */
  readonly quantities: readonly string[]
}

/** A dial or sweep that one click adds. */
export interface VaryOffer {
  readonly label: string
}

/** The most offers shown as buttons. The others are in a list. */
const mostButtons = 3

/**
 * What varies in a step: its controls, its dial and its sweep, each with its settings and a button that removes it. `check` returns why
 * typed values are not valid, or ''. Dispatches VariedEvent.
 */
@customElement('bl-varied')
export class BlVaried extends LitElement {
  static override readonly styles = [
    base,
    buttons,
    css`
      :host {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr));
        gap: var(--bl-3) var(--bl-6);
      }
      section {
        min-width: 0;
      }
      header {
        display: flex;
        align-items: center;
        justify-content: space-between;
        min-height: var(--bl-control);
      }
      h3 {
        margin: 0;
        font: inherit;
        font-weight: 600;
      }
      p {
        margin: var(--bl-1) 0;
      }
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        align-items: center;
        justify-content: space-between;
        min-height: var(--bl-control);
      }
      .offers {
        display: flex;
        flex-wrap: wrap;
        gap: var(--bl-2);
      }
    `,
  ]

  @property({ attribute: false }) controls: readonly { readonly name: string; readonly label: string }[] = []
  @property({ attribute: false }) dial: VariedView | undefined
  @property({ attribute: false }) sweep: VariedView | undefined
  /** Further quantities that a sweep can track. */
  @property({ attribute: false }) quantities: readonly Option[] = []
  /** Settings that can become a dial or a sweep. */
  @property({ attribute: false }) offers: readonly VaryOffer[] = []
  @property({ attribute: false }) check: (of: 'dial' | 'sweep', typed: string) => string = () => ''

  override render() {
    return html`${this.#given()} ${this.#part('dial', 'Dial', this.dial)}
    ${this.#part('sweep', 'Sweep', this.sweep)}`
  }

  #given() {
    const { controls } = this
    return controls.length === 0
      ? nothing
      : html`<section aria-label="Controls">
          <header><h3>${controls.length === 1 ? 'Control' : 'Controls'}</h3></header>
          <ul>
            ${controls.map(
              ({ name, label }) =>
                html`<li>
                  ${label} ${this.#cross(`Remove control: ${label}`, { kind: 'take-control', name })}
                </li>`,
            )}
          </ul>
        </section>`
  }

  #part(of: 'dial' | 'sweep', name: string, view: VariedView | undefined) {
    if (!view) return this.#none(of, name)
    const { label, stops, fixed } = view
    return html`<section aria-label=${name}>
      <header>
        <h3>${name}</h3>
        ${this.#cross(`Remove ${of}`, { kind: 'take', of })}
      </header>
      <bl-text
        label="name"
        .value=${live(label)}
        @bl-text=${({ value }: TextEvent) => this.#act({ kind: 'label', of, label: value })}
      ></bl-text>
      ${
        fixed === ''
          ? html`<bl-text
              label="values"
              .check=${(typed: string) => this.check(of, typed)}
              .value=${live(stops)}
              @bl-text=${({ value }: TextEvent) => this.#act({ kind: 'stops', of, typed: value })}
            ></bl-text>`
          : html`<p>${stops}</p>
              <p class="quiet">
                ${fixed}
                <button class="button" @click=${() => this.#act({ kind: 'text' })}>Go there</button>
              </p>`
      }
      ${of === 'sweep' ? this.#followed(view) : nothing}
    </section>`
  }

  #followed({ quantities }: VariedView) {
    return html`<ul aria-label="Quantities that the sweep tracks">
        ${quantities.map(
          (label) =>
            html`<li>
              ${label}
              ${
                quantities.length > 1
                  ? this.#cross(`Stop tracking ${label}`, { kind: 'leave', label })
                  : nothing
              }
            </li>`,
        )}
      </ul>
      <bl-select
        label="also track"
        .options=${[{ value: '', label: 'nothing else' }, ...this.quantities]}
        .value=${live('')}
        @bl-select=${({ value }: ChoiceEvent) => this.#act({ kind: 'follow', name: value })}
      ></bl-select>`
  }

  #none(of: 'dial' | 'sweep', name: string) {
    return html`<section aria-label=${name}>
      <header><h3>${name}</h3></header>
      <p class="quiet">
        ${
          of === 'dial'
            ? 'No dial yet. A dial lets the reader choose from a few values of a number. Click the number in the sentence above the stage, or choose one here:'
            : 'No sweep yet. A sweep draws a curve over values of a number. Click the number in the sentence above the stage, or choose one here:'
        }
      </p>
      <div class="offers">
        ${this.offers
          .slice(0, mostButtons)
          .map(
            ({ label }, at) =>
              html`<button class="button" @click=${() => this.#act({ kind: 'offer', of, at })}>
                ${panelIcon('plus')} ${label}
              </button>`,
          )}
      </div>
      ${
        this.offers.length > mostButtons
          ? html`<bl-select
              label="other number"
              .options=${[
                { value: '', label: 'choose' },
                ...this.offers.map(({ label }, at) => ({ value: String(at), label })).slice(mostButtons),
              ]}
              .value=${live('')}
              @bl-select=${({ value }: ChoiceEvent) => value !== '' && this.#act({ kind: 'offer', of, at: Number(value) })}
            ></bl-select>`
          : nothing
      }
    </section>`
  }

  #cross(name: string, act: VariedAct) {
    return html`<button class="icon bare" title=${name} aria-label=${name} @click=${() => this.#act(act)}>
      ${icon('close')}
    </button>`
  }

  #act(act: VariedAct): void {
    this.dispatchEvent(new VariedEvent(act))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-varied': BlVaried
  }
}
