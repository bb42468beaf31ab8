import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { isTied, type Layer } from '../../experiment/model/layout.ts'
import { customElement, property, query, state } from 'lit/decorators.js'
import { styleMap } from 'lit/directives/style-map.js'
import {
  drawNetwork,
  mostMoved,
  scaleOf,
  signColors,
  widthOfNames,
} from '../../charts/network/network-drawing.ts'
import {
  layoutNetwork,
  targetAt,
  targetIn,
  walk,
  type NetworkPlaces,
  type Target,
} from '../../charts/network/network-layout.ts'
import { formatCount, formatNumber, parseNumber } from '../../math/picture/format.ts'
import { pointerPosition } from '../../math/picture/pointer-position.ts'
import { PaintController, type Frame } from '../../elements/charts/paint/paint-controller.ts'
import { scaledContext } from '../../elements/charts/paint/scaled-context.ts'
import { panelIcon } from '../../elements/style/panel-icons.ts'
import { base } from '../../elements/style/tokens.ts'
import {
  LayerLearnsEvent,
  WeightDirectionEvent,
  WeightEvent,
  WeightPairEvent,
  WeightsAtEvent,
} from '../../elements/network/network-events.ts'
import { networkStyle } from './network-style.ts'
import { segmentStyle } from '../../elements/style/segments.ts'
import { directionOf, middleOf, nameOf, weightOf } from './network-target.ts'
import type { NetworkView, WeightsAt } from '../../elements/network/network-view.ts'
import { tableOf, type ValueTable } from '../../elements/value-table.ts'

/** Drag distance in CSS pixels that changes a weight by the largest weight of its layer, or by 1 if that is smaller. */
const travel = 90
/** Distance in pixels below which a press is a click. */
const dragThreshold = 4
/** Shares of a layer’s largest weight by which a key changes a weight. */
const keyShares = { plain: 0.05, fine: 0.005 } as const

const names: Readonly<Record<WeightsAt, string>> = { start: 'at w₀', now: 'now', end: 'end' }

const arrows = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'] as const
const isArrow = (key: string): key is (typeof arrows)[number] => (arrows as readonly string[]).includes(key)

/** A dragged weight: where the drag began, and its old and new value. */
interface Held {
  readonly weight: number
  readonly y: number
  readonly from: number
  readonly value: number
  /** Change of the weight for one `travel` of the pointer. */
  readonly unit: number
  /** True if the pointer has moved further than a click. */
  readonly moving: boolean
}

/**
 * A network, with the response of each unit to the inputs and the weights as edges, whose width is relative to the largest weight
 * of the layer and which are dashed if negative. Drag an edge up or down, click it to enter a number, or pick two edges as a plane
 * after the button “pair” or with shift; the keyboard offers the same with arrow keys, + and −, Enter, and shift with Enter. A
 * touch outside the edges scrolls the page. Takes `view`; emits WeightEvent, WeightDirectionEvent, WeightPairEvent,
 * LayerLearnsEvent and WeightsAtEvent.
 */
@customElement('bl-network')
export class BlNetwork extends LitElement {
  static override readonly styles = [base, segmentStyle, networkStyle]

  @property() heading = 'The network'
  @property({ attribute: false }) view: NetworkView | undefined
  /** Text about the hovered direction, such as its share in the plane. */
  @property() remark = ''
  @state() private chosen: Target | undefined
  @state() private held: Held | undefined
  @state() private typed: Target | undefined
  @state() private message = ''
  /** The first of two weights picked for a plane. */
  @state() private picked: number | undefined
  /** True if the next two clicked edges are picked. */
  @state() private pairing = false
  @state() private focused = false
  @query('.surface') private readonly surface!: HTMLElement
  @query('canvas') private readonly canvas!: HTMLCanvasElement
  @query('.typed input') private readonly input!: HTMLInputElement | null
  @query('.handle') private readonly handle!: HTMLElement
  readonly #atlas = document.createElement('canvas')
  #places: NetworkPlaces = { columns: [], edges: [], rests: [] }
  /** Size and widths for which the layout was made. */
  #laidOut = ''
  #keyed = false

  constructor() {
    super()
    new PaintController(this, { surface: () => this.surface, paint: (frame) => this.#paint(frame) })
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    if (!this.chosen) return
    this.chosen = undefined
    // The element may be removed in the middle of a render.
    queueMicrotask(() => this.dispatchEvent(new WeightDirectionEvent(undefined, '')))
  }

  /** Places of units and edges, in CSS pixels of the picture. */
  get layout(): NetworkPlaces {
    return this.#places
  }

  get valueTables(): readonly ValueTable[] {
    return this.view ? weightTables(this.view.layers, this.view.weights) : []
  }

  override render() {
    const { view } = this
    if (!view) return nothing
    return html`
      <header>${this.heading ? html`<h2>${this.heading}</h2>` : nothing} ${this.#choice(view.at)}</header>
      <div
        class="surface"
        data-on=${this.held ? 'edge' : (this.chosen?.kind ?? nothing)}
        @pointerdown=${this.#press}
        @pointermove=${this.#move}
        @pointerup=${this.#release}
        @pointercancel=${this.#release}
        @pointerleave=${this.#leave}
        @touchstart=${this.#touch}
      >
        <canvas role="img" aria-label=${this.#words(view)}></canvas>
        ${this.#slider(view)} ${this.#callout(view)} ${this.#field(view)}
      </div>
      ${this.#freezers(view)}
      <footer>
        ${legend('positive', false)} ${legend('negative', true)}
        ${view.weights.length > 1 ? this.#pairButton() : nothing}
        <span class="count">${this.pairing ? this.#hint() : countOf(view.weights.length)}</span>
        <span class="visually-hidden" role="status">${this.#status()}</span>
      </footer>
    `
  }

  protected override updated(changed: PropertyValues): void {
    if (!changed.has('typed') || !this.typed) return
    queueMicrotask(() => {
      this.input?.focus()
      this.input?.select()
    })
  }

  #words({ layers, said }: NetworkView): string {
    const widths = [layers[0]?.inputs ?? 0, ...layers.map(({ outputs }) => outputs)]
    const skips = layers.filter(({ residual }) => residual && residual.skip !== 0).length
    const around = skips > 0 ? `, ${skips} of its layers with a skip around ${skips > 1 ? 'them' : 'it'}` : ''
    return `Network ${widths.join(' – ')}${around}. ${said}`
  }

  #status(): string {
    return this.picked === undefined ? '' : 'one weight picked. Pick another, and the two span the plane'
  }

  #hint(): string {
    return this.picked === undefined ? 'click two edges to make them the plane' : 'now another edge'
  }

  #pairButton() {
    return html`<button
      class="pair"
      aria-pressed=${this.pairing}
      title="Click two edges to make them the plane (or shift-click them)"
      @click=${() => this.#pair(!this.pairing)}
    >
      pair
    </button>`
  }

  #pair(on: boolean): void {
    this.pairing = on
    this.picked = undefined
  }

  #choice(at: WeightsAt) {
    return html`<div class="at segments" role="group" aria-label="Whose weights">
      ${(['start', 'now', 'end'] as const).map(
        (each) =>
          html`<button
            aria-pressed=${at === each}
            @click=${() => this.dispatchEvent(new WeightsAtEvent(each))}
          >
            ${names[each]}
          </button>`,
      )}
    </div>`
  }

  /** Returns the slider that stands for the chosen unit or weight for keyboards and screen readers. */
  #slider(view: NetworkView) {
    const target = this.chosen
    const weight = target && weightOf(view, target)
    const value = weight === undefined ? 0 : (view.weights[weight] ?? 0)
    const bound = Math.max(10, 2 * Math.abs(value))
    const name = target ? nameOf(view, target) : 'arrow keys move between units and weights'
    return html`<div
      class="handle"
      role="slider"
      tabindex="0"
      aria-label="Units and weights"
      aria-roledescription="network"
      aria-valuemin=${-bound}
      aria-valuemax=${bound}
      aria-valuenow=${value}
      aria-valuetext=${weight === undefined ? name : `${name}, ${formatNumber(value, 3)}`}
      @focus=${this.#focusIn}
      @blur=${this.#focusOut}
      @keydown=${this.#keyDown}
      @keyup=${this.#keyUp}
    ></div>`
  }

  #callout(view: NetworkView) {
    const { chosen: target, held } = this
    if (!target || this.typed) return nothing
    const weight = weightOf(view, target)
    const [x, y] = middleOf(target)
    const [across, down] = [this.surface?.clientWidth || 1, this.surface?.clientHeight || 1]
    const value = weight === undefined ? undefined : formatNumber(view.weights[weight] ?? NaN, 3)
    const change = held?.moving
      ? `${formatNumber(held.from, 3)} → ${formatNumber(held.value, 3)}`
      : `${nameOf(view, target)}${value === undefined ? '' : ` ${value}`}`
    const place = styleMap({
      left: `clamp(6.5em, ${(100 * x) / across}%, calc(100% - 6.5em))`,
      top: `${(100 * y) / down}%`,
    })
    const grip = styleMap({ left: `${(100 * x) / across}%`, top: `${(100 * y) / down}%` })
    return html`${
        target.kind === 'edge' ? html`<span class="grip" style=${grip} aria-hidden="true">⇅</span>` : nothing
      }
      <span class="callout" ?data-below=${y < 0.25 * down} style=${place} aria-hidden="true"
        >${change}${this.remark ? html`<small>${this.remark}</small>` : nothing}</span
      >`
  }

  #field(view: NetworkView) {
    const target = this.typed
    const weight = target && weightOf(view, target)
    if (!target || weight === undefined) return nothing
    const [x, y] = middleOf(target)
    const [across, down] = [this.surface?.clientWidth || 1, this.surface?.clientHeight || 1]
    const low = y > 0.6 * down
    const style = styleMap({
      left: `clamp(6.5em, ${(100 * x) / across}%, calc(100% - 6.5em))`,
      ...(low ? { bottom: `${100 - (100 * y) / down}%` } : { top: `${(100 * y) / down}%` }),
    })
    return html`<form
      class="typed"
      style=${style}
      @submit=${(event: Event) => this.#take(event, weight)}
      @pointerdown=${(event: Event) => event.stopPropagation()}
    >
      <label
        >${nameOf(view, target)}
        <input
          type="text"
          inputmode="decimal"
          autocomplete="off"
          spellcheck="false"
          aria-invalid=${this.message ? 'true' : 'false'}
          .value=${String(Number((view.start[weight] ?? 0).toPrecision(6)))}
          @blur=${this.#stopTyping}
          @keydown=${(event: KeyboardEvent) => this.#typing(event)}
      /></label>
      ${this.message ? html`<p class="message" role="alert">${this.message}</p>` : nothing}
    </form>`
  }

  /** Returns a button for each layer that freezes its weights or lets them learn. */
  #freezers({ layers }: NetworkView) {
    if (layers.length < 2 || isTied({ layers })) return nothing
    return html`<div class="layers" role="group" aria-label="Frozen layers">
      ${layers.map(
        ({ trained }, l) =>
          html`<button
            aria-pressed=${!trained}
            aria-label=${`Freeze layer ${l + 1}`}
            title=${trained ? 'Freeze this layer, so that its weights stay at w₀' : 'Let this frozen layer learn'}
            @click=${() => this.dispatchEvent(new LayerLearnsEvent(l + 1, !trained))}
          >
            ${panelIcon(trained ? 'lock-open' : 'lock')}
          </button>`,
      )}
    </div>`
  }

  #paint({ width, height, theme }: Frame): void {
    const { view } = this
    if (!view) return
    const letter = Number.parseFloat(theme.font)
    const widths = [view.layers[0]?.inputs, ...view.layers.map(({ outputs }) => outputs)]
    const ctx = scaledContext(this.canvas, { width, height })
    const names = widthOfNames(ctx, view.inputs, theme)
    const laidOut = [width, height, letter, names, ...widths].join()
    if (laidOut !== this.#laidOut) {
      this.#laidOut = laidOut
      this.#places = layoutNetwork(view.layers, { width, height, letter, names })
      const { chosen } = this
      if (chosen) queueMicrotask(() => (this.chosen = targetIn(this.#places, chosen)))
    }
    drawNetwork(
      ctx,
      { width, height },
      {
        layers: view.layers,
        places: this.#places,
        weights: view.weights,
        pictures: view.pictures,
        inputs: view.inputs,
        chosen: this.chosen,
        bright: this.#bright(view),
      },
      this.#atlas,
      theme,
    )
  }

  /** Returns the highlighted weights: the picked one, and those that move most while w_0 is dragged elsewhere. */
  #bright({ moved }: NetworkView): ReadonlySet<number> {
    const { picked, held } = this
    return new Set([
      ...(picked === undefined ? [] : [picked]),
      ...(moved && !held ? mostMoved(this.#places, moved) : []),
    ])
  }

  #choose(target: Target | undefined): void {
    const { view, chosen } = this
    if (chosen?.place === target?.place || !view) return
    this.chosen = target
    const direction = target && directionOf(view, target)
    this.dispatchEvent(
      new WeightDirectionEvent(direction, target ? (target.kind === 'edge' ? 'this edge' : 'this unit') : ''),
    )
  }

  readonly #press = (event: PointerEvent): void => {
    const { view } = this
    if (!view || event.button !== 0) return
    const { x, y } = pointerPosition(event)
    this.#choose(targetAt(this.#places, x, y))
    const weight = this.chosen && weightOf(view, this.chosen)
    if (weight === undefined || this.#picks(event)) return
    const from = view.start[weight] ?? 0
    this.held = { weight, y, from, value: from, unit: this.#unitOf(weight), moving: false }
    this.surface.setPointerCapture(event.pointerId)
  }

  readonly #move = (event: PointerEvent): void => {
    const { view, held } = this
    const { x, y } = pointerPosition(event)
    if (!view) return
    if (!held) {
      if (!this.typed) this.#choose(targetAt(this.#places, x, y))
      return
    }
    if (!held.moving && Math.abs(held.y - y) < dragThreshold) return
    if (!held.moving) this.#showStart()
    const value = held.from + ((held.y - y) / travel) * held.unit * (event.shiftKey ? 0.1 : 1)
    this.held = { ...held, value, moving: true }
    this.dispatchEvent(new WeightEvent(held.weight, value, true))
  }

  readonly #release = (event: PointerEvent): void => {
    const { view, held, chosen } = this
    this.held = undefined
    if (held?.moving) {
      this.dispatchEvent(new WeightEvent(held.weight, held.value, false))
      return
    }
    if (!view || !chosen || event.type === 'pointercancel') return
    if (chosen.kind === 'edge' && this.#picks(event)) this.#pick(chosen.place.weight)
    else if (held) this.#type(chosen)
  }

  /** True if a click picks the edge under the pointer. */
  #picks({ shiftKey }: PointerEvent): boolean {
    return this.chosen?.kind === 'edge' && (shiftKey || this.pairing)
  }

  /** Prevents scrolling from a touch on an edge, which the earlier `pointerdown` has chosen. */
  readonly #touch = (event: TouchEvent): void => {
    const isAlone = event.touches.length === 1 && event.target === this.canvas
    if (isAlone && this.chosen?.kind === 'edge') event.preventDefault()
  }

  readonly #leave = (): void => {
    if (!this.held && !this.typed && !this.focused) this.#choose(undefined)
  }

  readonly #focusIn = (): void => {
    this.focused = this.handle.matches(':focus-visible')
    const [first] = this.#places.columns[0] ?? []
    if (this.focused && !this.chosen && first) this.#choose({ kind: 'unit', place: first })
  }

  readonly #focusOut = (): void => {
    this.#keyUp()
    this.focused = false
    if (!this.typed) this.#choose(undefined)
  }

  readonly #keyDown = (event: KeyboardEvent): void => {
    const { view, chosen } = this
    if (!view || event.ctrlKey || event.metaKey || event.altKey) return
    const { key, shiftKey } = event
    const sign = key === '+' || key === '=' ? 1 : key === '-' || key === '_' ? -1 : 0
    const known =
      isArrow(key) || sign !== 0 || key === 'Enter' || (key === 'Escape' && this.picked !== undefined)
    if (!known || !chosen) return
    event.preventDefault()
    event.stopPropagation()
    if (isArrow(key)) return this.#choose(walk(this.#places, chosen, key))
    if (key === 'Escape') return void (this.picked = undefined)
    const weight = weightOf(view, chosen)
    if (weight === undefined) return
    if (key === 'Enter') return shiftKey && chosen.kind === 'edge' ? this.#pick(weight) : this.#type(chosen)
    const share =
      key === '_' || (sign > 0 && event.code !== 'Equal' && shiftKey) ? keyShares.fine : keyShares.plain
    this.#showStart()
    this.#keyed = true
    this.dispatchEvent(
      new WeightEvent(weight, (view.start[weight] ?? 0) + sign * share * this.#unitOf(weight), true),
    )
  }

  readonly #keyUp = (): void => {
    const weight = this.view && this.chosen && weightOf(this.view, this.chosen)
    if (!this.#keyed || weight === undefined) return
    this.#keyed = false
    this.dispatchEvent(new WeightEvent(weight, this.view?.start[weight] ?? 0, false))
  }

  /** Returns the change of a weight for one `travel` of the pointer. */
  #unitOf(weight: number): number {
    const layer = this.view?.layers.findLast(({ own }) => own <= weight)
    return Math.max(0.1, layer && this.view ? scaleOf(layer, this.view.start) : 1)
  }

  /** Picks a weight; the second makes a plane of both. */
  #pick(weight: number): void {
    const { picked } = this
    this.picked = picked === undefined ? weight : undefined
    if (picked === undefined || picked === weight) return
    this.pairing = false
    this.dispatchEvent(new WeightPairEvent(picked, weight))
  }

  #type(target: Target): void {
    this.#showStart()
    this.message = ''
    this.typed = target
  }

  #typing(event: KeyboardEvent): void {
    event.stopPropagation()
    if (event.key !== 'Escape') return
    this.typed = undefined
    this.handle.focus()
  }

  readonly #stopTyping = (): void => {
    this.typed = undefined
    if (!this.focused && !this.held) this.#choose(undefined)
  }

  #take(event: Event, weight: number): void {
    event.preventDefault()
    const value = parseNumber(this.input?.value ?? '')
    if (value === undefined) {
      this.message = 'Enter a number, such as −0.5.'
      return
    }
    this.dispatchEvent(new WeightEvent(weight, value, false))
    this.typed = undefined
    this.handle.focus()
  }

  /** Requests the display of w_0, which is what a drag changes. */
  #showStart(): void {
    if (this.view?.at !== 'start') this.dispatchEvent(new WeightsAtEvent('start'))
  }
}

const countOf = (weights: number): string => `${formatCount(weights)} ${weights === 1 ? 'weight' : 'weights'}`

const legend = (name: string, dashed: boolean) =>
  html`<span
    ><svg width="26" height="6" aria-hidden="true">
      <line
        x1="0"
        x2="26"
        y1="3"
        y2="3"
        stroke=${dashed ? signColors.negative : signColors.positive}
        stroke-width="4"
        stroke-dasharray=${dashed ? '7 4' : 'none'}
      />
    </svg>
    ${name}</span
  >`

/** Returns the weights of each layer as a table with a row per input, biases last. */
export function weightTables(layers: readonly Layer[], weights: ArrayLike<number>): ValueTable[] {
  return layers.map((layer, l) => {
    const { inputs, outputs, biases, rowStep, columnStep } = layer
    const units = Array.from({ length: outputs }, (_, j) => j)
    const heads = ['', ...units.map((j) => `unit ${j + 1}`)]
    const rows = inputs + (biases === undefined ? 0 : 1)
    return tableOf(`Layer ${l + 1}`, heads, rows, (i) => [
      i < inputs ? `input ${i + 1}` : 'bias',
      ...units.map(
        (j) => weights[i < inputs ? layer.weights + i * rowStep + j * columnStep : (biases ?? 0) + j]!,
      ),
    ])
  })
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-network': BlNetwork
  }
}
