import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { classMap } from 'lit/directives/class-map.js'
import { live } from 'lit/directives/live.js'
import { pointerPosition } from '../../../math/picture/pointer-position.ts'
import { minOf } from '../../../math/statistics/range.ts'
import '../../controls/bl-number.ts'
import type { Option } from '../../controls/bl-select.ts'
import '../../controls/bl-select.ts'
import '../../controls/bl-toggle.ts'
import type { ChoiceEvent, NumberEvent, ToggleEvent } from '../../controls/control-events.ts'
import { icon } from '../../style/icons.ts'
import { panelIcon } from '../../style/panel-icons.ts'
import { typed } from '../../style/typed.ts'
import { kindStyle } from '../kind-style.ts'
import { base, buttons } from '../../style/tokens.ts'
import { AskEvent, type AskAct, type AskedKind } from '../editor-events.ts'
import { stagePick, stagePickStyle, type PickView } from '../stage-pick.ts'
import { NumberPointer } from '../../number-pointer.ts'

/** A number that can be the answer, with what it is now. */
export interface AnswerView {
  readonly name: string
  readonly label: string
  readonly value: string
}

/** Numbers that are about one thing. */
export interface AnswerGroup {
  readonly group: string
  readonly numbers: readonly AnswerView[]
}

/** Something of a question as it is written. */
export interface AskView {
  readonly kind: AskedKind
  /** What is the answer; its name is '' where it is none of the numbers that are listed. */
  readonly answer: AnswerView
  /** Of what the answer is, where that can be chosen. */
  readonly arguments: readonly {
    readonly name: string
    readonly label: string
    readonly options: readonly Option[]
    readonly value: string
  }[]
  readonly options: readonly {
    readonly label: string
    readonly condition: string
    readonly right: boolean
  }[]
  readonly most: number
  readonly scale: { readonly from: number; readonly to: number; readonly log: boolean }
  readonly within: number
  /** What comes out of it now, and whether somebody can be right. */
  readonly tried: string
  readonly good: boolean
  /** The places of the step's dial, each with the letter of the option that is right there, or what stands for none. */
  readonly along: readonly { readonly at: string; readonly right: string }[]
  /** What nobody sees while the question stands. */
  readonly veiled: readonly string[]
}

const kinds: readonly { readonly kind: AskedKind; readonly name: string; readonly hint: string }[] = [
  { kind: 'choice', name: 'choose', hint: 'one of two to four' },
  { kind: 'number', name: 'on an axis', hint: 'a number' },
  { kind: 'place', name: 'surface', hint: 'a place on it' },
  { kind: 'curve', name: 'curve', hint: 'the rest of a sweep' },
]

/** What an option can stand for. */
const conditions = '= 2.57, = a quantity, < 3, >= 3, or 3 .. 4'

const letters = ['A', 'B', 'C', 'D']

/**
 * The form of a question: its kind, its answer of the numbers of the stage, its options, and what comes out of it. `view` is undefined
 * where there is no question yet. Slots `scene`, `ask` and `because` have its words. `groups` are the numbers that are found. Dispatches
 * AskEvent.
 */
@customElement('bl-ask')
export class BlAsk extends LitElement {
  static override readonly styles = [
    base,
    buttons,
    kindStyle,
    stagePickStyle,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        gap: var(--bl-2) var(--bl-6);
        align-items: start;
      }
      :host([empty]),
      :host([picking]) {
        grid-template-columns: minmax(0, 1fr);
      }
      /* The stage, at which somebody is to point, is under the card. */
      :host([picking]) .half:first-child,
      :host([picking]) .half > :not(.pick) {
        display: none;
      }
      .half {
        display: grid;
        gap: var(--bl-2);
        min-width: 0;
      }
      p {
        margin: 0;
      }
      .kinds {
        grid-template-columns: repeat(4, minmax(0, 1fr));
      }
      .name {
        color: var(--bl-ink-2);
        font-size: var(--bl-text-small);
      }
      .answer {
        display: flex;
        justify-content: space-between;
        width: 100%;
        min-height: var(--bl-control);
        padding: 0 var(--bl-2);
        border: 1px solid var(--bl-ink-2);
        border-radius: var(--bl-radius-small);
        background: var(--bl-card);
        font-weight: 600;
        text-align: left;
        align-items: center;
        gap: var(--bl-2);
      }
      .answer b,
      .found b {
        color: var(--bl-accent);
        white-space: nowrap;
      }
      .found {
        max-height: 16rem;
        border: 1px solid var(--bl-hairline);
        border-radius: var(--bl-radius-small);
        overflow: hidden auto;
        scrollbar-width: thin;
      }
      .found h4 {
        margin: 0;
        padding: var(--bl-2) var(--bl-2) 0;
        color: var(--bl-ink-2);
        font: 600 var(--bl-text-small) / 1.4 var(--bl-font);
      }
      .found button {
        display: flex;
        justify-content: space-between;
        gap: var(--bl-2);
        width: 100%;
        min-height: max(1.75rem, var(--bl-touch));
        padding: 0 var(--bl-2);
        border: none;
        background: none;
        text-align: left;
        align-items: center;
      }
      .found button:hover,
      .found [aria-pressed='true'] {
        background: color-mix(in srgb, var(--bl-accent) 12%, transparent);
      }
      .search,
      .option input {
        width: 100%;
        ${typed}
      }
      ol {
        position: relative;
        display: grid;
        gap: var(--bl-1);
        margin: 0;
        padding: 0;
        list-style: none;
      }
      .option {
        display: grid;
        position: relative;
        grid-template-columns: auto minmax(0, 1fr) minmax(5rem, 25%) auto;
        align-items: center;
        gap: var(--bl-1) var(--bl-2);
      }
      .grip {
        min-width: 1.75rem;
        min-height: max(1.75rem, var(--bl-touch));
        padding: 0;
        border: 1px solid var(--bl-hairline);
        border-radius: var(--bl-radius-small);
        background: none;
        color: inherit;
        font: inherit;
        font-weight: 700;
        cursor: grab;
        touch-action: none;
      }
      .option[data-right] .grip {
        color: var(--bl-model);
      }
      .dragged {
        opacity: 0.5;
      }
      /* Where the option that is dragged lands. */
      .before::before,
      .after::after {
        position: absolute;
        inset: -3px 0 auto;
        height: 3px;
        background: var(--bl-accent);
        content: '';
      }
      .after::after {
        inset: auto 0 -3px;
      }
      .option[data-right] input:first-of-type {
        border-left-width: 4px;
        border-left-color: var(--bl-model);
      }
      .option .problem {
        grid-column: 2 / -1;
      }
      .problem {
        color: var(--bl-accent);
      }
      .veiled {
        display: flex;
        gap: var(--bl-1);
        align-items: center;
        font-size: var(--bl-text-small);
      }
      .tried {
        font-weight: 600;
      }
      .along {
        font-size: var(--bl-text-small);
      }
      .along span {
        white-space: nowrap;
      }
      .acts {
        display: flex;
        flex-wrap: wrap;
        gap: var(--bl-2);
      }
      .acts :last-child {
        margin-left: auto;
      }
      @media (max-width: 720px) {
        :host {
          grid-template-columns: minmax(0, 1fr);
        }
        .kinds {
          grid-template-columns: repeat(2, minmax(0, 1fr));
        }
      }
    `,
  ]

  @property({ attribute: false }) view: AskView | undefined
  /** The kinds that the step can ask. */
  @property({ attribute: false }) possible: readonly AskedKind[] = []
  @property({ attribute: false }) groups: readonly AnswerGroup[] = []
  /** What the answer is of is pointed at, on the stage. */
  @property({ attribute: false }) pick: PickView | undefined
  /** Why an option cannot stand for what is typed; '' where it can. */
  @property({ attribute: false }) check: (typed: string) => string = () => ''
  @state() private finding = false
  /** Conditions that cannot be as they were typed, by their options. */
  @state() private faults: ReadonlyMap<number, string> = new Map()

  /** The option under the pointer, and the place that it has when it is let go. */
  @state() private dragged: { readonly at: number; readonly to: number } | undefined
  /** What is to have the focus when it is drawn: a field of an option, or with -1 its letter. */
  #focus: { readonly at: number; readonly field: number } | undefined

  protected override updated(changed: PropertyValues<this>): void {
    if (!this.#focus || !changed.has('view')) return
    const { at, field } = this.#focus
    this.#focus = undefined
    const option = this.renderRoot.querySelectorAll('.option')[at]
    const target =
      field < 0 ? option?.querySelector<HTMLElement>('.grip') : option?.querySelectorAll('input')[field]
    target?.focus()
  }

  constructor() {
    super()
    new NumberPointer(this)
  }

  /** To the search of the answer, which is open. */
  override focus(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.search')?.focus())
  }

  override willUpdate(): void {
    this.toggleAttribute('empty', !this.view)
    this.toggleAttribute('picking', this.pick?.waits === true)
  }

  override render() {
    const { view } = this
    if (!view)
      return html`<p class="quiet">Ask before any of this is read: the picture waits for the guess.</p>
        ${this.#kinds(undefined)}`
    return html`<div class="half">
        ${this.#kinds(view.kind)}
        <slot name="scene"></slot>
        <slot name="ask"></slot>
        <slot name="because"></slot>
        <p class="quiet veiled">${icon('eye-off')} Veiled while it stands: ${view.veiled.join(', ')}</p>
      </div>
      <div class="half">
        ${view.kind === 'curve' ? nothing : this.#answer(view)}
        ${view.kind === 'choice' ? this.#options(view) : nothing}
        ${view.kind === 'number' ? this.#scale(view) : nothing}
        ${view.kind === 'choice' ? nothing : this.#within(view)}
        <p class="tried ${view.good ? '' : 'problem'}" role="status">${view.tried}</p>
        ${
          view.along.length > 0
            ? html`<p class="quiet along">
                Along the dial:
                ${view.along.map(({ at, right }, i) => html`<span>${at} <b>${right}</b>${i < view.along.length - 1 ? ',' : ''}</span> `)}
              </p>`
            : nothing
        }
        <div class="acts">
          <button class="button primary" @click=${() => this.#act({ kind: 'try' })}>
            ${icon('eye')} Try it on the stage
          </button>
          <button class="button bare" @click=${() => this.#act({ kind: 'take' })}>
            Take the question away
          </button>
        </div>
      </div>`
  }

  #kinds(chosen: AskedKind | undefined) {
    return html`<div class="kinds" role="group" aria-label="Kind of the question">
      ${kinds.map(
        ({ kind, name, hint }) =>
          html`<button
            aria-pressed=${kind === chosen}
            ?disabled=${!this.possible.includes(kind)}
            @click=${() => this.#act({ kind: 'as', as: kind })}
          >
            <b>${name}</b><span>${hint}</span>
          </button>`,
      )}
    </div>`
  }

  #answer({ answer, arguments: given }: AskView) {
    return html`<div>
        <span class="name">The answer: a number of this step</span>
        <button class="answer" aria-expanded=${this.finding} @click=${() => this.#find(!this.finding)}>
          ${answer.label} <b>${answer.value}</b>
        </button>
      </div>
      ${this.finding ? this.#found(answer.name) : nothing}
      ${given.map(
        ({ name, label, options, value }) =>
          html`<bl-select
            .label=${label}
            .options=${options}
            .value=${live(value)}
            @bl-select=${(event: ChoiceEvent) => this.#act({ kind: 'argument', name, value: event.value })}
          ></bl-select>`,
      )}`
  }

  /** Opens the list of numbers, or closes it. */
  #find(on: boolean): void {
    this.finding = on
    this.#act({ kind: 'find', on })
  }

  #found(chosen: string) {
    return html`<input
        class="search"
        type="search"
        aria-label="Find a number by words, or by its value"
        placeholder="Words, or a value that you see"
        autocomplete="off"
        @input=${({ target }: Event) => this.#act({ kind: 'search', typed: (target as HTMLInputElement).value })}
        @keydown=${(event: KeyboardEvent) => this.#leave(event)}
      />
      ${this.pick ? stagePick(this.pick, this) : nothing}
      <div class="found" @keydown=${(event: KeyboardEvent) => this.#leave(event)}>
        ${this.groups.map(
          ({ group, numbers }) =>
            html`<h4>${group}</h4>
              ${numbers.map(
                ({ name, label, value }) =>
                  html`<button aria-pressed=${name === chosen} @click=${() => this.#choose(name)}>
                    ${label} <b>${value}</b>
                  </button>`,
              )}`,
        )}
        ${this.groups.length === 0 ? html`<p class="quiet">No number is called so, or is near that.</p>` : nothing}
      </div>`
  }

  #choose(name: string): void {
    this.#act({ kind: 'answer', name })
    this.#find(false)
    this.renderRoot.querySelector<HTMLElement>('.answer')?.focus()
  }

  /** Escape closes the list and no more. */
  #leave(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !this.finding) return
    event.preventDefault()
    this.#find(false)
    this.renderRoot.querySelector<HTMLElement>('.answer')?.focus()
  }

  #options({ options, most }: AskView) {
    const fault = (at: number) => this.faults.get(at) ?? ''
    return html`<ol
        aria-label="Options"
        @pointermove=${(event: PointerEvent) => this.#drag(event)}
        @pointerup=${() => this.#drop(true)}
        @pointercancel=${() => this.#drop(false)}
      >
        ${options.map(
          ({ label, condition, right }, at) =>
            html`<li
              class=${classMap({
                option: true,
                dragged: this.dragged?.at === at,
                before: this.dragged?.to === at && at < this.dragged.at,
                after: this.dragged?.to === at && at > this.dragged.at,
              })}
              ?data-right=${right}
              @keydown=${(event: KeyboardEvent) => this.#moveByKey(event, at)}
            >
              <button
                class="grip"
                title="Drag option ${letters[at]}, or move it by Alt ↑ ↓"
                aria-label="Option ${letters[at]}, moved by Alt and arrows"
                @pointerdown=${(event: PointerEvent) => this.#grab(event, at)}
              >
                ${letters[at]}
              </button>
              <input
                aria-label="Option ${letters[at]}"
                placeholder="an answer"
                .value=${live(label)}
                @change=${({ target }: Event) => this.#act({ kind: 'label', at, typed: (target as HTMLInputElement).value })}
              />
              <input
                aria-label="Option ${letters[at]} stands for"
                title=${conditions}
                placeholder="= ${at}"
                spellcheck="false"
                aria-invalid=${fault(at) !== ''}
                .value=${live(condition)}
                @change=${({ target }: Event) => this.#condition(at, (target as HTMLInputElement).value)}
              />
              <button
                class="icon bare"
                aria-label="Take option ${letters[at]} away"
                ?disabled=${options.length <= 2}
                @click=${() => this.#act({ kind: 'drop', at })}
              >
                ${icon('close')}
              </button>
              <p class="problem" ?hidden=${fault(at) === ''}>${fault(at)}</p>
            </li>`,
        )}
      </ol>
      ${
        options.length < most
          ? html`<div>
              <button class="button" @click=${() => this.#act({ kind: 'add' })}>
                ${panelIcon('plus')} ${letters[options.length]}
              </button>
            </div>`
          : nothing
      }`
  }

  #grab(event: PointerEvent, at: number): void {
    if (event.button !== 0) return
    this.renderRoot.querySelector('ol')?.setPointerCapture(event.pointerId)
    this.dragged = { at, to: at }
  }

  /** Over the option whose middle is nearest to the pointer, which the list has, it would land. */
  #drag(event: PointerEvent): void {
    const { dragged } = this
    if (!dragged) return
    const { y } = pointerPosition(event)
    const away = Array.from(
      this.renderRoot.querySelectorAll<HTMLElement>('.option'),
      ({ offsetTop, offsetHeight }) => Math.abs(offsetTop + offsetHeight / 2 - y),
    )
    this.dragged = { ...dragged, to: away.indexOf(minOf(away)) }
  }

  #drop(taken: boolean): void {
    const { dragged } = this
    this.dragged = undefined
    if (taken && dragged && dragged.to !== dragged.at) this.#move(dragged.at, dragged.to)
  }

  #moveByKey(event: KeyboardEvent, at: number): void {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    const to = at + (by ?? 0)
    if (by === undefined || !event.altKey || to < 0 || to >= (this.view?.options.length ?? 0)) return
    event.preventDefault()
    const focused = (event.target as Element).localName === 'input' ? (event.target as Element) : undefined
    const inputs = [...((event.currentTarget as Element).querySelectorAll('input') ?? [])]
    this.#move(
      at,
      to,
      inputs.findIndex((input) => input === focused),
    )
  }

  /** Moves an option; the focus goes with it, to the same of its fields, or to its letter. */
  #move(at: number, to: number, field = -1): void {
    this.faults = new Map()
    this.#focus = { at: to, field }
    this.#act({ kind: 'move', at, to })
  }

  #condition(at: number, typed: string): void {
    const fault = this.check(typed)
    const others = [...this.faults].filter(([option]) => option !== at)
    this.faults = new Map(fault === '' ? others : [...others, [at, fault]])
    if (fault === '') this.#act({ kind: 'condition', at, typed })
  }

  #scale({ scale }: AskView) {
    const put = (change: Partial<AskView['scale']>) => this.#act({ kind: 'scale', ...scale, ...change })
    const end = (name: 'from' | 'to', check: (value: number) => string) =>
      html`<bl-number
        plain
        label="axis ${name}"
        .least=${-Infinity}
        .most=${Infinity}
        .check=${check}
        .value=${live(scale[name])}
        @bl-number=${({ value }: NumberEvent) => put({ [name]: value })}
      ></bl-number>`
    return html`${end('from', (value) => (value >= scale.to ? `must be below ${scale.to}` : scale.log && value <= 0 ? 'must be above 0 where the axis counts ratios' : ''))}
      ${end('to', (value) => (value <= scale.from ? `must be above ${scale.from}` : ''))}
      <bl-toggle
        label="equal ratios"
        hint="A logarithmic axis"
        .checked=${live(scale.log)}
        ?disabled=${scale.from <= 0}
        @bl-toggle=${({ checked }: ToggleEvent) => put({ log: checked })}
      ></bl-toggle>`
  }

  #within({ within }: AskView) {
    return html`<bl-number
      plain
      label="right within"
      hint="How far from the answer a guess is still right; on an axis of ratios a ratio"
      .least=${0}
      .most=${Infinity}
      .value=${live(within)}
      @bl-number=${({ value }: NumberEvent) => this.#act({ kind: 'within', value })}
    ></bl-number>`
  }

  #act(act: AskAct): void {
    this.dispatchEvent(new AskEvent(act))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-ask': BlAsk
  }
}
