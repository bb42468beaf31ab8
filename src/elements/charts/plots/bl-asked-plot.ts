import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import { valueOnScale, type AxisScale, type PlotFrame } from '../../../charts/plot/plot-frame.ts'
import { formatNumber } from '../../../math/picture/format.ts'
import { pointerPosition } from '../../../math/picture/pointer-position.ts'
import { shareOnScale } from '../../../math/picture/scale-share.ts'
import { GuessEvent, type GuessAct } from '../../guess-event.ts'
import { base } from '../../style/tokens.ts'

/** An option to choose, at its place on an axis. `index` is its place in the list of the question. */
export interface PlacedOption {
  readonly index: number
  readonly letter: string
  readonly label: string
  readonly value: number
  readonly chosen: boolean
}

/** A guess on an axis of a plot: a number within bounds, or one of several options. */
export interface AxisGuess {
  readonly axis: 'up' | 'across'
  readonly number?: number | undefined
  readonly bounds?: AxisScale | undefined
  /** Value of the other axis at which the mark of a number lies; near the end of that axis where there is none. */
  readonly over?: number | undefined
  readonly options?: readonly PlacedOption[]
}

/** A plot whose answer is asked for, or was. */
export interface AskedPlot {
  /** The question, which names the guess to a screen reader. */
  readonly ask: string
  /** The question is open: the plot is veiled, and the guess may be made. */
  readonly open: boolean
  /** The value across up to which it is not veiled; undefined where all of it is. */
  readonly given?: number | undefined
  /** What is given lies on the level axis: the veil ends over it. */
  readonly onAxis?: boolean
  /** The guess, where the plot has the axis of the answer. */
  readonly guess?: AxisGuess | undefined
}

/** Shares of an axis that a press of an arrow key moves the mark by, and with the shift key. */
const strides = { usual: 1 / 40, fine: 1 / 200 } as const

/** Pixels beside the last given point, or over points on the level axis, that the veil leaves clear for their marks. */
const clear = 14

/** Half of the width of a rail, in pixels. */
const halfRail = 22

/** Room between a rail and the end of the axis that it is not along: right of an upright one, below a level one. */
function besideOf(axis: AxisGuess['axis'], over: number | undefined, { across, up }: PlotFrame): string {
  if (over === undefined) return '12%'
  const share = axis === 'up' ? 1 - shareOnScale(over, across) : shareOnScale(over, up)
  return `calc(${100 * share}% - ${halfRail}px)`
}

/** Pixels that an option takes, between its neighbours. */
const optionRoom = 48

/** Places that keep `room` from each other and lie between `from` and `to`, each as near to its own as it can be. */
export function spreadPlaces(places: readonly number[], room: number, from: number, to: number): number[] {
  const order = [...places.keys()].sort((i, j) => places[i]! - places[j]!)
  const spread = [...places]
  let least = from
  for (const i of order) {
    spread[i] = Math.max(least, spread[i]!)
    least = spread[i]! + room
  }
  let most = to
  for (const i of order.reverse()) {
    spread[i] = Math.min(most, spread[i]!)
    most = spread[i]! - room
  }
  return spread
}

/**
 * The veil over a plot whose answer is asked for, and the guess on its axis: a mark that is dragged, or moved by the arrow keys, and
 * that has no place before it was given one; or options at their places. Once the answer is shown the mark stays where it was put.
 * It lies over the chart of the element that has it, in the frame that the chart tells. Emits GuessEvent.
 */
@customElement('bl-asked-plot')
export class BlAskedPlot extends LitElement {
  static override readonly styles = [
    base,
    css`
      :host {
        position: absolute;
        inset: 0;
        container-type: inline-size;
        pointer-events: none;
      }
      .frame {
        position: absolute;
        left: var(--left);
        top: var(--top);
        width: var(--width);
        height: var(--height);
      }
      .veil {
        position: absolute;
        inset: 0 0 var(--foot) calc(var(--given) + var(--clear));
        background:
          repeating-linear-gradient(
            135deg,
            color-mix(in srgb, var(--bl-ink-2) 22%, transparent) 0 1px,
            transparent 1px 9px
          ),
          color-mix(in srgb, var(--bl-card) 78%, transparent);
      }
      .veil p {
        position: absolute;
        inset: auto 0 0;
        margin: 0;
        padding: var(--bl-1) var(--bl-2);
        color: var(--bl-ink-2);
        font-family: var(--bl-font-hand);
      }
      .rail,
      .ghost {
        --reach: 44px;
        position: absolute;
      }
      .rail {
        border-radius: calc(var(--reach) / 2);
        background: color-mix(in srgb, var(--bl-accent) 12%, transparent);
        pointer-events: auto;
        touch-action: none;
      }
      [data-axis='up']:not(.guide) {
        inset: 0 var(--beside) 0 auto;
        width: var(--reach);
        cursor: ns-resize;
      }
      [data-axis='across']:not(.guide) {
        inset: auto 0 var(--beside);
        height: var(--reach);
        cursor: ew-resize;
      }
      .rail::after {
        content: '';
        position: absolute;
        inset: 0 calc(50% - 1px);
        background: var(--bl-accent);
      }
      .rail[data-axis='across']::after {
        inset: calc(50% - 1px) 0;
      }
      .mark {
        position: absolute;
        z-index: 1;
        width: 14px;
        height: 14px;
        margin: -7px;
        border: 2px solid var(--bl-card);
        background: var(--bl-accent);
        rotate: 45deg;
      }
      .mark:focus-visible {
        outline: 3px solid var(--bl-focus);
        outline-offset: 3px;
      }
      [data-axis='up'] > .mark {
        left: 50%;
        bottom: calc(var(--at) * 100%);
        margin-top: 0;
      }
      [data-axis='across'] > .mark {
        top: 50%;
        left: calc(var(--at) * 100%);
      }
      .mark.none {
        display: grid;
        place-items: center;
        width: 32px;
        height: 32px;
        margin: -16px;
        border: 2px dashed var(--bl-accent);
        border-radius: 50%;
        background: var(--bl-card);
        color: var(--bl-accent);
        font: 700 18px / 1 var(--bl-font-hand);
        rotate: none;
      }
      .ghost > .mark {
        border: 2px dashed var(--bl-accent);
        background: var(--bl-card);
      }
      .said {
        position: absolute;
        z-index: 1;
        padding: 1px var(--bl-2);
        border: 1px solid var(--bl-accent);
        border-radius: var(--bl-radius-small);
        background: var(--bl-card);
        color: var(--bl-accent);
        font-weight: 600;
        white-space: nowrap;
        font-variant-numeric: tabular-nums;
      }
      [data-axis='up'] > .said {
        right: calc(100% - 8px);
        bottom: calc(var(--at) * 100%);
        translate: 0 50%;
      }
      [data-axis='across'] > .said {
        bottom: calc(100% - 6px);
        left: calc(var(--at) * 100%);
        translate: calc(var(--at) * -100%);
      }
      .guide {
        position: absolute;
        border: 0 dashed var(--bl-accent);
      }
      .guide[data-axis='up'] {
        inset: auto var(--beside) calc(var(--at) * 100%) 0;
        border-top-width: 1.5px;
      }
      .guide[data-axis='across'] {
        inset: 0 auto 0 calc(var(--at) * 100%);
        border-left-width: 1.5px;
      }
      .option {
        position: absolute;
        z-index: 1;
        display: flex;
        align-items: center;
        gap: var(--bl-2);
        min-width: 44px;
        min-height: 44px;
        max-width: 60%;
        padding: var(--bl-1) var(--bl-2);
        border: 1px solid var(--bl-ink-2);
        border-radius: var(--bl-radius-small);
        background: var(--bl-card);
        color: var(--bl-ink);
        font: inherit;
        line-height: 1.2;
        text-align: left;
        pointer-events: auto;
      }
      .option[aria-pressed='true'] {
        border: 2px solid var(--bl-accent);
      }
      .option b {
        display: grid;
        place-items: center;
        flex: none;
        width: 1.8em;
        height: 1.8em;
        border: 1px solid currentColor;
        border-radius: 4px;
      }
      .option[aria-pressed='true'] b {
        border-color: var(--bl-accent);
        background: var(--bl-accent);
        color: var(--bl-on-accent);
      }
      .leader {
        position: absolute;
        background: var(--bl-ink-2);
      }
      @container (max-width: 26rem) {
        .option > span {
          position: absolute;
          clip-path: inset(50%);
        }
        .veil p {
          display: none;
        }
      }
    `,
  ]

  @property({ attribute: false }) asked: AskedPlot | undefined
  /** Place of the plot, told by its chart. */
  @property({ attribute: false, hasChanged: (now, before) => JSON.stringify(now) !== JSON.stringify(before) })
  frame: PlotFrame | undefined
  @query('.rail') private readonly rail!: HTMLElement
  @query('.mark') private readonly mark!: HTMLElement

  override render() {
    const { asked, frame } = this
    if (!asked || !frame || !(frame.width > 0 && frame.height > 0)) return nothing
    const { left, top, width, height, across } = frame
    const given = asked.given === undefined ? 0 : Math.min(1, Math.max(0, shareOnScale(asked.given, across)))
    return html`<div
      class="frame"
      style="--left: ${left}px; --top: ${top}px; --width: ${width}px; --height: ${height}px; --given: ${100 * given}%; --clear: ${asked.given === undefined ? 0 : clear}px; --foot: ${asked.onAxis ? clear : 0}px"
    >
      ${asked.open && given < 1 ? html`<div class="veil"><p>drawn when you have answered</p></div>` : nothing}
      ${asked.guess ? this.#guess(asked, asked.guess, frame) : nothing}
    </div>`
  }

  #guess({ ask, open }: AskedPlot, guess: AxisGuess, frame: PlotFrame) {
    if (guess.options) return open ? this.#options(ask, guess.axis, guess.options, frame) : nothing
    return this.#number(ask, open, guess, frame)
  }

  #number(ask: string, open: boolean, { axis, number, bounds, over }: AxisGuess, frame: PlotFrame) {
    const share = number === undefined ? undefined : shareOnScale(number, frame[axis])
    const at = share === undefined ? 1 : Math.min(1, Math.max(0, share))
    const said = number === undefined ? '' : `your guess: ${formatNumber(number, 3)}`
    const place = `--at: ${at}; --beside: ${besideOf(axis, over, frame)}`
    const guide = said ? html`<span class="guide" data-axis=${axis} style=${place}></span>` : nothing
    if (!open) {
      // Off the axis, whose ends may be others now, there is a word of it alone.
      const isThere = share === at
      return said
        ? html`${isThere ? guide : nothing}
            <div class="ghost" data-axis=${axis} style=${place}>
              ${isThere ? html`<span class="mark"></span>` : nothing}
              <span class="said">${said}${isThere ? '' : ', off the axis'}</span>
            </div>`
        : nothing
    }
    const scale = bounds ?? frame[axis]
    return html`${guide}
      <div
        class="rail"
        data-axis=${axis}
        style=${place}
        @pointerdown=${this.#take}
        @pointermove=${(event: PointerEvent) => event.buttons === 1 && this.#drag(event)}
        @click=${() => this.mark.focus({ preventScroll: true })}
      >
        <span
          class="mark ${said ? '' : 'none'}"
          role="slider"
          tabindex="0"
          aria-label=${ask}
          aria-orientation=${axis === 'up' ? 'vertical' : 'horizontal'}
          aria-valuemin=${scale.from}
          aria-valuemax=${scale.to}
          aria-valuenow=${number ?? scale.from}
          aria-valuetext=${said || 'nothing guessed yet'}
          @keydown=${this.#press}
          >${said ? nothing : '?'}</span
        >
        ${said ? html`<span class="said" aria-hidden="true">${said}</span>` : nothing}
      </div>`
  }

  #options(ask: string, axis: AxisGuess['axis'], options: readonly PlacedOption[], frame: PlotFrame) {
    const { width, height } = frame
    const own = options.map(({ value }) => {
      const share = Math.min(1, Math.max(0, shareOnScale(value, frame[axis])))
      return axis === 'up' ? (1 - share) * height : share * width
    })
    const [room, length] = axis === 'up' ? [optionRoom, height] : [0, width]
    const middles = spreadPlaces(own, room, 22, length - 22)
    return html`<div role="group" aria-label=${ask}>
      ${options.map((option, i) => {
        const [mine, middle] = [own[i]!, middles[i]!]
        // Below each other in rows, where their places lie along the level axis.
        const row = ((i + 0.5) * height) / options.length
        const right = middle > width / 2
        const place =
          axis === 'up'
            ? `right: 0; top: ${middle - 22}px`
            : `${right ? `right: ${width - middle - 22}px` : `left: ${middle - 22}px`}; top: ${row - 22}px`
        const leader =
          axis === 'up'
            ? `left: 0; right: 0; top: ${mine}px; height: 1px`
            : `top: 0; bottom: 0; left: ${mine}px; width: 1px`
        return html`<span class="leader" style=${leader}></span>
          <button
            class="option"
            style=${place}
            aria-pressed=${option.chosen}
            @click=${() => this.#say({ kind: 'choose', option: option.index })}
          >
            <b>${option.letter}</b> <span>${option.label}</span>
          </button>`
      })}
    </div>`
  }

  readonly #take = (event: PointerEvent): void => {
    if (event.button !== 0) return
    this.rail.setPointerCapture(event.pointerId)
    this.#drag(event)
  }

  /** The mark goes where the pointer is along its axis. */
  #drag(event: PointerEvent): void {
    const { guess } = this.asked ?? {}
    const { frame } = this
    if (!guess || !frame || event.currentTarget !== event.target) return
    const { x, y } = pointerPosition(event)
    const share = guess.axis === 'up' ? 1 - y / frame.height : x / frame.width
    this.#put(valueOnScale(Math.min(1, Math.max(0, share)), frame[guess.axis]))
  }

  readonly #press = (event: KeyboardEvent): void => {
    const { guess } = this.asked ?? {}
    const { frame } = this
    if (!guess || !frame || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Enter' && guess.number !== undefined) this.#say({ kind: 'reveal' })
    const by = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1 }[event.key]
    const end = { Home: 0, End: 1 }[event.key]
    if (by === undefined && end === undefined) return
    event.preventDefault()
    event.stopPropagation()
    const scale = frame[guess.axis]
    // A mark that has no place comes in from the end that the key leads away from.
    const from = guess.number === undefined ? (by === 1 ? 0 : 1) : shareOnScale(guess.number, scale)
    const stride = event.shiftKey ? strides.fine : strides.usual
    this.#put(valueOnScale(Math.min(1, Math.max(0, end ?? from + (by ?? 0) * stride)), scale))
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

declare global {
  interface HTMLElementTagNameMap {
    'bl-asked-plot': BlAskedPlot
  }
}
