import type { Authored } from '../../../experiment/authored.ts'
import type { ReadonlySignal } from '@preact/signals-core'
import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { formatCount, formatNumber, withSubscripts } from '../../../math/picture/format.ts'
import { withPercentsBound } from '../../../math/picture/percents.ts'
import { inkOn } from '../../../math/picture/palette.ts'
import '../../controls/bl-number.ts'
import '../../controls/bl-text.ts'
import '../../prose/bl-prose.ts'
import type { LiveViews } from '../../prose/live-slots.ts'
import type { NumberEvent, TextEvent } from '../../controls/control-events.ts'
import { icon } from '../../style/icons.ts'
import { panelIcon } from '../../style/panel-icons.ts'
import { base, buttons } from '../../style/tokens.ts'
import { asGiven } from '../../../words/language/language.ts'
import { MarkerKeys } from '../../marker-keys.ts'
import { GuessEvent, type GuessAct } from '../../guess-event.ts'
import { guessScale, guessScaleStyle } from './guess-scale.ts'
import { questionStyle } from './question-style.ts'
import type { OptionView, PinView, QuestionView, RevealedView } from './question-view.ts'

/**
 * The answer form of a question: options, a scale or pins on the picture, and the button that reveals the truth. After that it shows guess
 * and truth in two lines that expand to the details, with the explanation below. An audience sees everything at once. Dispatches GuessEvent.
 */
@customElement('bl-question')
export class BlQuestion extends LitElement {
  static override readonly styles = [base, buttons, questionStyle, guessScaleStyle]

  /** The question, for screen readers. */
  @property() ask: Authored = ''
  /** Language code of the question and its explanation. */
  @property({ attribute: false }) language = 'en'
  @property({ attribute: false }) view: QuestionView | undefined
  @property({ attribute: false }) numbers: ReadonlySignal<LiveViews> | undefined
  @property({ type: Boolean, reflect: true }) presented = false
  /** Whether the details under the answer are expanded. */
  @state() private open = false
  @query('.verdict') private readonly verdict!: HTMLElement
  @query('.reveal') private readonly button!: HTMLElement | null
  readonly #keys = new MarkerKeys({
    input: ({ index, a, b }) => this.#say({ kind: 'place', pin: index, at: [a, b] }),
    remove: ({ index }) => this.#say({ kind: 'remove', pin: index }),
  })

  /** Moves the focus from the removed button to the answer, where reading continues. */
  override updated(changed: PropertyValues<this>): void {
    const [before, now] = [changed.get('view')?.revealed, this.view?.revealed]
    if (!changed.get('view') || !now) return
    if (!before && !this.shadowRoot?.activeElement) this.verdict.focus({ preventScroll: true })
    if (!now.busy && before?.busy !== false) this.verdict.scrollIntoView({ block: 'nearest' })
  }

  override willUpdate(changed: PropertyValues<this>): void {
    this.presented = this.view?.presented ?? false
    if (changed.has('ask') || !this.view?.revealed) this.open = false
    const before = changed.get('view')
    // The verdict takes the focus once the button is gone.
    if (before && !before.revealed && this.view?.revealed && this.shadowRoot?.activeElement === this.button)
      this.button?.blur()
  }

  override render() {
    const { view } = this
    if (!view) return nothing
    const { revealed, presented } = view
    return html`${revealed ? nothing : this.#input(view)}
      <div class="told" ?hidden=${!revealed}>
        <div class="verdict" role="status" tabindex="-1">
          ${revealed ? this.#truth(view, revealed) : nothing}
        </div>
        ${
          revealed
            ? html`<button class="bare" @click=${() => this.#say({ kind: 'again' })}>ask again</button>`
            : nothing
        }
      </div>
      ${revealed ? (presented || revealed.busy ? nothing : [this.#whole(view, revealed), this.#because(revealed)]) : this.#acts(view)}`
  }

  /** Truth and guess in two lines that expand to the details; for an audience, everything in a strip. */
  #truth(view: QuestionView, revealed: RevealedView) {
    if (revealed.busy) return html`<p>Computing the answer …</p>`
    if (view.presented) return this.#strip(view, revealed)
    return html`<button
      class="fold"
      aria-expanded=${this.open}
      aria-controls="whole"
      @click=${() => (this.open = !this.open)}
    >
      ${icon('chevron')}<span>${revealed.lines.map((line) => html`<span>${line}</span> `)}</span>
    </button>`
  }

  #strip({ options }: QuestionView, { headline, distances, because }: RevealedView) {
    const counted = options.some(({ hands }) => hands > 0) ? options : []
    return html`<p class="headline">${headline}</p>
      ${this.#because({ because })}
      <div class="room">
        ${distances.map((line) => html`<p>${line}</p>`)}
        <p>
          ${counted.map((option) => html`<b ?data-true=${option.true}>${option.letter} ${option.hands}</b> `)}
        </p>
      </div>`
  }

  #whole(view: QuestionView, revealed: RevealedView) {
    return html`<div class="whole" id="whole" ?hidden=${!this.open}>
      <p class="asked" lang=${this.language}>${asGiven(withPercentsBound(this.ask))}</p>
      ${this.#answer(view, revealed)}
    </div>`
  }

  #answer(view: QuestionView, { headline, distances }: RevealedView) {
    return html`<p class="headline">${headline}</p>
      ${distances.map((line) => html`<p>${line}</p>`)} ${view.guessed ? this.#input(view) : nothing}`
  }

  #because({ because }: Pick<RevealedView, 'because'>) {
    if (!because) return nothing
    return html`<bl-prose
      class="because"
      lang=${this.language}
      .markdown=${because}
      .numbers=${this.numbers}
    ></bl-prose>`
  }

  #acts({ guessed, presented }: QuestionView) {
    return html`<div class="acts">
        <button
          class="button reveal ${guessed || presented ? 'primary' : ''}"
          title=${presented ? 'Show the answer (Page down)' : 'Show the answer'}
          @click=${() => this.#say({ kind: 'reveal' })}
        >
          ${guessed ? 'Reveal' : 'Show the answer'} ${icon('chevron')}
        </button>
      </div>
      <p class="foot">
        <button class="bare" @click=${() => this.#say({ kind: 'questions', on: false })}>no questions</button>
      </p>`
  }

  #input(view: QuestionView) {
    if (view.kind === 'choice') return this.#choice(view)
    if (view.kind === 'number') return this.#number(view)
    if (view.kind === 'curve') return this.#curve(view)
    return this.#place(view)
  }

  #choice({ options, presented, revealed }: QuestionView) {
    const total = options.reduce((sum, { hands }) => sum + hands, 0)
    return html`<fieldset
        class="options ${total > 0 ? 'counted' : ''}"
        ?disabled=${revealed !== undefined}
        aria-label=${asGiven(this.ask)}
      >
        ${options.map((option, index) => this.#option(option, index, presented, total))}
      </fieldset>
      ${
        presented && (total > 0 || !revealed)
          ? html`<p class="scale" aria-hidden="true"><span>0 %</span><span>50 %</span><span>100 %</span></p>
              <p class="total">
                <span>${total === 1 ? '1 vote' : `${formatCount(total)} votes`}</span>
                ${
                  revealed
                    ? nothing
                    : html`<span
                          >keys A to ${options.at(-1)?.letter} or 1 to ${options.length}, then the count and
                          Enter</span
                        >
                        <button class="bare" @click=${() => this.#say({ kind: 'clear' })}>clear (0)</button>`
                }
              </p>`
          : nothing
      }`
  }

  #option(option: OptionView, index: number, presented: boolean, total: number) {
    const { letter, label, color, hands, chosen } = option
    const done = this.view?.revealed !== undefined
    const tile = color ? `--color: ${color}; --on-color: ${inkOn(color)}` : ''
    const count = (by: number, name: string, picture: 'plus' | 'minus') =>
      html`<button
        aria-label="${name} for ${letter}"
        @click=${() => this.#say({ kind: 'count', option: index, hands: hands + by })}
      >
        ${panelIcon(picture)}
      </button>`
    return html`<label
      class="option"
      ?data-chosen=${chosen}
      ?data-true=${option.true}
      ?data-done=${done}
      style="--share: ${total > 0 ? hands / total : 0}; ${tile}"
    >
      ${presented ? html`<span class="bar"></span>` : nothing}
      <input
        type="radio"
        name="option"
        lang=${this.language}
        aria-label="${letter}: ${label}${option.true ? ', the answer' : ''}"
        .checked=${chosen}
        @change=${() => this.#say({ kind: 'choose', option: index })}
      />
      <span class="letter" aria-hidden="true">${letter}</span>
      <span class="label" aria-hidden="true">${label}</span>
      ${
        presented
          ? html`<span class="count"
              >${done ? nothing : count(-1, 'Remove a vote', 'minus')}<b>${hands}</b>${
                done ? nothing : count(1, 'Add a vote', 'plus')
              }</span
            >`
          : option.true
            ? panelIcon('check')
            : nothing
      }
    </label>`
  }

  #number({ scale, number, counted, presented, revealed }: QuestionView) {
    if (revealed) return guessScale(scale, number, revealed.number)
    if (presented) return this.#numbers(scale, counted, number)
    const { from, to, log = false } = scale
    return html`<bl-number
        label="your guess"
        .value=${number ?? NaN}
        .min=${from}
        .max=${to}
        .step=${log ? 0.02 : (to - from) / 100}
        ?log=${log}
        confirmed
        @bl-number=${(event: NumberEvent) => this.#say({ kind: 'number', value: event.value })}
      ></bl-number>
      <p class="scale" aria-hidden="true">
        <span>${formatNumber(from)}</span><span>${formatNumber(to)}</span>
      </p>`
  }

  /** The audience’s guesses at a number, typed one after the other or clicked on the axis. */
  #numbers({ from, to }: QuestionView['scale'], counted: number, middle: number | undefined) {
    return html`<bl-number
        plain
        confirmed
        label="add a guess"
        .value=${NaN}
        .least=${from}
        .most=${to}
        @bl-number=${(event: NumberEvent) => this.#say({ kind: 'number', value: event.value })}
      ></bl-number>
      <p class="hint">Click the axis for each guess, or type it.</p>
      <p class="total">
        <span role="status"
          >${counted === 1 ? '1 guess' : `${formatCount(counted)} guesses`}${
            counted > 1 && middle !== undefined ? `, median ${formatNumber(middle, 3)}` : ''
          }</span
        >
        <button class="bare" ?disabled=${counted === 0} @click=${() => this.#say({ kind: 'back' })}>
          undo (⌫)
        </button>
        <button class="bare" ?disabled=${counted === 0} @click=${() => this.#say({ kind: 'clear' })}>
          clear (0)
        </button>
      </p>`
  }

  #curve({ curve, scale, revealed }: QuestionView) {
    if (revealed) return nothing
    const { from, to, log = false } = scale
    return html`<p class="hint">Draw the rest in the chart, or type the values.</p>
      ${curve.map(
        ({ index, name, drawn }) =>
          html`<bl-number
            label=${name}
            .value=${drawn ?? NaN}
            .min=${from}
            .max=${to}
            .step=${log ? 0.02 : (to - from) / 100}
            ?log=${log}
            @bl-number=${({ value }: NumberEvent) => this.#say({ kind: 'draw', index, value })}
          ></bl-number>`,
      )}`
  }

  #place({ pins, axes, extent, presented, revealed }: QuestionView) {
    if (revealed) return nothing
    const [a, b] = extent
    const middle = [(a[0] + a[1]) / 2, (b[0] + b[1]) / 2] as const
    return html`<p class="hint">
        ${pins.length === 0 ? 'Click the surface where you think it is.' : presented ? 'Click to add a pin, drag to move one.' : 'Drag it, or click another place.'}
      </p>
      ${pins.map((pin, index) => this.#pin(pin, index, axes, extent, presented))}
      ${
        pins.length > 0
          ? nothing
          : html`<button class="bare" @click=${() => this.#say({ kind: 'place', pin: 0, at: middle })}>
              or enter coordinates
            </button>`
      }`
  }

  #pin(
    { name, at }: PinView,
    index: number,
    axes: QuestionView['axes'],
    extent: QuestionView['extent'],
    presented: boolean,
  ) {
    const move = (to: readonly [number, number]) => this.#say({ kind: 'place', pin: index, at: to })
    const plane = { a: extent[0], b: extent[1] }
    const field = (axis: 0 | 1) =>
      html`<bl-number
        plain
        label=${withSubscripts(axes[axis])}
        .value=${Number(at[axis].toPrecision(4))}
        @bl-number=${({ value }: NumberEvent) => move(axis === 0 ? [value, at[1]] : [at[0], value])}
      ></bl-number>`
    return html`<div class="pin" role="group" aria-label=${name}>
      <button
        class="grip"
        title="Move the pin with the arrow keys; hold Shift for small steps"
        aria-label="${index + 1}, ${name}: move with the arrow keys"
        @keydown=${(event: KeyboardEvent) =>
          this.#keys.down(event, { kind: 'pin', index, a: at[0], b: at[1] }, plane)}
        @keyup=${() => this.#keys.up()}
        @blur=${() => this.#keys.up()}
      >
        ${index + 1}
      </button>
      ${
        presented
          ? html`<bl-text
              label="name of pin ${index + 1}"
              .value=${name}
              @bl-text=${({ value }: TextEvent) => this.#say({ kind: 'name', pin: index, name: value })}
            ></bl-text>`
          : html`<span>${name}</span>`
      }
      <button
        class="icon bare"
        aria-label="Remove ${name}"
        title="Remove"
        @click=${() => this.#say({ kind: 'remove', pin: index })}
      >
        ${icon('close')}
      </button>
      <span class="place">${field(0)}${field(1)}</span>
    </div>`
  }

  #say(act: GuessAct): void {
    this.dispatchEvent(new GuessEvent(act))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-question': BlQuestion
  }
}
