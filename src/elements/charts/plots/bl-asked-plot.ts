import type { Authored } from '../../../experiment/authored.ts'
import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { sideBySide } from '../../../charts/plot/side-by-side.ts'
import { valueOnScale, type AxisScale, type PlotFrame } from '../../../charts/plot/plot-frame.ts'
import { clamp } from '../../../math/clamp.ts'
import { motionTimes, play } from '../../../scene/motion.ts'
import { formatNumber } from '../../../math/picture/format.ts'
import { shareOnScale } from '../../../math/picture/scale-share.ts'
import { GuessEvent, type GuessAct } from '../../guess-event.ts'
import { base } from '../../style/tokens.ts'
import { askedPlotStyle } from './asked-plot-style.ts'
import { shareAfter, shareUnder, type HandAxis } from './axis-hand.ts'
import './bl-guess-bins.ts'
import { barsFrom, type CountedBins } from './bl-guess-bins.ts'
import { asGiven } from '../../../words/language/language.ts'

/** An option at its place on an axis. `index` is its place in the question's list. */
export interface PlacedOption {
  readonly index: number
  readonly letter: string
  readonly label: string
  readonly value: number
  readonly chosen: boolean
  /** Votes of an audience for it. */
  readonly hands?: number
  /** It is the answer; set only once that is shown. */
  readonly right?: boolean
}

/** A guess on an axis of a plot: a number within bounds, or one of several options. */
export interface AxisGuess {
  readonly axis: HandAxis
  readonly number?: number | undefined
  readonly bounds?: AxisScale | undefined
  /** Value of the other axis at which the mark of a number lies; by default near the end of that axis. */
  readonly over?: number | undefined
  /** Guesses of an audience, which counts them instead of dragging a mark; `number` is their median. */
  readonly counted?: CountedBins | undefined
  /** Fraction of the plot that their longest bar takes. */
  readonly bars?: number
  /** The answer, once it is shown, and how far off the number is, in words. */
  readonly truth?: number | undefined
  readonly off?: string | undefined
  readonly options?: readonly PlacedOption[]
}

/** A plot with a question, open or answered. */
export interface AskedPlot {
  /** The question, as the guess's name for screen readers. */
  readonly ask: Authored
  /** The question is open, so that the plot is veiled and takes a guess. */
  readonly open: boolean
  /** The value across up to which there is no veil; undefined if all is veiled. */
  readonly given?: number | undefined
  /** The given points lie on the horizontal axis, and the veil ends above it. */
  readonly onAxis?: boolean
  /** The end of the horizontal axis is given too, or what lies from this value on, and the veil ends before it. */
  readonly endGiven?: boolean | number
  /** The guess, if the plot has the axis of the answer. */
  readonly guess?: AxisGuess | undefined
}

/** Pixels next to the last given point, or above points on the horizontal axis, that the veil leaves clear for their marks. */
const clear = 14

/** Default position of a line along an axis, as a fraction of the other axis; further in if bars stand on it. */
const [usualLine, barredLine] = [0.85, 0.66]

/** Returns the pixels from the left of a plot, or from its top, to the line of a number's guess. */
function lineOf({ axis, over, counted }: AxisGuess, { across, up, width, height }: PlotFrame): number {
  if (axis === 'across') return height * (over === undefined ? usualLine : clamp(1 - shareOnScale(over, up)))
  if (over !== undefined) return width * clamp(shareOnScale(over, across))
  return width * (counted ? barredLine : usualLine)
}

/** Returns where the text of the veil avoids the line of a number's guess: at the bottom, unless the line is there. */
function sideOf(guess: AxisGuess, frame: PlotFrame): 'right' | 'top' | '' {
  const line = lineOf(guess, frame)
  if (guess.axis === 'up') return line < frame.width / 2 ? 'right' : ''
  return line > frame.height / 2 ? 'top' : ''
}

/** Returns true if the line of a guess is on the left of its plot, so that its text has space on the right. */
const isLeft = (guess: AxisGuess, frame: PlotFrame): boolean =>
  guess.axis === 'up' && !guess.counted && lineOf(guess, frame) < frame.width / 2

/** Returns the position of a value as a fraction of an axis; a value that a logarithmic axis cannot show lies below it. */
const shareOnAxis = (value: number, scale: AxisScale): number =>
  scale.log && value <= 0 ? -Infinity : shareOnScale(value, scale)

/** Returns an arrow from the edge of an axis to what lies beyond it; '' if nothing does. */
function arrowTo(share: number, axis: HandAxis): string {
  if (share < 0) return axis === 'up' ? '↓' : '←'
  if (share > 1) return axis === 'up' ? '↑' : '→'
  return ''
}

/** Position of the mark before a number is guessed, as a fraction of its axis, so that all of it is in the plot. */
const waiting = 0.94

/** Returns the width at the end of a plot that a veil leaves free. */
function endRoom({ endGiven = false }: AskedPlot, { width, across }: PlotFrame): number {
  if (typeof endGiven === 'boolean') return endGiven ? clear : 0
  return (1 - clamp(shareOnScale(endGiven, across))) * width + clear
}

/** Text size of a page on a laptop, in pixels: marks grow with the text. */
const defaultLetters = 13.5

/** Size of an option's box, and its distance from the next, in pixels at the default text size. */
const [optionSize, optionRoom] = [44, 48]

/**
 * Width of a plot, in pixels at the default text size, below which an option shows only its letter: its text is next to
 * the question.
 */
const roomForWords = 320

/**
 * The veil over a plot with a question, and the guess on its axis: a mark that is dragged or moved by the arrow keys, and
 * has no place before that; or options at their places. Once the answer is shown, the mark stays where it was placed. It
 * lies over the chart of its element, in the frame that the chart reports. Dispatches GuessEvent.
 */
@customElement('bl-asked-plot')
export class BlAskedPlot extends LitElement {
  static override readonly styles = [base, askedPlotStyle]

  @property({ attribute: false }) asked: AskedPlot | undefined
  /** Place of the plot, reported by its chart. */
  @property({ attribute: false, hasChanged: (now, before) => JSON.stringify(now) !== JSON.stringify(before) })
  frame: PlotFrame | undefined
  /** Share of the veil's width that has been drawn aside from its left: 1 without a veil. */
  @state() private lifted = 0
  #stop = (): void => undefined
  @query('.rail') private readonly rail!: HTMLElement
  @query('.mark') private readonly mark!: HTMLElement

  /** The curve of an answer grows from the left, as the veil over it is drawn aside. */
  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('asked')) return
    const { asked } = this
    const before: AskedPlot | undefined = changed.get('asked')
    if (asked?.open || before?.open) this.#stop()
    if (asked?.open) this.lifted = 0
    else if (asked && before?.open && before.ask === asked.ask)
      this.#stop = play(motionTimes.reveal, (share) => (this.lifted = share))
    else if (!asked || asked.ask !== before?.ask) this.lifted = 1
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#stop()
    if (!this.asked?.open) this.lifted = 1
  }

  override render() {
    const { asked, frame, lifted } = this
    if (!asked || !frame || !(frame.width > 0 && frame.height > 0)) return nothing
    const { left, top, width, height, across } = frame
    const given = asked.given === undefined ? 0 : clamp(shareOnScale(asked.given, across))
    const side = asked.guess && sideOf(asked.guess, frame)
    return html`<div
      class="frame"
      style="--left: ${left}px; --top: ${top}px; --width: ${width}px; --height: ${height}px; --scale: ${this.#scale}; --given: ${100 * given}%; --clear: ${asked.given === undefined ? 0 : clear}px; --foot: ${asked.onAxis ? clear : 0}px; --end: ${endRoom(asked, frame)}px; --lifted: ${lifted}"
    >
      ${lifted < 1 && given < 1 ? html`<div class="veil">${!asked.open || asked.guess?.options ? nothing : html`<p class=${side ?? ''} data-screen>shown once you answer</p>`}</div>` : nothing}
      ${asked.guess ? this.#guess(asked, asked.guess, frame) : nothing}
    </div>`
  }

  /** Scale of marks relative to the default text size. */
  get #scale(): number {
    return Math.max(1, Number.parseFloat(getComputedStyle(this).fontSize) / defaultLetters)
  }

  #guess({ ask, open }: AskedPlot, guess: AxisGuess, frame: PlotFrame) {
    const { axis, options, counted, truth } = guess
    if (options) return open ? this.#options(ask, axis, options, frame) : this.#kept(axis, options, frame)
    if (!counted) return open ? this.#rail(ask, guess, frame) : this.#ghost(guess, frame)
    return html`<bl-guess-bins
        .counted=${counted}
        .axis=${axis}
        .frame=${frame}
        .line=${lineOf(guess, frame)}
        .truth=${truth}
        .bars=${guess.bars}
        ask=${ask}
        ?open=${open}
      ></bl-guess-bins>
      ${this.#ghost(guess, frame)}`
  }

  /** Returns the place of a number and its description. */
  #placed(guess: AxisGuess, frame: PlotFrame) {
    const { axis, number } = guess
    const share = number === undefined ? undefined : shareOnAxis(number, frame[axis])
    const at = share === undefined ? waiting : clamp(share)
    const line = lineOf(guess, frame)
    const { length, isBack } = barsFrom(line, axis, frame, guess.bars)
    const bars = guess.counted && (axis === 'across' || isBack) ? length : 0
    const place = `--at: ${at}; --line: ${line}px; --bars: ${bars}px`
    return { at, place, arrow: arrowTo(share ?? at, axis), said: wordsOf(guess) }
  }

  /** A guessed number, the answer, and the line between them. */
  #ghost(guess: AxisGuess, frame: PlotFrame) {
    const { axis, truth } = guess
    const { at, place, arrow, said } = this.#placed(guess, frame)
    const isThere = arrow === ''
    const answer = truth === undefined ? NaN : shareOnAxis(truth, frame[axis])
    const isSeen = answer >= 0 && answer <= 1
    if (!said && !isSeen) return nothing
    const [from, to] = [Math.min(at, answer), Math.max(at, answer)]
    // Beyond the axis, whose ends may have changed, there is only an arrow with its number.
    return html`${said && isThere ? html`<span class="guide" data-axis=${axis} style=${place}></span>` : nothing}
      <div
        class="ghost"
        data-axis=${axis}
        ?data-left=${isLeft(guess, frame)}
        style="${place}; --truth: ${answer}; --from: ${from}; --to: ${to}"
      >
        ${isSeen ? html`<span class="truth"></span>` : nothing}
        ${said && isSeen ? html`<span class="distance"></span>` : nothing}
        ${said && isThere ? html`<span class="mark"></span>` : nothing}
        ${said ? html`<span class="said"><span class="more">${said[0]}</span>${said[1]}<span class="more">${said[2]}</span>${isThere ? '' : ` ${arrow}`}</span>` : nothing}
      </div>`
  }

  /** The line along which a number is guessed, and its mark. */
  #rail(ask: Authored, guess: AxisGuess, frame: PlotFrame) {
    const { axis, number, bounds } = guess
    const { place, said } = this.#placed(guess, frame)
    const scale = bounds ?? frame[axis]
    return html`${said ? html`<span class="guide" data-axis=${axis} style=${place}></span>` : nothing}
      <div
        class="rail"
        data-axis=${axis}
        ?data-left=${isLeft(guess, frame)}
        style=${place}
        @pointerdown=${this.#take}
        @pointermove=${(event: PointerEvent) => event.buttons === 1 && this.#drag(event)}
        @click=${() => this.mark.focus({ preventScroll: true })}
      >
        <span
          class="mark ${said ? '' : 'none'}"
          role="slider"
          tabindex="0"
          aria-label=${asGiven(ask)}
          aria-orientation=${axis === 'up' ? 'vertical' : 'horizontal'}
          aria-valuemin=${scale.from}
          aria-valuemax=${scale.to}
          aria-valuenow=${number ?? scale.from}
          aria-valuetext=${said?.join('') ?? 'no guess yet'}
          @keydown=${this.#press}
          >${said ? nothing : '?'}</span
        >
        ${said ? html`<span class="said" aria-hidden="true">${said.join('')}</span>` : nothing}
      </div>`
  }

  #options(ask: Authored, axis: HandAxis, options: readonly PlacedOption[], frame: PlotFrame) {
    const places = this.#optionPlaces(axis, options, frame)
    const isBrief = frame.width < roomForWords * this.#scale || this.#isLow(axis, options, frame)
    return html`<div role="group" aria-label=${asGiven(ask)} ?data-brief=${isBrief}>
      ${options.map(
        (option, i) =>
          html`<span class="leader" style=${places[i]!.leader}></span>
            <button
              class="option"
              style=${places[i]!.box}
              aria-label="${option.letter} ${option.label}"
              aria-pressed=${option.chosen}
              @click=${() => this.#say({ kind: 'choose', option: option.index })}
            >
              <b>${option.letter}</b> <span>${option.label}</span>
            </button>`,
      )}
    </div>`
  }

  /** The chosen option, and those with votes, at their places. */
  #kept(axis: HandAxis, options: readonly PlacedOption[], frame: PlotFrame) {
    const shown = options.filter(({ chosen, hands = 0 }) => chosen || hands > 0)
    const counts = options.some(({ hands = 0 }) => hands > 0)
    const places = this.#optionPlaces(axis, shown, frame)
    return shown.map(({ letter, value, hands = 0, chosen, right }, i) => {
      const arrow = arrowTo(shareOnAxis(value, frame[axis]), axis)
      const words = counts ? `${letter} ${hands}` : `your guess: ${letter}`
      return html`${arrow === '' ? html`<span class="leader of" style=${places[i]!.leader}></span>` : nothing}
        <span class="kept" style=${places[i]!.box} ?data-chosen=${chosen && !counts} ?data-right=${right}
          >${arrow === '' ? words : `${words}, ${formatNumber(value, 3)} ${arrow}`}</span
        >`
    })
  }

  /** Returns true if a plot is too low to stack its options. */
  #isLow(axis: HandAxis, options: readonly PlacedOption[], { height }: PlotFrame): boolean {
    return axis === 'up' && height < options.length * optionRoom * this.#scale
  }

  /** Returns the boxes of the options, without overlap, and the line of each; side by side in a plot too low for all. */
  #optionPlaces(axis: HandAxis, options: readonly PlacedOption[], frame: PlotFrame) {
    const { width, height } = frame
    const half = (optionSize * this.#scale) / 2
    const isLow = this.#isLow(axis, options, frame)
    const own = options.map(({ value }) => {
      const share = clamp(shareOnAxis(value, frame[axis]))
      return axis === 'up' ? (1 - share) * height : share * width
    })
    const [room, length] = axis === 'up' ? [optionRoom * this.#scale, height] : [0, width]
    // Boxes as long as their space, which ends where the outer options do.
    const over = room / 2 - half
    const boxes = own.map((middle) => ({ middle, length: room }))
    const middles = sideBySide(boxes, -over, length + over).map((start) => start + room / 2)
    return own.map((mine, i) => {
      const middle = middles[i]!
      if (axis === 'up')
        return {
          box: isLow
            ? `right: ${(options.length - 1 - i) * room}px; top: ${mine - half}px`
            : `right: 0; top: ${middle - half}px`,
          leader: `left: 0; right: 0; top: ${mine}px; height: 1px; --along: 90deg`,
        }
      // Below each other in rows, if their places lie along the horizontal axis.
      const row = ((i + 0.5) * height) / options.length
      const side = middle > width / 2 ? `right: ${width - middle - half}px` : `left: ${middle - half}px`
      return {
        box: `${side}; top: ${row - half}px`,
        leader: `top: 0; bottom: 0; left: ${mine}px; width: 1px; --along: 180deg`,
      }
    })
  }

  readonly #take = (event: PointerEvent): void => {
    if (event.button !== 0) return
    this.rail.setPointerCapture(event.pointerId)
    this.#drag(event)
  }

  /** Moves the mark to the pointer along its axis. */
  #drag(event: PointerEvent): void {
    const { guess } = this.asked ?? {}
    const { frame } = this
    if (!guess || !frame || event.currentTarget !== event.target) return
    this.#put(valueOnScale(shareUnder(event, guess.axis, frame), frame[guess.axis]))
  }

  readonly #press = (event: KeyboardEvent): void => {
    const { guess } = this.asked ?? {}
    const { frame } = this
    if (!guess || !frame) return
    if (event.key === 'Enter' && guess.number !== undefined) this.#say({ kind: 'reveal' })
    const scale = frame[guess.axis]
    const at = guess.number === undefined ? undefined : shareOnScale(guess.number, scale)
    const share = shareAfter(event, at)
    if (share === undefined) return
    event.preventDefault()
    event.stopPropagation()
    this.#put(valueOnScale(share, scale))
  }

  #put(value: number): void {
    const { guess } = this.asked ?? {}
    if (!guess) return
    const { from, to } = guess.bounds ?? { from: -Infinity, to: Infinity }
    this.#say({ kind: 'number', value: Number(Math.min(to, Math.max(from, value)).toPrecision(3)) })
  }

  #say(act: GuessAct): void {
    this.dispatchEvent(new GuessEvent(act))
  }
}

/** Describes a guessed number: whose it is, and how far off; empty if there is none. */
function wordsOf({ number, counted, off }: AxisGuess): readonly [string, string, string] | undefined {
  if (number === undefined) return undefined
  const count = counted?.counts.reduce((sum, one) => sum + one, 0) ?? 0
  const whose = count > 1 ? `median of ${count} guesses` : counted ? 'the guess' : 'your guess'
  return [`${whose}: `, formatNumber(number, 3), off ? `, ${off}` : '']
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-asked-plot': BlAskedPlot
  }
}
