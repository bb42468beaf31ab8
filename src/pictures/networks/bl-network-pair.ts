import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, query, queryAll, state } from 'lit/decorators.js'
import { layoutFolded, placesBetween, type UnitOrders } from './folded-layout.ts'
import { drawNetwork } from '../../charts/network/network-drawing.ts'
import type { NetworkPlaces, Target } from '../../charts/network/network-layout.ts'
import { formatNumber } from '../../math/picture/format.ts'
import { pointerPosition } from '../../math/picture/pointer-position.ts'
import { smoothstep } from '../../math/smoothstep.ts'
import { PaintController, type Frame } from '../../elements/charts/paint/paint-controller.ts'
import { scaledContext } from '../../elements/charts/paint/scaled-context.ts'
import { base } from '../../elements/style/tokens.ts'
import { segmentStyle } from '../../elements/style/segments.ts'
import type { NetworkPairView, PairedNetwork } from './network-pair-view.ts'
import { tableOf, type ValueTable } from '../../elements/value-table.ts'

/** Time in which units move to other places, in milliseconds. */
const travel = 700

/** A unit of the first network, and thereby its match: its hidden layer and its place there, from 0. */
interface Unit {
  readonly layer: number
  readonly unit: number
}

const noPlaces: NetworkPlaces = { columns: [], edges: [], rests: [] }

/**
 * Two networks side by side. A unit under the pointer, or chosen by arrow keys, lights up with its match in the other network. A
 * button moves the units of the second to the places of their matches, or to `view.placedOrders`.
 */
@customElement('bl-network-pair')
export class BlNetworkPair extends LitElement {
  static override readonly styles = [
    base,
    segmentStyle,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: var(--bl-1);
        min-width: 0;
        min-height: 0;
      }
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--bl-1) var(--bl-3);
        padding-right: var(--bl-corner, 0);
      }
      h2 {
        margin: 0;
        font: 600 var(--bl-text-heading) / 1.4 var(--bl-font-hand);
      }
      .nets {
        flex: 1;
        display: grid;
        grid-template-columns: repeat(2, minmax(0, 1fr));
        gap: var(--bl-4);
        min-height: 6rem;
        border-radius: var(--bl-radius-small);
      }
      figure {
        position: relative;
        display: flex;
        flex-direction: column;
        min-width: 0;
        min-height: 0;
        margin: 0;
      }
      figcaption {
        color: var(--bl-ink-2);
        font-size: var(--bl-text-small);
      }
      .frame {
        position: relative;
        flex: 1;
        min-height: 0;
        touch-action: pan-y;
      }
      canvas {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
      }
      .words {
        min-height: 1.4em;
        font-size: var(--bl-text-heading);
      }
      .words small {
        color: var(--bl-ink-2);
        font-size: var(--bl-text-small);
      }
      b {
        font-variant-numeric: tabular-nums;
      }
      @media (max-width: 700px) {
        .how {
          display: none;
        }
      }
    `,
  ]

  @property({ attribute: false }) view: NetworkPairView | undefined
  @property() heading = 'Two networks'
  /** True if the second network starts with its units in the places of their matches; the reader can switch back. */
  @property({ attribute: false }) matched = false
  /** Progress of moving units, from 0 to 1. */
  @state() private travelled = 1
  /** True if the second network has its units in the places of their matches. */
  @state() private sorted = false
  @state() private chosen: Unit | undefined
  @query('.nets') private readonly surface!: HTMLElement
  @queryAll('canvas') private readonly canvases!: NodeListOf<HTMLCanvasElement>
  readonly #atlases = [document.createElement('canvas'), document.createElement('canvas')] as const
  readonly #places: NetworkPlaces[] = [noPlaces, noPlaces]
  /** The second network’s places before its units moved, and the order in which they are or will be drawn. */
  #left = noPlaces
  #order = ''
  #laidOut = ''
  #frame = 0

  constructor() {
    super()
    new PaintController(this, { surface: () => this.surface, paint: (frame) => this.#paint(frame) })
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    cancelAnimationFrame(this.#frame)
    this.travelled = 1
  }

  /** Places of the units of both networks, in CSS pixels of each picture. */
  get layouts(): readonly NetworkPlaces[] {
    return this.#places
  }

  get valueTables(): readonly ValueTable[] {
    const { first, second, orders = [], correlations = [] } = this.view ?? {}
    return orders.map((order, l) =>
      tableOf(
        `Layer ${l + 1}: units that match`,
        [first?.label ?? '', second?.label ?? '', 'correlation'],
        order.length,
        (i) => [i + 1, order[i]! + 1, correlations[l]?.[i] ?? NaN],
      ),
    )
  }

  override render() {
    const { view } = this
    if (!view) return nothing
    return html`
      <header>
        <h2>${this.heading}</h2>
        ${view.placedOrders || view.orders.length === 0 ? nothing : this.#buttons()}
      </header>
      <div
        class="nets"
        role="group"
        tabindex="0"
        aria-label="Two networks of ${view.layers.map(({ inputs }) => inputs).join(' – ')} – ${view.layers.at(-1)?.outputs}. Arrow keys move between units"
        @keydown=${(event: KeyboardEvent) => this.#walk(event)}
        @blur=${() => (this.chosen = undefined)}
      >
        ${this.#figure(view.first, 0)} ${this.#figure(view.second, 1)}
      </div>
      <div class="words" role="status">${this.#words(view)}</div>
    `
  }

  #buttons() {
    const button = (sorted: boolean, label: string) =>
      html`<button aria-pressed=${this.sorted === sorted} @click=${() => (this.sorted = sorted)}>
        ${label}
      </button>`
    return html`<div class="segments" role="group" aria-label="The second network’s units">
      ${button(false, 'as trained')} ${button(true, 'matched')}
    </div>`
  }

  #figure(network: PairedNetwork, side: 0 | 1) {
    return html`<figure>
      <figcaption>${network.label}</figcaption>
      <div
        class="frame"
        @pointermove=${(event: PointerEvent) => this.#point(event, side)}
        @pointerdown=${(event: PointerEvent) => this.#point(event, side)}
        @pointerleave=${() => (this.chosen = undefined)}
      >
        <canvas role="img" aria-label="${network.label}. ${this.view?.said ?? ''}"></canvas>
      </div>
    </figure>`
  }

  #words({ correlations, orders, said }: NetworkPairView) {
    const { chosen } = this
    if (orders.length === 0) return html`<small>${said}.</small>`
    if (!chosen)
      return html`<small>${said}. <span class="how">Point at a unit, and its match lights up.</span></small>`
    const { layer, unit } = chosen
    const alike = correlations[layer]?.[unit] ?? NaN
    const match = (orders[layer]?.[unit] ?? 0) + 1
    return html`Layer ${layer + 1}, units ${unit + 1} and ${match}: correlation
      <b>${formatNumber(alike, 2)}</b
      >${alike < 0 ? html` <small>each is the opposite of the other</small>` : nothing}`
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('matched')) this.sorted = this.matched
    const { view } = this
    if (!view || !(changed.has('view') || changed.has('sorted'))) return
    const order = JSON.stringify(this.#shownOrders(view).map((units) => units && Array.from(units)))
    if (order === this.#order) return
    const known = this.#order !== ''
    this.#order = order
    this.#laidOut = ''
    const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)').matches
    if (!known || reducedMotion) return
    this.#left = this.#places[1] ?? noPlaces
    this.travelled = 0
    const from = performance.now()
    const go = () => {
      this.travelled = Math.min(1, (performance.now() - from) / travel)
      if (this.travelled < 1) this.#frame = requestAnimationFrame(go)
    }
    cancelAnimationFrame(this.#frame)
    this.#frame = requestAnimationFrame(go)
  }

  /** Returns the order in which the second network’s units are drawn, layer by layer. */
  #shownOrders({ placedOrders, orders }: NetworkPairView): UnitOrders {
    return [undefined, ...(placedOrders ?? (this.sorted ? orders : []))]
  }

  #paint({ theme }: Frame): void {
    const { view } = this
    const [one] = this.canvases
    if (!view || !one) return
    const { clientWidth: width, clientHeight: height } = one
    if (width === 0 || height === 0) return
    const letter = Number.parseFloat(theme.font)
    const { layers } = view
    const laidOut = [width, height, letter, ...layers.map(({ outputs }) => outputs), this.travelled].join()
    if (laidOut !== this.#laidOut) {
      this.#laidOut = laidOut
      const room = { width, height, letter }
      const target = layoutFolded(layers, room, this.#shownOrders(view))
      this.#places[0] = layoutFolded(layers, room)
      this.#places[1] =
        this.travelled < 1 ? placesBetween(layers, this.#left, target, smoothstep(this.travelled)) : target
    }
    for (const [side, network] of [view.first, view.second].entries()) {
      const [canvas, atlas, places] = [this.canvases[side], this.#atlases[side], this.#places[side]]
      if (!canvas || !atlas || !places) continue
      drawNetwork(
        scaledContext(canvas, { width, height }),
        { width, height },
        {
          layers,
          places,
          weights: network.weights,
          pictures: network.pictures,
          inputs: view.inputs,
          chosen: this.#targetOn(side, places),
          bright: new Set(),
        },
        atlas,
        theme,
      )
    }
  }

  /** Returns the chosen unit, or its match, as drawn in one of the networks. */
  #targetOn(side: number, { columns }: NetworkPlaces): Target | undefined {
    const { chosen, view } = this
    if (!chosen || !view) return undefined
    const unit = side === 0 ? chosen.unit : view.orders[chosen.layer]?.[chosen.unit]
    const place = columns[chosen.layer + 1]?.find((one) => one.unit === unit)
    return place && { kind: 'unit', place }
  }

  #point(event: PointerEvent, side: 0 | 1): void {
    const { x, y } = pointerPosition(event)
    const place = this.#places[side]?.columns
      .flat()
      .find((one) => Math.max(Math.abs(x - one.x), Math.abs(y - one.y)) <= 0.6 * one.size)
    const layer = (place?.column ?? 0) - 1
    const order = this.view?.orders[layer]
    if (!place || !order) {
      this.chosen = undefined
      return
    }
    const unit = side === 0 ? place.unit : Array.from(order).indexOf(place.unit)
    if (this.chosen?.layer !== layer || this.chosen.unit !== unit) this.chosen = { layer, unit }
  }

  /** Moves within a layer and across layers by arrow keys. */
  #walk(event: KeyboardEvent): void {
    const { view, chosen } = this
    const by = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[event.key]
    if (!view || !by || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    const within = (value: number, count: number) => Math.max(0, Math.min(count - 1, value))
    const layer = chosen ? within(chosen.layer + by[0]!, view.orders.length) : 0
    const unit = chosen ? within(chosen.unit + by[1]!, view.orders[layer]?.length ?? 1) : 0
    this.chosen = { layer, unit }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-network-pair': BlNetworkPair
  }
}
