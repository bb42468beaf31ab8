import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import type { Ball, BoundaryLimit, Filled, NamedCurve } from '../../../charts/function/function-picture.ts'
import { drawFunction } from '../../../charts/function/function-view.ts'
import type { PlotFrame } from '../../../charts/plot/plot-frame.ts'
import {
  placeOf,
  type Domain,
  type PredictionGrid,
  type Samples,
} from '../../../math/picture/function-grid.ts'
import { eventType } from '../../event-type.ts'
import { PaintController, type Frame } from '../paint/paint-controller.ts'
import { scaledContext } from '../paint/scaled-context.ts'
import { headedStyle } from '../paint/picture-style.ts'
import { spread, tableOf, type Cell, type ValueTable } from '../../value-table.ts'
import { formatNumber } from '../../../math/picture/format.ts'
import { maxOf } from '../../../math/statistics/range.ts'

/** `bl-frame`: the axes have moved or have new ends. */
export class FrameEvent extends eventType('bl-frame', (frame: PlotFrame) => ({ frame })) {}

/**
 * The network's function: decision regions over the first two coordinates with the data, or the regression curve through
 * it. `grid` has the predictions of the current step at `gridPoints` (src/math/picture/function-grid.ts). Slots: `act`,
 * next to the heading; `over`, over the picture. FrameEvent reports the place of the axes.
 */
@customElement('bl-function-view')
export class BlFunctionView extends LitElement {
  static override readonly styles = [
    ...headedStyle,
    css`
      .named {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 var(--bl-2);
        container-type: inline-size;
      }
      /* If the heading fills it, what is beside it is reached elsewhere too. */
      @container (max-width: 15em) {
        ::slotted(button[slot='act']) {
          display: none !important;
        }
        :host([choosing]) h2 {
          position: absolute;
          width: 1px;
          height: 1px;
          overflow: hidden;
          clip-path: inset(50%);
        }
      }
      p {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--bl-4);
        margin: 0;
        color: var(--bl-ink-2);
        font-size: var(--bl-text-small);
      }
      p svg {
        margin-inline-end: var(--bl-1);
        vertical-align: middle;
      }
      .surface {
        position: relative;
        flex: 1;
        min-height: var(--bl-function-least, 5.5rem);
      }
      canvas {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
      }
    `,
  ]

  @property() heading = 'The function learned'
  /** The heading is shown elsewhere; here it only names the picture. */
  @property({ type: Boolean }) bare = false
  /** A choice of inputs is next to the heading. If there is no space for both, only screen readers get the heading. */
  @property({ type: Boolean, reflect: true }) choosing = false
  /** The curves are named elsewhere. */
  @property({ type: Boolean }) nameless = false
  @property() task: Samples['task'] = 'regression'
  /** Columns of `coordinates` and of `targets`. */
  @property({ type: Number }) dimensions = 1
  @property({ type: Number }) outputs = 1
  /** Names of the inputs across and up; by default none. */
  @property({ attribute: false }) names: readonly string[] = []
  @property({ attribute: false }) coordinates: ArrayLike<number> = []
  @property({ attribute: false }) targets: ArrayLike<number> = []
  @property({ attribute: false }) grid: PredictionGrid | undefined
  /** The grid is a stored one, until the real one is computed. */
  @property({ type: Boolean }) stored = false
  /** The ball around each sample in which an attack may move it. */
  @property({ attribute: false }) ball: Ball | undefined
  /** The line that the boundary approaches. */
  @property({ attribute: false }) limit: BoundaryLimit | undefined
  /** Colours of the classes, or in first place of the curve. By default accent and metric. */
  @property({ attribute: false }) colors: readonly string[] = []
  /** Samples outside the training set, of one coordinate. */
  @property({ attribute: false }) test: Samples | undefined
  /** Curves over one coordinate to compare with the learned one; a legend names them. */
  @property({ attribute: false }) beside: readonly NamedCurve[] = []
  /** Ends of the horizontal axis of a curve; by default those of the grid or of the samples. */
  @property({ attribute: false }) across: readonly [number, number] | undefined
  /** The curve from which the distance to the learned one is filled. */
  @property({ attribute: false }) filled: Filled | undefined
  /** The visible window; by default that of the grid or of the samples. */
  @property({ attribute: false }) window: Domain | undefined
  /** Ends of the upright axis of a curve; by default those of the samples. */
  @property({ attribute: false }) heights: readonly [number, number] | undefined
  /** The distance of each sample from each curve is drawn. */
  @property({ type: Boolean }) residuals = false

  @query('.surface') private readonly surface!: HTMLElement
  @query('canvas') private readonly canvas!: HTMLCanvasElement
  /** The last reported place of the axes, as text. */
  #framed = ''

  constructor() {
    super()
    new PaintController(this, { surface: () => this.surface, paint: (frame) => this.#paint(frame) })
  }

  get valueTables(): readonly ValueTable[] {
    return functionTables(this)
  }

  override render() {
    const count = Math.floor(this.coordinates.length / Math.max(1, this.dimensions))
    const names = this.names.join(' and ')
    const regions = names ? `decision regions over ${names}` : 'decision regions'
    const curve = names ? `the predicted curve over ${names}` : 'the predicted curve'
    const what = this.task === 'classification' ? regions : curve
    return html`
      ${
        this.bare
          ? nothing
          : html`<div class="named">
              <h2>${this.heading}</h2>
              ${this.stored ? html`<span class="quiet">stored</span>` : nothing}
              <slot name="act"></slot>
            </div>`
      }
      ${!this.nameless && (this.beside.length > 0 || this.test) ? this.#legend() : nothing}
      <div class="surface">
        <canvas role="img" aria-label="${this.heading}: ${what} with ${count} samples"></canvas>
        <slot name="over"></slot>
      </div>
    `
  }

  #legend() {
    const key = (label: string, color: string, dash: readonly number[]) =>
      html`<span
        ><svg width="26" height="6" aria-hidden="true">
          <line x2="26" y1="3" y2="3" stroke=${color} stroke-width="2.5" stroke-dasharray=${dash.join(' ')} />
        </svg>
        ${label}</span
      >`
    return html`<p>
      ${this.test ? key('test samples', 'var(--bl-ink)', [2, 4]) : nothing}
      ${this.beside.map(({ label, color, dash }) => key(label, color, dash))}
      ${this.grid ? key('reached', `var(--bl-${this.task === 'classification' ? 'metric' : 'accent'})`, []) : nothing}
    </p>`
  }

  #paint({ width, height, theme }: Frame): void {
    const { task, dimensions, outputs, coordinates, targets } = this
    const ctx = scaledContext(this.canvas, { width, height })
    const usual = task === 'classification' ? [theme.metric, theme.accent] : [theme.accent]
    const frame = drawFunction(
      ctx,
      width,
      height,
      {
        samples: { task, dimensions, outputs, coordinates, targets },
        names: this.names,
        grid: this.grid,
        ball: this.ball,
        limit: this.limit,
        test: this.test,
        beside: this.beside,
        across: this.across,
        filled: this.filled,
        window: this.window,
        heights: this.heights,
        residuals: this.residuals,
        colors: this.colors.length > 0 ? this.colors : usual,
      },
      theme,
    )
    const framed = JSON.stringify(frame)
    if (framed === this.#framed) return
    this.#framed = framed
    this.dispatchEvent(new FrameEvent(frame))
  }
}

/** Points along each side in the table of a function over two inputs. */
const side = 9

/** Returns the output of a function at a point of its grid; for several classes, the number of the class. */
function predicted({ outputs, values }: PredictionGrid, point: number): Cell {
  const all = Array.from({ length: outputs }, (_, k) => values[point * outputs + k]!)
  return outputs === 1 ? all[0]! : `class ${all.indexOf(maxOf(all)) + 1}`
}

/**
 * Returns a function on its grid as a table; over two inputs on a coarse grid, the second from the top down and the first
 * across.
 */
function functionTable(name: string, grid: PredictionGrid, [across, up]: readonly string[]): ValueTable {
  const { domain, columns, rows } = grid
  const [x, y] = [across ?? 'x₁', up ?? 'x₂']
  if (rows === 1)
    return tableOf(name, [across ?? 'x', 'output'], columns, (i) => [placeOf(grid, i), predicted(grid, i)])
  const [from, to] = domain.y ?? [0, 1]
  const [is, js] = [spread(columns, side), spread(rows, side).toReversed()]
  const heads = is.map((i) => formatNumber(placeOf(grid, i), 3))
  const table = tableOf(`${name}: ${y} down, ${x} across`, ['', ...heads], js.length, (row) => [
    from + ((js[row]! + 0.5) / rows) * (to - from),
    ...is.map((i) => predicted(grid, js[row]! * columns + i)),
  ])
  return { ...table, whole: { rows, columns: columns + 1 } }
}

/** Returns the tables of a function's picture: its samples, the function, and the curves for comparison. */
export function functionTables({
  heading,
  names,
  dimensions,
  outputs,
  coordinates,
  targets,
  grid,
  beside,
  stored,
}: Pick<
  BlFunctionView,
  'heading' | 'names' | 'dimensions' | 'outputs' | 'coordinates' | 'targets' | 'grid' | 'beside'
> &
  Partial<Pick<BlFunctionView, 'stored'>>): ValueTable[] {
  const count = Math.floor(coordinates.length / Math.max(1, dimensions))
  const inputs = Array.from({ length: dimensions }, (_, k) =>
    names.length === dimensions ? names[k]! : dimensions === 1 ? 'x' : `x ${k + 1}`,
  )
  const answers = Array.from({ length: outputs }, (_, k) => (outputs === 1 ? 'target' : `target ${k + 1}`))
  const samples = tableOf('Samples', ['sample', ...inputs, ...answers], count, (i) => [
    i + 1,
    ...inputs.map((_, k) => coordinates[i * dimensions + k]!),
    ...answers.map((_, k) => targets[i * outputs + k]!),
  ])
  return [
    ...(grid && !stored ? [functionTable(heading, grid, names)] : []),
    ...beside.map((one) => functionTable(one.label, one.grid, names)),
    ...(count > 0 ? [samples] : []),
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-function-view': BlFunctionView
  }
}
