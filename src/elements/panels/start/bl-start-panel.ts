import { css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { baseOf, type BaseStart, type StartSpec } from '../../../experiment/spec/start.ts'
import type { Terrain } from '../../../reference/results.ts'
import { withoutStart } from '../../../edit/remove.ts'
import type { TrainingExperiment } from '../../../experiment/spec/experiment.ts'
import type { Extent } from '../../../experiment/spec/values/numbers.ts'
import type { StartView } from '../../../scene/types.ts'
import '../../controls/bl-card.ts'
import './bl-plane-controls.ts'
import { chips } from '../../style/chips.ts'
import { choiceControl, numberControl } from '../../controls/fields/fields.ts'
import { folds, more } from '../../style/folds.ts'
import { icon } from '../../style/icons.ts'
import { panelIcon } from '../../style/panel-icons.ts'
import { ExperimentEditor } from '../../experiment-editor.ts'
import { startControls } from './start-controls.ts'
import { kindOf, nextStart, startKinds, startOf } from '../../../edit/starts.ts'
import { base, buttons } from '../../style/tokens.ts'

const most = 16

/** Returns the name of an axis, or its letter if the name is long. */
const short = (name: string, axis: 0 | 1): string => (name.length <= 8 ? name : axis === 0 ? 'a' : 'b')

/**
 * The start panel: how w_0 is drawn, its coordinates in the plane, and the plane itself. `starts` has w_0 of every start
 * as drawn. `point` is the place of the current start in the plane; by default it is taken from `starts`.
 */
@customElement('bl-start-panel')
export class BlStartPanel extends ExperimentEditor {
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

  @property({ attribute: false }) point: { readonly a: number; readonly b: number } | undefined
  @property({ attribute: false }) starts: readonly StartView[] = []
  /** Names of the plane's two axes. */
  @property({ attribute: false }) axes: readonly [string, string] = ['a', 'b']
  /** The drawn extent of the plane, shown if the experiment names none. */
  @property({ attribute: false }) extent: Extent | undefined
  /** The current surface, whose plane can be frozen. */
  @property({ attribute: false }) terrain: Terrain | undefined
  /** Returns the weights at which the runs of a start begin, if known. */
  @property({ attribute: false }) weights: ((start: number) => ArrayLike<number> | undefined) | undefined
  /** Index of the current start. */
  @property({ type: Number }) selected = 0

  /**
   * The plane's controls have been opened. They are not rendered before, since the available planes would be computed at
   * each move of w_0.
   */
  @state() private planeOpened = false

  override render() {
    const { experiment } = this
    if (!experiment) return nothing
    const index = Math.min(this.selected, experiment.starts.length - 1)
    const start = experiment.starts[index]
    const many = experiment.starts.length
    return html`<bl-card heading="Start" .aside=${many > 1 ? `${many} starts` : 'w₀'}>
      <ul class="chips">
        ${many > 1 ? experiment.starts.map((_, other) => this.#chip(other, other === index)) : nothing}
        ${
          many < most
            ? html`<li>
                <button
                  class="button plus"
                  title="Add a start (A)"
                  aria-label="Add a start"
                  @click=${() => this.#add(experiment)}
                >
                  ${panelIcon('plus')}${many > 1 ? nothing : 'start'}
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
                  @click=${() => this.#drop(experiment, index)}
                >
                  ${panelIcon('minus')}
                </button>
              </li>`
            : nothing
        }
      </ul>
      ${start ? this.#place(experiment, start, index) : nothing}
      ${start ? this.#drawing(experiment, baseOf(start, experiment.model), index) : nothing}
      ${more(this.planeOpened ? this.#plane(experiment) : nothing, 'plane and extent', () => (this.planeOpened = true))}
    </bl-card>`
  }

  #plane(experiment: TrainingExperiment) {
    return html`<bl-plane-controls
      .experiment=${experiment}
      .extent=${this.extent}
      .terrain=${this.terrain}
    ></bl-plane-controls>`
  }

  #chip(index: number, chosen: boolean) {
    const color = this.starts.find((start) => start.index === index)?.color ?? 'var(--bl-accent)'
    return html`<li class="chip" ?data-chosen=${chosen}>
      <button class="pick" aria-pressed=${chosen} @click=${() => (this.selected = index)}>
        <span class="dot" style="--color: ${color}"></span>start ${index + 1}
      </button>
    </li>`
  }

  #place(experiment: TrainingExperiment, start: StartSpec, index: number) {
    const drawn = this.starts.find((entry) => entry.index === index)
    const point = index === 0 ? (this.point ?? drawn) : (drawn ?? this.point)
    if (!point) return nothing
    const base = baseOf(start, experiment.model)
    const move = (a: number, b: number) =>
      this.#put(
        experiment,
        index,
        { kind: 'plane', a, b, ...(start.kind === 'plane' && start.off ? { off: start.off } : {}), base },
        `move start ${index + 1}`,
      )
    const along = (axis: 0 | 1, value: number, go: (value: number) => void) =>
      numberControl(
        {
          label: `w₀ along ${short(this.axes[axis], axis)}`,
          hint: `Position of the marker: ${this.axes[axis]}`,
          plain: true,
        },
        value,
        go,
      )
    return html`
      ${along(0, point.a, (a) => move(a, point.b))} ${along(1, point.b, (b) => move(point.a, b))}
      ${
        start.kind === 'plane' && start.base
          ? html`<button
              class="button wide"
              @click=${() => this.#put(experiment, index, base, `back to the drawn w₀`)}
            >
              ${icon('back')} back to the ${base.kind === 'random' ? 'drawn' : 'given'} w₀
            </button>`
          : nothing
      }
    `
  }

  #drawing(experiment: TrainingExperiment, start: BaseStart, index: number) {
    const weights = this.weights?.(index)
    const kinds = startKinds(experiment, index, weights)
    const kind = kindOf(start)
    const shown = kinds.some(({ value }) => value === kind) ? kinds : [...kinds, { value: kind, label: kind }]
    return [
      choiceControl(
        { label: 'w₀ is', hint: 'How the initial weights of a run are chosen', options: shown },
        kind,
        (next) =>
          this.#put(
            experiment,
            index,
            startOf(next, experiment, index, weights),
            `kind of start ${index + 1}`,
          ),
      ),
      startControls(experiment, start, index, (next, label, live) =>
        this.#put(experiment, index, next, `${label} of start ${index + 1}`, live),
      ),
    ]
  }

  #add(experiment: TrainingExperiment): void {
    const { starts } = experiment
    this.selected = starts.length
    this.propose({ starts: [...starts, nextStart(experiment)] }, 'add a start')
  }

  #drop(experiment: TrainingExperiment, index: number): void {
    this.selected = Math.max(0, index - 1)
    this.propose(withoutStart(experiment, index), 'remove a start')
  }

  #put(experiment: TrainingExperiment, index: number, start: StartSpec, label: string, live = false): void {
    this.propose({ starts: experiment.starts.with(index, start) }, label, live)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-start-panel': BlStartPanel
  }
}
