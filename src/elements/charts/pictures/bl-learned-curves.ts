import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { NamedCurve } from '../../../charts/function/function-picture.ts'
import type { Samples } from '../../../math/picture/function-grid.ts'
import { maxOf, minOf } from '../../../math/statistics/range.ts'
import { pictureStyle } from '../paint/picture-style.ts'
import './bl-function-view.ts'

/** Curves over one coordinate with their samples, for one stage. */
export interface CurvesView {
  /** Name of the stage, if there are several. */
  readonly name: string
  readonly along: string
  readonly samples: Samples
  readonly curves: readonly NamedCurve[]
}

/** Margin above and below, as a fraction of the span of the samples. */
const margin = 0.08

/**
 * The functions of networks over one coordinate of their inputs: a plot for each stage, side by side or stacked,
 * whichever fits.
 */
@customElement('bl-learned-curves')
export class BlLearnedCurves extends LitElement {
  static override readonly styles = [
    pictureStyle,
    css`
      :host {
        gap: var(--bl-1);
      }
      .plots {
        flex: 1;
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr));
        grid-auto-rows: minmax(0, 1fr);
        gap: var(--bl-2) var(--bl-3);
        min-height: 0;
      }
      figure {
        display: flex;
        flex-direction: column;
        min-width: 0;
        min-height: 0;
        margin: 0;
      }
      bl-function-view {
        flex: 1;
      }
    `,
  ]

  /** Name of the upright axis. */
  @property() up = 'output f'
  @property({ attribute: false }) stages: readonly CurvesView[] = []

  /**
   * The upright axis of all plots, from samples and curves. Curves may leave it if they go farther than the span of the
   * samples.
   */
  get #heights(): readonly [number, number] {
    const targets = this.stages.flatMap(({ samples }) => Array.from(samples.targets))
    const values = this.stages.flatMap(({ curves }) => curves.flatMap(({ grid }) => Array.from(grid.values)))
    const [low, high] = [minOf(targets), maxOf(targets)]
    const span = high - low || 1
    const [least, most] = [minOf([low, ...values]), maxOf([high, ...values])]
    return [Math.max(least, low - span) - margin * span, Math.min(most, high + span) + margin * span]
  }

  override render() {
    const [one] = this.stages
    if (!one) return nothing
    return html`
      <div class="plots">${this.stages.map((stage) => this.#plot(stage))}</div>
      <p class="quiet">across: ${one.along}; up: ${this.up}</p>
    `
  }

  #plot({ name, samples, curves }: CurvesView) {
    const heading = name || 'The function'
    // One curve separates the sides of a classifier; other curves are distinguished by their names.
    const sides = samples.task === 'classification'
    return html`<figure>
      <h2>${heading}</h2>
      <bl-function-view
        bare
        heading=${heading}
        .task=${samples.task}
        .dimensions=${1}
        .coordinates=${samples.coordinates}
        .targets=${samples.targets}
        .grid=${sides ? curves[0]?.grid : undefined}
        .across=${curves[0]?.grid.domain.x}
        .beside=${sides ? [] : curves}
        .heights=${this.#heights}
      ></bl-function-view>
    </figure>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-learned-curves': BlLearnedCurves
  }
}
