import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import type { Experiment } from '../experiment/schema/experiment.ts'
import type { Extent } from '../experiment/schema/numbers.ts'
import type { BaseStart, Distribution, StartSpec } from '../experiment/schema/start.ts'
import type { StartView } from '../scene/types.ts'
import './bl-card.ts'
import './bl-choice.ts'
import './bl-die.ts'
import './bl-number.ts'
import './bl-plane-controls.ts'
import './bl-toggle.ts'
import type { ChoiceEvent, NumberEvent, ToggleEvent } from './changes.ts'
import { chips } from './chips.ts'
import { folds } from './folds.ts'
import { icon } from './icons.ts'
import { distributionNames, optionsOf } from './names.ts'
import { propose } from './patch.ts'
import { baseOf, functionStart } from './shape.ts'
import { base, buttons } from './tokens.ts'

type RandomStart = Extract<BaseStart, { kind: 'random' }>

const most = 16

/**
 * Start and plane: how w_0 is drawn, where it lies on the plane (to type), and the plane itself.
 * `starts` has w_0 of every start as it is drawn; `point` is the chosen one's place on the plane, taken from `starts` where it is not given.
 */
@customElement('bl-start-panel')
export class BlStartPanel extends LitElement {
  static override readonly styles = [
    base,
    buttons,
    chips,
    folds,
    css`
      :host {
        display: block;
      }
      .wide {
        width: 100%;
        margin: var(--bl-1) 0;
      }
      .chips {
        margin-bottom: var(--bl-1);
      }
    `,
  ]

  @property({ attribute: false }) experiment: Experiment | undefined
  @property({ attribute: false }) point: { readonly a: number; readonly b: number } | undefined
  @property({ attribute: false }) starts: readonly StartView[] = []
  /** Names of the plane's two axes. */
  @property({ attribute: false }) axes: readonly [string, string] = ['a', 'b']
  /** What is drawn of the plane, shown where the experiment names no extent. */
  @property({ attribute: false }) extent: Extent | undefined
  /** The start that the controls are about. */
  @property({ type: Number }) selected = 0

  override render() {
    const { experiment } = this
    if (!experiment) return nothing
    const index = Math.min(this.selected, experiment.starts.length - 1)
    const start = experiment.starts[index]
    const many = experiment.starts.length
    return html`<bl-card heading="Start" .aside=${many > 1 ? `${many} starts` : 'w₀'}>
      <ul class="chips">
        ${many > 1 ? experiment.starts.map((_, other) => this.chip(other, other === index)) : nothing}
        ${
          many < most
            ? html`<li>
                <button
                  class="button plus"
                  title="Add a start (A)"
                  aria-label="Add a start"
                  @click=${() => this.add(experiment)}
                >
                  ${icon('plus')}${many > 1 ? nothing : 'start'}
                </button>
              </li>`
            : nothing
        }
        ${
          many > 1
            ? html`<li>
                <button
                  class="button plus"
                  title="Remove this start"
                  aria-label="Remove start ${index + 1}"
                  @click=${() => this.drop(experiment, index)}
                >
                  ${icon('minus')}
                </button>
              </li>`
            : nothing
        }
      </ul>
      ${start ? this.place(experiment, start, index) : nothing}
      ${start ? this.drawing(experiment, baseOf(start), index) : nothing}
      <details class="fold">
        <summary>plane and extent</summary>
        <bl-plane-controls .experiment=${experiment} .extent=${this.extent}></bl-plane-controls>
      </details>
    </bl-card>`
  }

  private chip(index: number, chosen: boolean) {
    const color = this.starts.find((start) => start.index === index)?.color ?? 'var(--bl-accent)'
    return html`<li class="chip" ?data-chosen=${chosen}>
      <button class="pick" aria-pressed=${chosen} @click=${() => (this.selected = index)}>
        <span class="dot" style="--color: ${color}"></span>start ${index + 1}
      </button>
    </li>`
  }

  private place(experiment: Experiment, start: StartSpec, index: number) {
    const drawn = this.starts.find((entry) => entry.index === index)
    const point = index === 0 ? (this.point ?? drawn) : (drawn ?? this.point)
    if (!point) return nothing
    const move = (a: number, b: number) =>
      this.put(experiment, index, { kind: 'plane', a, b, base: baseOf(start) }, `move start ${index + 1}`)
    return html`
      <bl-number
        label="w₀ along ${this.axes[0]}"
        plain
        .value=${live(point.a)}
        @bl-number=${(event: NumberEvent) => move(event.value, point.b)}
      ></bl-number>
      <bl-number
        label="w₀ along ${this.axes[1]}"
        plain
        .value=${live(point.b)}
        @bl-number=${(event: NumberEvent) => move(point.a, event.value)}
      ></bl-number>
      ${
        start.kind === 'plane' && start.base
          ? html`<button
              class="button wide"
              @click=${() => this.put(experiment, index, baseOf(start), `back to the drawn w₀`)}
            >
              ${icon('back')} back to the ${baseOf(start).kind === 'random' ? 'drawn' : 'given'} w₀
            </button>`
          : nothing
      }
    `
  }

  private drawing(experiment: Experiment, start: BaseStart, index: number) {
    if (start.kind !== 'random') return nothing
    const put = (change: Partial<RandomStart>, label: string) =>
      this.put(experiment, index, { ...start, ...change }, `${label} of start ${index + 1}`)
    const hidden = experiment.model.kind === 'mlp' && experiment.model.widths.length > 2
    const even = experiment.model.kind === 'mlp' && (experiment.model.widths.at(-2) ?? 1) % 2 === 0
    return html`
      <bl-choice
        label="drawn from"
        .value=${live(start.distribution)}
        .options=${optionsOf(distributionNames)}
        @bl-choice=${(event: ChoiceEvent) =>
          put({ distribution: event.value as Distribution }, 'distribution')}
      ></bl-choice>
      <bl-number
        label="scale"
        .min=${0.01}
        .max=${10}
        .least=${-Infinity}
        .most=${Infinity}
        .step=${0.05}
        log
        .value=${live(start.scale)}
        @bl-number=${(event: NumberEvent) => put({ scale: event.value }, 'scale')}
      ></bl-number>
      <bl-die
        label="draw"
        what="the start"
        .seed=${live(start.index ?? index)}
        @bl-number=${(event: NumberEvent) => put({ index: event.value }, 'draw')}
      ></bl-die>
      <details class="fold">
        <summary>biases, symmetry</summary>
        <bl-number
          label="spread of biases"
          .max=${2}
          .most=${Infinity}
          .value=${live(start.biasScale)}
          @bl-number=${(event: NumberEvent) => put({ biasScale: event.value }, 'spread of biases')}
        ></bl-number>
        ${
          hidden && even
            ? html`<bl-toggle
                label="antisymmetric, so f = 0"
                .checked=${live(start.antisymmetric)}
                @bl-toggle=${(event: ToggleEvent) => put({ antisymmetric: event.checked }, 'symmetry')}
              ></bl-toggle>`
            : nothing
        }
      </details>
    `
  }

  private add(experiment: Experiment): void {
    const { starts, model } = experiment
    const first = starts[0]
    const like = first && baseOf(first)
    const added: StartSpec =
      model.kind === 'function'
        ? functionStart(model.id, starts.length)
        : like?.kind === 'random'
          ? { ...like, index: starts.length }
          : {
              kind: 'random',
              distribution: 'glorot-normal',
              scale: 1,
              biasScale: 0,
              antisymmetric: false,
              count: 1,
            }
    this.selected = starts.length
    propose(this, experiment, { starts: [...starts, added] }, 'add a start')
  }

  private drop(experiment: Experiment, index: number): void {
    this.selected = Math.max(0, index - 1)
    const starts = experiment.starts.filter((_, other) => other !== index)
    propose(this, experiment, { starts }, 'remove a start')
  }

  private put(experiment: Experiment, index: number, start: StartSpec, label: string): void {
    propose(this, experiment, { starts: experiment.starts.with(index, start) }, label)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-start-panel': BlStartPanel
  }
}
