import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { classMap } from 'lit/directives/class-map.js'
import { live } from 'lit/directives/live.js'
import '../../../elements/controls/bl-number.ts'
import '../../../elements/controls/bl-select.ts'
import '../../../elements/controls/bl-toggle.ts'
import type { ChoiceEvent, NumberEvent, ToggleEvent } from '../../../elements/controls/control-events.ts'
import { kindStyle } from '../../../elements/editor/kind-style.ts'
import { Reorder, reorderStyle } from '../../../elements/editor/reorder.ts'
import { stagePick, stagePickStyle } from '../../../elements/editor/stage-pick.ts'
import { NumberPointer } from '../../../elements/number-pointer.ts'
import { icon } from '../../../elements/style/icons.ts'
import { panelIcon } from '../../../elements/style/panel-icons.ts'
import { base, buttons } from '../../../elements/style/tokens.ts'
import { typed } from '../../../elements/style/typed.ts'
import type { Question } from '../../../exchange/lecture/scenario.ts'
import { optionLetter } from '../../../view/question/verdict.ts'
import type { AskedActs, AskedView } from './asked-question.ts'

type Kind = Question['kind']

const kinds: readonly { readonly kind: Kind; readonly name: string; readonly hint: string }[] = [
  { kind: 'choice', name: 'choose', hint: 'two to four options' },
  { kind: 'number', name: 'on an axis', hint: 'a number' },
  { kind: 'place', name: 'surface', hint: 'a place on it' },
  { kind: 'curve', name: 'curve', hint: 'the rest of a sweep' },
]

/** The conditions that an option can have. */
const conditions = '= 2.57, = a quantity, < 3, >= 3, or 3 .. 4'

const valueOf = ({ target }: Event): string => (target as HTMLInputElement).value

/** Closes the list of numbers and focuses its button. */
function close(root: ParentNode, acts: AskedActs): void {
  acts.find(false)
  root.querySelector<HTMLElement>('.answer')?.focus()
}

const kindChoice = (possible: readonly Kind[], chosen: Kind | undefined, acts: AskedActs) =>
  html`<div class="kinds" role="group" aria-label="Kind of the question">
    ${kinds.map(
      ({ kind, name, hint }) =>
        html`<button
          aria-pressed=${kind === chosen}
          ?disabled=${!possible.includes(kind)}
          @click=${() => acts.turnTo(kind)}
        >
          <b>${name}</b><span>${hint}</span>
        </button>`,
    )}
  </div>`

/** The list of numbers, searched by name, by value, or by picking on the stage. */
function foundList({ answer, groups, pick }: AskedView, acts: AskedActs, host: LitElement) {
  // Escape closes only the list.
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    close(host.renderRoot, acts)
  }
  const choose = (name: string) => {
    acts.answerWith(name)
    close(host.renderRoot, acts)
  }
  return html`<input
      class="search"
      type="search"
      aria-label="Search for a number by name or value"
      placeholder="Name or value"
      autocomplete="off"
      @input=${(event: Event) => acts.search(valueOf(event))}
      @keydown=${leave}
    />
    ${stagePick(pick, host)}
    <div class="found" @keydown=${leave}>
      ${groups.map(
        ({ group, numbers }) =>
          html`<h4>${group}</h4>
            ${numbers.map(
              ({ name, label, value }) =>
                html`<button aria-pressed=${name === answer.name} @click=${() => choose(name)}>
                  ${label} <b>${value}</b>
                </button>`,
            )}`,
      )}
      ${groups.length === 0 ? html`<p class="quiet">No matching number.</p>` : nothing}
    </div>`
}

const answerChoice = (view: AskedView, acts: AskedActs, host: LitElement) =>
  html`<div>
      <span class="name">Answer: a number from this step</span>
      <button class="answer" aria-expanded=${view.finding} @click=${() => acts.find(!view.finding)}>
        ${view.answer.label} <b>${view.answer.value}</b>
      </button>
    </div>
    ${view.finding ? foundList(view, acts, host) : nothing}
    ${view.arguments.map(
      ({ name, label, options, value }) =>
        html`<bl-select
          .label=${label}
          .options=${options}
          .value=${live(value)}
          @bl-select=${(event: ChoiceEvent) => acts.setArgument(name, event.value)}
        ></bl-select>`,
    )}`

const optionList = ({ options, most }: AskedView, acts: AskedActs, reorder: Reorder) =>
  html`<ol aria-label="Options">
      ${options.map(
        ({ label, condition, right, fault }, at) =>
          html`<li class=${classMap({ option: true, ...reorder.classesOf(at) })} ?data-right=${right}>
            <button
              class="grip"
              title="Drag option ${optionLetter(at)}, or press Alt ↑ ↓ to move it"
              aria-label="Option ${optionLetter(at)}: press Alt and an arrow key to move it"
            >
              ${optionLetter(at)}
            </button>
            <input
              aria-label="Option ${optionLetter(at)}"
              placeholder="an answer"
              .value=${live(label)}
              @change=${(event: Event) => acts.setLabel(at, valueOf(event))}
            />
            <input
              aria-label="Option ${optionLetter(at)} stands for"
              title=${conditions}
              placeholder="= ${at}"
              spellcheck="false"
              aria-invalid=${fault !== ''}
              .value=${live(condition)}
              @change=${(event: Event) => acts.setCondition(at, valueOf(event))}
            />
            <button
              class="icon bare"
              aria-label="Remove option ${optionLetter(at)}"
              ?disabled=${options.length <= 2}
              @click=${() => acts.dropOption(at)}
            >
              ${icon('close')}
            </button>
            <p class="problem" ?hidden=${fault === ''}>${fault}</p>
          </li>`,
      )}
    </ol>
    ${
      options.length < most
        ? html`<div>
            <button class="button" @click=${() => acts.addOption()}>
              ${panelIcon('plus')} ${optionLetter(options.length)}
            </button>
          </div>`
        : nothing
    }`

function scaleFields({ scale }: AskedView, acts: AskedActs) {
  const { from, to, log = false } = scale
  const put = (change: Partial<AskedView['scale']>) => acts.setScale({ from, to, log, ...change })
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
  return html`${end('from', (value) => (value >= to ? `must be below ${to}` : log && value <= 0 ? 'must be above 0 on a log scale' : ''))}
    ${end('to', (value) => (value <= from ? `must be above ${from}` : ''))}
    <bl-toggle
      label="log scale"
      hint="A logarithmic axis"
      .checked=${live(log)}
      ?disabled=${from <= 0}
      @bl-toggle=${({ checked }: ToggleEvent) => put({ log: checked })}
    ></bl-toggle>`
}

const withinField = ({ within }: AskedView, acts: AskedActs) =>
  html`<bl-number
    plain
    label="tolerance"
    hint="How far from the answer a guess still counts as right; on a log scale, a ratio"
    .least=${0}
    .most=${Infinity}
    .value=${live(within)}
    @bl-number=${({ value }: NumberEvent) => acts.setWithin(value)}
  ></bl-number>`

/** What the question currently yields, and along the step’s dial. */
const outcome = ({ tried, good, along }: AskedView) =>
  html`<p class="tried ${good ? '' : 'problem'}" role="status">${tried}</p>
    ${
      along.length > 0
        ? html`<p class="quiet along">
            Along the dial:
            ${along.map(({ at, right }, i) => html`<span>${at} <b>${right}</b>${i < along.length - 1 ? ',' : ''}</span> `)}
          </p>`
        : nothing
    }`

/**
 * The form of a question: its kind, its answer, chosen from the numbers of the stage, its options, and what it currently yields. `view` is
 * undefined if there is no question yet. The slots `scene`, `ask` and `because` contain its texts.
 */
@customElement('bl-ask')
export class BlAsk extends LitElement {
  static override readonly styles = [
    base,
    buttons,
    kindStyle,
    reorderStyle,
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
      /* The card must not cover the stage, where the user is about to click. */
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
        --between: var(--bl-1);
        gap: var(--between);
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

  @property({ attribute: false }) view: AskedView | undefined
  /** The kinds of question that the step allows. */
  @property({ attribute: false }) possible: readonly Kind[] = []
  @property({ attribute: false }) acts!: AskedActs
  readonly #reorder = new Reorder(
    this,
    () => '.grip',
    (at, to) => this.acts.moveOption(at, to),
  )

  constructor() {
    super()
    new NumberPointer(this)
  }

  /** Focuses the search field of the open list. */
  override focus(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.search')?.focus())
  }

  protected override updated(changed: PropertyValues<this>): void {
    const before = changed.get('view')
    if (before && !before.finding && this.view?.finding) this.focus()
  }

  override willUpdate(): void {
    this.toggleAttribute('empty', !this.view)
    this.toggleAttribute('picking', this.view?.pick.waits === true)
  }

  override render() {
    const { view, possible, acts } = this
    if (!view)
      return html`<p class="quiet">
          Ask before the reader sees any of this. The picture waits for the guess.
        </p>
        ${kindChoice(possible, undefined, acts)}`
    return html`<div class="half">
        ${kindChoice(possible, view.kind, acts)}
        <slot name="scene"></slot>
        <slot name="ask"></slot>
        <slot name="because"></slot>
        <p class="quiet veiled">${icon('eye-off')} Hidden until the guess: ${view.veiled.join(', ')}</p>
      </div>
      <div class="half">
        ${view.kind === 'curve' ? nothing : answerChoice(view, acts, this)}
        ${view.kind === 'choice' ? optionList(view, acts, this.#reorder) : nothing}
        ${view.kind === 'number' ? scaleFields(view, acts) : nothing}
        ${view.kind === 'choice' ? nothing : withinField(view, acts)} ${outcome(view)}
        <div class="acts">
          <button class="button primary" @click=${() => acts.tryOut()}>
            ${icon('eye')} Try it on the stage
          </button>
          <button class="button bare" @click=${() => acts.takeAway()}>Remove question</button>
        </div>
      </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-ask': BlAsk
  }
}
