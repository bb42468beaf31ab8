import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import {
  algorithmIds,
  type AlgorithmId,
  type AlgorithmSpec,
  type Stop,
} from '../experiment/schema/algorithm.ts'
import type { Experiment } from '../experiment/schema/experiment.ts'
import './bl-card.ts'
import './bl-choice.ts'
import './bl-number.ts'
import './bl-toggle.ts'
import type { ChoiceEvent, NumberEvent, ToggleEvent } from './changes.ts'
import { chips } from './chips.ts'
import { RunVisibilityEvent } from './events.ts'
import { folds } from './folds.ts'
import { hyperparametersOf, usualAlgorithm } from './hyperparameters.ts'
import { icon } from './icons.ts'
import { algorithmName, algorithmNames, optionsOf } from './names.ts'
import { propose } from './patch.ts'
import type { RunView } from './run-view.ts'
import type { ThresholdView } from './threshold-view.ts'
import { base, buttons } from './tokens.ts'

const most = 8

/** Algorithm: those that run, each with its colour and eye, and the hyperparameters of the chosen one. `colors` has one for each. */
@customElement('bl-algorithm-panel')
export class BlAlgorithmPanel extends LitElement {
  static override readonly styles = [
    base,
    buttons,
    chips,
    folds,
    css`
      :host {
        display: block;
      }
      .rule {
        display: flex;
        align-items: center;
        gap: var(--bl-1);
      }
      .rule bl-choice {
        --bl-label-width: auto;
        flex: 1;
        min-width: 0;
      }
    `,
  ]

  @property({ attribute: false }) experiment: Experiment | undefined
  @property({ attribute: false }) runs: readonly RunView[] = []
  @property({ attribute: false }) colors: readonly string[] = []
  /** Predicted bounds on learning rates. */
  @property({ attribute: false }) thresholds: readonly ThresholdView[] = []
  @state() private selected = 0

  override render() {
    const { experiment } = this
    if (!experiment) return nothing
    const { algorithms } = experiment
    const selected = Math.min(this.selected, algorithms.length - 1)
    const chosen = algorithms[selected]
    const runs = algorithms.length * experiment.starts.length
    return html`<bl-card heading="Algorithm" .aside=${`${runs} ${runs === 1 ? 'run' : 'runs'}`}>
      <ul class="chips">
        ${algorithms.map((algorithm, index) => this.chip(algorithm, index, index === selected))}
        ${
          algorithms.length < most
            ? html`<li>
                <button
                  class="button plus"
                  title="Add an algorithm"
                  aria-label="Add an algorithm"
                  @click=${() => this.add(experiment)}
                >
                  ${icon('plus')}
                </button>
              </li>`
            : nothing
        }
      </ul>
      ${chosen ? this.details(experiment, chosen, selected) : nothing}
    </bl-card>`
  }

  private chip(algorithm: AlgorithmSpec, index: number, chosen: boolean) {
    const name = algorithmName(algorithm, this.experiment?.algorithms)
    const runs = this.runs.filter((run) => run.algorithm === index)
    const visible = runs.length === 0 || runs.some((run) => run.visible)
    const turn = () => {
      for (const { start } of runs) this.dispatchEvent(new RunVisibilityEvent(start, index, !visible))
    }
    return html`<li class="chip" ?data-chosen=${chosen} ?data-hidden=${!visible}>
      <button class="pick" aria-pressed=${chosen} @click=${() => (this.selected = index)}>
        <span class="dot" style="--color: ${this.colors[index] ?? 'currentColor'}"></span>${name}
      </button>
      <button
        class="eye"
        title="${visible ? 'Hide' : 'Show'} ${name}"
        aria-label="${visible ? 'Hide' : 'Show'} ${name}"
        @click=${turn}
      >
        ${icon(visible ? 'eye' : 'eye-off')}
      </button>
    </li>`
  }

  private details(experiment: Experiment, algorithm: AlgorithmSpec, index: number) {
    const name = algorithmName(algorithm)
    const put = (change: Partial<AlgorithmSpec>, label: string, live = false) =>
      this.put(index, { ...algorithm, ...change }, `${label} of ${name}`, live)
    const network = experiment.model.kind === 'mlp'
    return html`
      <div class="rule">
        <bl-choice
          label="rule"
          .value=${live(algorithm.id)}
          .options=${optionsOf(algorithmNames)}
          @bl-choice=${(event: ChoiceEvent) =>
            this.put(index, usualAlgorithm(event.value as AlgorithmId, algorithm), 'algorithm')}
        ></bl-choice>
        ${
          experiment.algorithms.length > 1
            ? html`<button
                class="icon bare"
                title="Remove ${name}"
                aria-label="Remove ${name}"
                @click=${() => this.drop(experiment, index)}
              >
                ${icon('close')}
              </button>`
            : nothing
        }
      </div>
      <bl-number
        label="learning rate"
        .min=${1e-4}
        .max=${10}
        .least=${0}
        .most=${Infinity}
        .step=${0.05}
        log
        .value=${live(algorithm.learningRate)}
        .marks=${this.thresholds.filter((threshold) => threshold.algorithm === index)}
        @bl-number=${(event: NumberEvent) => put({ learningRate: event.value }, 'learning rate', event.live)}
      ></bl-number>
      <bl-number
        label="steps"
        .min=${1}
        .max=${100_000}
        .least=${0}
        .most=${1_000_000}
        .step=${0.05}
        log
        whole
        .value=${live(algorithm.steps)}
        @bl-number=${(event: NumberEvent) => put({ steps: event.value }, 'steps', event.live)}
      ></bl-number>
      ${hyperparametersOf(algorithm.id).map(
        (entry) =>
          html`<bl-number
            .label=${entry.label}
            .min=${entry.min}
            .max=${entry.max}
            .least=${entry.least}
            .most=${entry.most}
            .step=${entry.step}
            .log=${entry.log ?? false}
            .value=${live(algorithm[entry.key])}
            @bl-number=${(event: NumberEvent) => put({ [entry.key]: event.value }, entry.label, event.live)}
          ></bl-number>`,
      )}
      ${network ? this.batches(algorithm, put) : nothing}
      <details class="fold">
        <summary>noise, stop</summary>
        <bl-number
          label="gradient noise"
          .max=${1}
          .most=${Infinity}
          .value=${live(algorithm.noise)}
          @bl-number=${(event: NumberEvent) => put({ noise: event.value }, 'noise', event.live)}
        ></bl-number>
        ${
          algorithm.id === 'sgd' || algorithm.id === 'momentum' || algorithm.id === 'nesterov'
            ? nothing
            : html`<bl-toggle
                label="ε under the root"
                .checked=${live(algorithm.epsilonInside)}
                @bl-toggle=${(event: ToggleEvent) => put({ epsilonInside: event.checked }, 'ε under the root')}
              ></bl-toggle>`
        }
        ${this.stop(experiment, algorithm, index)}
      </details>
    `
  }

  private batches(
    algorithm: AlgorithmSpec,
    put: (change: Partial<AlgorithmSpec>, label: string, live?: boolean) => void,
  ) {
    const { batch } = algorithm
    const mini = batch === 'full' ? undefined : batch
    return html`
      <bl-choice
        label="batches"
        .value=${live(mini ? mini.order : 'full')}
        .options=${[
          { value: 'full', label: 'all samples' },
          { value: 'shuffled', label: 'shuffled' },
          { value: 'sequential', label: 'in order' },
        ]}
        @bl-choice=${({ value }: ChoiceEvent) =>
          put(
            {
              batch:
                value === 'full'
                  ? 'full'
                  : { size: mini?.size ?? 16, order: value === 'sequential' ? value : 'shuffled' },
            },
            'batches',
          )}
      ></bl-choice>
      ${
        mini
          ? html`<bl-number
              label="batch size"
              .min=${1}
              .max=${1024}
              .most=${65_536}
              .step=${0.05}
              log
              whole
              .value=${live(mini.size)}
              @bl-number=${(event: NumberEvent) =>
                put({ batch: { ...mini, size: event.value } }, 'batch size', event.live)}
            ></bl-number>`
          : nothing
      }
    `
  }

  private stop(experiment: Experiment, algorithm: AlgorithmSpec, index: number) {
    const { stop, ...endless } = algorithm
    const classes = experiment.model.kind === 'mlp' && experiment.metric.loss !== 'squared'
    const choose = ({ value }: ChoiceEvent) => {
      const quantity = value as Stop['quantity'] | 'never'
      const next =
        quantity === 'never' ? endless : { ...algorithm, stop: { quantity, below: stop?.below ?? 0.01 } }
      this.put(index, next, 'stop')
    }
    return html`
      <bl-choice
        label="stop when"
        .value=${live(stop?.quantity ?? 'never')}
        .options=${[
          { value: 'never', label: 'all steps are done' },
          { value: 'loss', label: 'loss is below' },
          ...(classes || stop?.quantity === 'zero-one'
            ? [{ value: 'zero-one', label: 'error rate is below' }]
            : []),
          { value: 'gradient-norm', label: '|gradient| is below' },
        ]}
        @bl-choice=${choose}
      ></bl-choice>
      ${
        stop
          ? html`<bl-number
              label="below"
              plain
              .value=${live(stop.below)}
              @bl-number=${(event: NumberEvent) =>
                this.put(index, { ...algorithm, stop: { ...stop, below: event.value } }, 'stop', event.live)}
            ></bl-number>`
          : nothing
      }
    `
  }

  private add(experiment: Experiment): void {
    const { algorithms } = experiment
    const like = algorithms[0]
    if (!like) return
    const id = algorithmIds.find((entry) => algorithms.every((other) => other.id !== entry)) ?? 'sgd'
    this.selected = algorithms.length
    propose(this, experiment, { algorithms: [...algorithms, usualAlgorithm(id, like)] }, 'add an algorithm')
  }

  private drop(experiment: Experiment, index: number): void {
    this.selected = Math.max(0, index - 1)
    const algorithms = experiment.algorithms.filter((_, other) => other !== index)
    propose(this, experiment, { algorithms }, 'remove an algorithm')
  }

  private put(index: number, algorithm: AlgorithmSpec, label: string, live = false): void {
    if (!this.experiment) return
    propose(
      this,
      this.experiment,
      { algorithms: this.experiment.algorithms.with(index, algorithm) },
      label,
      live,
    )
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-algorithm-panel': BlAlgorithmPanel
  }
}
