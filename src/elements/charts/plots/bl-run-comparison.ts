import { css, html, LitElement, nothing, svg } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { SliceChart, type SliceCurve } from '../../../charts/slice-chart.ts'
import { formatNumber } from '../../../math/picture/format.ts'
import '../../controls/bl-select.ts'
import type { Option } from '../../controls/bl-select.ts'
import '../../controls/bl-copy.ts'
import '../lists/bl-numbers.ts'
import type { ChoiceEvent } from '../../controls/control-events.ts'
import { chartStyle, keepChart } from './chart-controller.ts'
import type { Compared, ComparedPath, Comparison } from '../../../reference/oracle/measure/comparison.ts'
import { CompareEvent } from '../../events.ts'
import { icon } from '../../style/icons.ts'
import { buttons } from '../../style/tokens.ts'

/** Name and look of each path: a CSS colour, and lengths of dash and gap. */
const looks: Readonly<
  Record<
    ComparedPath['id'],
    { readonly label: string; readonly token: string; readonly dash: readonly number[] }
  >
> = {
  straight: { label: 'straight line', token: '--bl-ink', dash: [] },
  weights: { label: 'matched by weights', token: '--bl-metric', dash: [7, 3] },
  activations: { label: 'matched by activations', token: '--bl-model', dash: [2, 3] },
  bent: { label: 'bent path, trained', token: '--bl-accent', dash: [] },
}

/** Pairs whose features are compared: the two runs, then the baselines for judging them. */
const features = [
  { id: 'pair', label: 'these two' },
  {
    id: 'untrained',
    label: 'untrained networks',
    hint: 'Two untrained networks compared; mean over six pairs',
  },
  {
    id: 'randomLabels',
    label: 'trained on random labels',
    hint: 'Each run compared with a network trained from the same start on random labels; mean of the two',
  },
  {
    id: 'ownStart',
    label: 'their own starts',
    hint: 'Each run compared with its own start; mean of the two',
  },
] as const

const definition =
  'Barrier: how far the loss on the path rises above the straight line between its ends, the maximum of L(t) − ((1 − t) L(0) + t L(1))'

/**
 * A comparison of two runs, computed on request (CompareEvent): the loss on the paths between them, the matched units,
 * and the similarity of their features.
 */
@customElement('bl-run-comparison')
export class BlRunComparison extends LitElement {
  static override readonly styles = [
    ...chartStyle,
    buttons,
    css`
      h3 {
        margin: var(--bl-2) 0 0;
        color: var(--bl-ink-2);
        font-size: var(--bl-text-small);
        font-weight: 600;
      }
      p {
        margin: var(--bl-1) 0;
        font-size: var(--bl-text-small);
        line-height: 1.35;
      }
      .go {
        width: 100%;
        margin: var(--bl-1) 0;
      }
      .chart {
        flex: none;
        height: calc(9rem * var(--bl-scale, 1));
      }
      .stale {
        opacity: 0.45;
      }
      progress {
        width: 100%;
        height: 3px;
        accent-color: var(--bl-accent);
      }
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        align-items: center;
        gap: var(--bl-2);
      }
      li svg {
        flex: none;
      }
      .label {
        flex: 1;
        line-height: 1.25;
      }
      .order {
        overflow-wrap: anywhere;
      }
      .fault {
        color: var(--bl-accent);
      }
    `,
  ]

  @property({ attribute: false }) runs: readonly Option[] = []
  @property({ attribute: false }) compared: Compared = { first: 0, second: 1, at: 'end' }
  @property({ attribute: false }) view: Comparison = { paths: [], matches: [], similarities: [] }
  @property({ type: Boolean }) running = false
  /** Current stage of the work; `done` is the finished fraction, 0 to 1. */
  @property() stage = ''
  @property({ type: Number }) done = 0
  /** The view belongs to other runs, another step or another experiment. */
  @property({ type: Boolean }) stale = false
  @property() fault = ''

  constructor() {
    super()
    keepChart(this, {
      make: (surface) => new SliceChart(surface),
      content: () => this.#content(),
    })
  }

  override render() {
    return html`${this.runs.length < 2 ? this.#alone() : this.#controls()} ${this.#found()}`
  }

  #alone() {
    return html`<p>
      There is only one run. To compare two, double-click the surface for a second start, or add an algorithm.
    </p>`
  }

  #controls() {
    const { runs, compared } = this
    const moments = [
      { value: 'end', label: 'at their ends' },
      { value: 'shown', label: 'at the step shown' },
    ]
    return html`
      ${this.#choice('first run', runs, String(compared.first), (value) => ({ first: Number(value) }))}
      ${this.#choice('second run', runs, String(compared.second), (value) => ({ second: Number(value) }))}
      ${this.#choice('compared', moments, compared.at, (value) => ({ at: value as Compared['at'] }))}
      ${this.#button()}
      <div role="status">
        ${
          this.running
            ? html`<p class="quiet">
                ${this.stage}<progress aria-label="Comparing" max="1" .value=${this.done}></progress>
              </p>`
            : nothing
        }
        ${this.stale ? html`<p class="quiet">This is the result for earlier runs. Compare again.</p>` : nothing}
      </div>
      ${this.fault ? html`<p class="fault" role="alert">${this.fault}</p>` : nothing}
    `
  }

  #choice(
    label: string,
    options: readonly Option[],
    value: string,
    change: (value: string) => Partial<Compared>,
  ) {
    return html`<bl-select
      label=${label}
      .value=${value}
      .options=${options}
      @bl-select=${(event: ChoiceEvent) =>
        this.dispatchEvent(new CompareEvent({ ...this.compared, ...change(event.value) }, 'choose'))}
    ></bl-select>`
  }

  #button() {
    const { running, compared } = this
    const same = compared.first === compared.second
    return html`<button
      class="button go"
      ?disabled=${same && !running}
      @click=${() => this.dispatchEvent(new CompareEvent(compared, running ? 'stop' : 'start'))}
    >
      ${icon(running ? 'close' : 'play')} ${running ? 'Stop' : same ? 'Choose two different runs' : 'Compare'}
    </button>`
  }

  /** The findings. Their chart stays in the document while it is empty. */
  #found() {
    const { paths, matches, similarities } = this.view
    const empty = paths.length === 0 && matches.length === 0 && similarities.length === 0
    const said = paths
      .map(({ id, barrier }) => `${looks[id].label}: barrier ${formatNumber(barrier.height, 3)}`)
      .join('; ')
    return html`<div class=${this.stale ? 'stale' : ''} ?hidden=${empty || this.runs.length < 2}>
      <div ?hidden=${paths.length === 0}>
        <h3>Loss on the path from the first run to the second</h3>
        <div class="chart" role="img" aria-label="Loss on the path: ${said}"></div>
        <h3 title=${definition}>Barrier</h3>
        <ul>
          ${paths.map(
            ({ id, barrier: { height } }) =>
              html`<li data-path=${id}>
                ${line(id)}<span class="label">${looks[id].label}</span>
                <bl-copy label="barrier, ${looks[id].label}" .text=${String(height)}>
                  ${formatNumber(height, 3)}
                </bl-copy>
              </li>`,
          )}
        </ul>
      </div>
      ${
        similarities.length > 0
          ? html`<h3
                title="Linear CKA of the hidden features on the train inputs; it proves nothing if untrained networks reach as much"
              >
                Similarity of features (CKA)
              </h3>
              <bl-numbers
                label="CKA of the hidden features"
                .columns=${similarities.map(({ layer }) => `layer ${layer}`)}
                .rows=${features.map(({ id, ...words }) => ({
                  ...words,
                  id,
                  values: similarities.map((found) => found[id]),
                }))}
              ></bl-numbers>`
          : nothing
      }
      ${matches.map(
        ({ by, orders }) =>
          html`<h3>Units of the second run, matched by ${by}</h3>
            ${orders.map((order, i) => {
              const units = order.map((unit) => unit + 1).join(' ')
              return html`<p class="order" data-match=${by}>
                layer ${i + 1}:
                <bl-copy label="order of layer ${i + 1}, by ${by}" .text=${units}>${units}</bl-copy>
              </p>`
            })}`,
      )}
    </div>`
  }

  #content() {
    const { paths } = this.view
    if (paths.length === 0) return undefined
    const style = getComputedStyle(this)
    const count = paths[0]?.values.length ?? 0
    const curves = paths.map(({ id, values, barrier }): SliceCurve => {
      const { label, token, dash } = looks[id]
      const color = style.getPropertyValue(token).trim() || 'gray'
      return { id, label, color, values, barrier, ...(dash.length > 0 && { dash }) }
    })
    return { t: Float64Array.from({ length: count }, (_, i) => i / (count - 1)), curves }
  }
}

const line = (id: ComparedPath['id']) =>
  html`<svg width="22" height="8" aria-hidden="true">
    ${svg`<path d="M1 4H21" stroke="var(${looks[id].token})" stroke-width="2" stroke-dasharray=${looks[id].dash.join(' ') || 'none'} />`}
  </svg>`

declare global {
  interface HTMLElementTagNameMap {
    'bl-run-comparison': BlRunComparison
  }
}
