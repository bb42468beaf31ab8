import type { ReadonlySignal } from '@preact/signals-core'
import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import { formatNumber } from '../../../math/picture/format.ts'
import '../../controls/bl-select.ts'
import type { ChoiceEvent } from '../../controls/control-events.ts'
import { PointEvent } from '../../point-event.ts'
import { SignalWatcher } from '../../signal-watcher.ts'
import { base, buttons } from '../../style/tokens.ts'
import { typed } from '../../style/typed.ts'
import { ClaimEvent, NumbersEvent } from '../editor-events.ts'
import {
  claimFault,
  claimHolds,
  claimSource,
  operations,
  relations,
  suggestedValue,
  valueOfClaim,
  type Operation,
  type Relation,
  type TypedClaim,
} from './claim-source.ts'
import { listed, numberList, numberListStyle, optionId } from './number-list.ts'
import type { OfferedNumber } from './offered-number.ts'

const operationNames: Readonly<Record<Operation, string>> = {
  '': 'none',
  '-': 'minus',
  '/': 'divided by',
  '+': 'plus',
  '*': 'times',
}

const relationNames: Readonly<Record<Relation, string>> = {
  about: 'is about',
  most: 'is at most',
  least: 'is at least',
}

/** One of the two numbers of a claim. */
type Side = 'first' | 'second'

/**
 * The form for a claim: one of the `offered` numbers or arithmetic of two, a relation and a value, and whether the claim currently holds.
 * Dispatches NumbersEvent with the numbers to compute, and ClaimEvent.
 */
@customElement('bl-claim')
export class BlClaim extends SignalWatcher(LitElement) {
  static override readonly styles = [
    base,
    buttons,
    numberListStyle,
    css`
      :host {
        display: grid;
        gap: var(--bl-1);
        margin-top: var(--bl-1);
        padding: var(--bl-2);
        border: 1px solid var(--bl-ink-2);
        border-radius: var(--bl-radius-small);
        background: var(--bl-card);
        font: 400 var(--bl-text) / 1.3 var(--bl-font);
      }
      .number {
        display: flex;
        justify-content: space-between;
        gap: var(--bl-2);
        width: 100%;
        min-height: var(--bl-control);
        padding: 0 var(--bl-2);
        border: 1px solid var(--bl-ink-2);
        border-radius: var(--bl-radius-small);
        background: none;
        text-align: left;
        align-items: center;
      }
      .number b {
        flex: none;
        font-variant-numeric: tabular-nums;
      }
      input {
        width: 100%;
        ${typed}
      }
      .said {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        gap: var(--bl-2);
      }
      p {
        margin: 0;
      }
      .problem {
        color: var(--bl-accent);
      }
      .acts {
        display: flex;
        justify-content: space-between;
        gap: var(--bl-2);
      }
    `,
  ]

  @property({ attribute: false }) offered: ReadonlySignal<readonly OfferedNumber[]> | undefined
  @state() private chosen: Readonly<Record<Side, string>> = { first: '', second: '' }
  /** The side being searched, the query, and the index in the list. */
  @state() private finding: { readonly side: Side; readonly query: string; readonly at: number } | undefined =
    { side: 'first', query: '', at: 0 }
  @state() private operation: Operation = ''
  @state() private relation: Relation = 'about'
  /** The value as typed; undefined as long as the current value is suggested. */
  @state() private value: string | undefined

  override render() {
    const claim = this.#claim
    return html`${this.#number('first', 'Number')}
      ${
        this.chosen.first === ''
          ? nothing
          : html`<bl-select
                label="operation"
                .options=${operations.map((value) => ({ value, label: operationNames[value] }))}
                .value=${live(this.operation)}
                @bl-select=${({ value }: ChoiceEvent) => this.#operate(value as Operation)}
              ></bl-select>
              ${this.operation === '' ? nothing : this.#number('second', 'Second number')}
              ${claim ? this.#relation(claim) : nothing}`
      }
      <div class="acts">
        <button class="button bare" @click=${() => this.#end('')}>Cancel</button>
        <button
          class="button primary"
          ?disabled=${!claim || claimFault(claim) !== ''}
          @click=${() => this.#give()}
        >
          Insert claim
        </button>
      </div>`
  }

  protected override firstUpdated(): void {
    this.focus()
    this.#show()
    // The numbers offered for it are rendered by another update.
    void this.updateComplete.then(() => this.#tell())
  }

  protected override updated(changed: PropertyValues): void {
    const side = this.finding?.side
    const before = changed.get('finding') as BlClaim['finding']
    if (side && changed.has('finding') && side !== before?.side) this.focus()
    this.renderRoot.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }

  /** Scrolls the form into view, since it opens below the text. */
  #show(): void {
    requestAnimationFrame(() => this.scrollIntoView({ block: 'nearest' }))
  }

  /** Focuses the search field, or the next choice. */
  override focus(): void {
    const part = (name: string) => this.renderRoot.querySelector<HTMLElement>(name)
    ;(part('[type=search]') ?? part('bl-select'))?.focus()
  }

  get #all(): readonly OfferedNumber[] {
    return this.offered?.value ?? []
  }

  #found(side: Side): OfferedNumber | undefined {
    return this.#all.find(({ source }) => source === this.chosen[side])
  }

  /** The claim as assembled so far; undefined while one of its numbers is missing. */
  get #claim(): TypedClaim | undefined {
    const { operation, relation } = this
    const [first, second] = [this.#found('first'), operation === '' ? undefined : this.#found('second')]
    if (!first || (operation !== '' && !second)) return undefined
    const value = this.value ?? suggestedValue(valueOfClaim({ first, operation, second }))
    return { first, operation, second, relation, value }
  }

  #number(side: Side, label: string) {
    const { finding } = this
    const found = this.#found(side)
    if (finding?.side !== side)
      return html`<button class="number" title=${label} @click=${() => this.#find(side)}>
        ${found?.label} <b>${found?.value === undefined ? '…' : formatNumber(found.value, 4)}</b>
      </button>`
    const { query, at } = finding
    return html`<div>
      <input
        type="search"
        aria-label="${label}: search by name or value"
        placeholder="Name or value"
        autocomplete="off"
        role="combobox"
        aria-expanded="true"
        aria-controls="numbers"
        aria-activedescendant=${optionId(at)}
        .value=${live(query)}
        @input=${({ target }: Event) => this.#seek(side, (target as HTMLInputElement).value, 0)}
        @keydown=${(event: KeyboardEvent) => this.#press(event, side)}
      />
      ${numberList(this.#all, query, at, (place) => this.#choose(side, place))}
    </div>`
  }

  #relation(claim: TypedClaim) {
    const fault = claimFault(claim)
    const [now, holds] = [valueOfClaim(claim), claimHolds(claim)]
    return html`<div class="said">
        <bl-select
          bare
          label="relation"
          .options=${relations.map((value) => ({ value, label: relationNames[value] }))}
          .value=${live(claim.relation)}
          @bl-select=${({ value }: ChoiceEvent) => (this.relation = value as Relation)}
        ></bl-select>
        <input
          aria-label="value"
          autocomplete="off"
          spellcheck="false"
          aria-invalid=${fault !== ''}
          .value=${live(claim.value)}
          @input=${({ target }: Event) => (this.value = (target as HTMLInputElement).value)}
          @keydown=${(event: KeyboardEvent) => {
            this.#escape(event)
            if (event.key !== 'Enter') return
            // The text field gets the focus and must not receive this Enter as a line break.
            event.preventDefault()
            this.#give()
          }}
        />
      </div>
      <p role="status" class=${fault !== '' || holds === false ? 'problem' : 'quiet'}>
        ${
          fault !== ''
            ? fault
            : now === undefined
              ? 'The number is being computed.'
              : holds
                ? `It holds: the value is ${formatNumber(now, 4)}`
                : `It does not hold: the value is ${formatNumber(now, 4)}`
        }
      </p>`
  }

  #find(side: Side): void {
    this.#seek(side, '', 0)
  }

  #seek(side: Side, query: string, at: number): void {
    const { length } = listed(this.#all, query)
    this.finding = { side, query, at: length === 0 ? 0 : (at + length) % length }
    this.#tell()
  }

  #choose(side: Side, at: number): void {
    const found = this.finding && listed(this.#all, this.finding.query)[at]
    if (!found) return
    // The search field is about to disappear and would take the focus out of the form.
    this.renderRoot.querySelector<HTMLElement>('.acts button')?.focus()
    this.chosen = { ...this.chosen, [side]: found.source }
    this.value = undefined
    this.finding = undefined
    this.#tell()
    void this.#goOn()
  }

  /** Focuses the next choice once it is rendered. */
  async #goOn(): Promise<void> {
    await this.updateComplete
    await this.renderRoot.querySelector('bl-select')?.updateComplete
    this.focus()
  }

  #operate(operation: Operation): void {
    this.operation = operation
    this.value = undefined
    if (operation !== '' && this.chosen.second === '') this.#find('second')
  }

  #press(event: KeyboardEvent, side: Side): void {
    const { query = '', at = 0 } = this.finding ?? {}
    if (event.key === 'ArrowDown') this.#seek(side, query, at + 1)
    else if (event.key === 'ArrowUp') this.#seek(side, query, at - 1)
    else if (event.key === 'Enter') this.#choose(side, at)
    else return this.#escape(event)
    event.preventDefault()
  }

  /** Escape closes only the form. */
  #escape(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    this.#end('')
  }

  /** Reports which numbers are shown, so that they are computed, and highlights the listed one on the stage. */
  #tell(): void {
    const { finding, chosen } = this
    const at = finding && listed(this.#all, finding.query)[finding.at]
    this.dispatchEvent(new NumbersEvent(at?.source ?? '', [chosen.first, chosen.second]))
    this.dispatchEvent(new PointEvent(at?.mark))
  }

  #give(): void {
    const claim = this.#claim
    if (claim && claimFault(claim) === '') this.#end(claimSource(claim))
  }

  #end(source: string): void {
    this.dispatchEvent(new PointEvent(undefined))
    this.dispatchEvent(new ClaimEvent(source))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-claim': BlClaim
  }
}
