import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { letterSize } from '../../charts/plot/plot-axes.ts'
import type { PlotFrame } from '../../charts/plot/plot-frame.ts'
import type { AskedPlot } from '../../elements/charts/plots/bl-asked-plot.ts'
import '../../elements/charts/plots/bl-asked-plot.ts'
import { PaintController, type Frame } from '../../elements/charts/paint/paint-controller.ts'
import { pictureStyle } from '../../elements/charts/paint/picture-style.ts'
import { scaledContext } from '../../elements/charts/paint/scaled-context.ts'
import { listed, type ValueTable } from '../../elements/value-table.ts'
import { formatCount } from '../../math/picture/format.ts'
import { percentage } from '../../view/learned/learned-functions.ts'
import { drawPairs, revealTime, shareFrame } from './pairs-drawing.ts'
import type { PairsView, PicturePair } from './pairs-view.ts'

/** True if everything that a reveal shows is known. */
const isTold = (view: PairsView | undefined): boolean => view?.shares[1].wrong !== undefined

/** Returns the direction of a move in words; '' for other changes. */
const wayOf = ({ move }: PicturePair): string => {
  if (!move) return ''
  const [right, down] = move
  return [right < 0 ? 'left' : right > 0 ? 'right' : '', down < 0 ? 'up' : down > 0 ? 'down' : '']
    .filter(Boolean)
    .join(', ')
}

/**
 * Pairs of a picture and the same changed, with what a network reads in each, above the shares of all that it reads wrong. When a
 * question is answered, one pair after the other slides and is read.
 */
@customElement('bl-pairs')
export class BlPairs extends LitElement {
  static override readonly styles = [
    pictureStyle,
    css`
      :host {
        position: relative;
      }
      .frame {
        position: relative;
        flex: 1;
        min-height: 8rem;
      }
      canvas {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
      }
    `,
  ]

  /** The whole content; undefined until there is any. */
  @property({ attribute: false }) view: PairsView | undefined
  /** The question about the share of the changed pictures that is read wrong. */
  @property({ attribute: false }) asked: AskedPlot | undefined
  @state() private axis: PlotFrame | undefined

  @query('.frame') private readonly frame!: HTMLElement
  @query('canvas') private readonly canvas!: HTMLCanvasElement

  /** Time at which the reveal started. */
  #since = -Infinity

  constructor() {
    super()
    new PaintController(this, { surface: () => this.frame, paint: (frame) => this.#paint(frame) })
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('view')
    if (!changed.has('view') || !before || isTold(before) || !isTold(this.view)) return
    if (!matchMedia('(prefers-reduced-motion: reduce)').matches) this.#since = performance.now()
  }

  get valueTables(): readonly ValueTable[] {
    const { view } = this
    if (!view) return []
    const [one, two] = view.shares
    return [
      ...listed(
        'What the network reads',
        ['picture', 'move', one.label, two.label],
        view.pairs.map((pair) => [
          pair.label,
          wayOf(pair),
          pair.first.read ?? '',
          pair.second.read ?? (view.isAsked ? '?' : ''),
        ]),
      ),
      ...listed(
        'Share wrong',
        ['part', 'share'],
        view.shares.flatMap(({ label, wrong }) => (wrong === undefined ? [] : [[label, wrong]])),
      ),
    ]
  }

  override render() {
    const { view } = this
    return html`<h2>${view ? this.#heading(view) : nothing}</h2>
      <div class="frame">
        <canvas role="img" aria-label=${view ? this.#said(view) : 'No picture yet'}></canvas>
        <bl-asked-plot .asked=${this.asked} .frame=${this.axis}></bl-asked-plot>
      </div>
      ${view ? html`<p class="quiet">${this.#caption(view)}</p>` : nothing}`
  }

  #heading({ pairs, isAsked, shares: [, { label, wrong }] }: PairsView): string {
    if (isAsked) return 'What will it read?'
    if (wrong === undefined) return 'What it reads'
    const missed = pairs.filter((pair) => pair.second.read !== pair.label).length
    return `${label}: ${missed} of ${pairs.length} read wrong`
  }

  #caption({ pairs, seed, total, shares: [, { wrong }] }: PairsView): string {
    const drawn = `${pairs.length} of ${formatCount(total)} pictures, drawn with seed ${seed}, not chosen`
    return wrong === undefined ? drawn : `${drawn}; of all, ${percentage(wrong)} are read wrong`
  }

  #said(view: PairsView): string {
    const words = view.pairs.map(({ label, first, second }) => {
      const [one, two] = [first, second].map(({ read = '?' }) => read)
      return `${label}: ${one} → ${two}`
    })
    return `${this.#heading(view)} ${words.join('; ')}`
  }

  #paint({ width, height, theme }: Frame): void {
    const { view } = this
    const context = scaledContext(this.canvas, { width, height })
    context.clearRect(0, 0, width, height)
    this.axis = shareFrame(width, height, letterSize(theme))
    if (!view) return
    const time = performance.now() - this.#since
    drawPairs(context, view, [width, height], time, theme)
    if (!view.isAsked && time < revealTime(view)) requestAnimationFrame(() => this.requestUpdate())
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-pairs': BlPairs
  }
}
