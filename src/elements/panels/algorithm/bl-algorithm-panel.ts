import type { RunLook } from '../../../math/picture/palette.ts'
import { css, html, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import {
  entrywiseIds,
  needsAllSamples,
  packed,
  type RuleId,
  type AlgorithmOf,
  type AlgorithmSpec,
  type Hyperparameters,
} from '../../../experiment/spec/algorithm.ts'
import { isRecorded, stepsOfRecords } from '../../../experiment/spec/recorded.ts'
import { recordedWords } from '../../../words/stage/run.ts'
import { withoutAlgorithm } from '../../../edit/remove.ts'
import type { TrainingExperiment } from '../../../experiment/spec/experiment.ts'
import { view, type ViewSpec } from '../../../experiment/spec/view.ts'
import {
  baseControls,
  batchControls,
  layerRates,
  stopControls,
  subspaceControls,
} from './algorithm-controls.ts'
import '../../controls/bl-card.ts'
import { chips } from '../../style/chips.ts'
import { AlgorithmEvent, RunVisibilityEvent } from '../../events.ts'
import {
  choiceControl,
  controls,
  fieldMaker,
  optionsOf,
  type ChoiceField,
  type Put,
} from '../../controls/fields/fields.ts'
import { folds, more } from '../../style/folds.ts'
import {
  algorithmFields,
  finerHyperparameters,
  defaultHyperparameters,
} from '../../../words/fields/algorithm.ts'
import { hyperparameterFields } from './hyperparameter-fields.ts'
import { rulesFor, defaultAlgorithm } from '../../../edit/algorithms.ts'
import { icon } from '../../style/icons.ts'
import { panelIcon } from '../../style/panel-icons.ts'
import { mark, markStyle } from '../../style/mark.ts'
import { viewFields } from '../../../words/fields/surface.ts'
import { algorithmNames } from '../../../words/names.ts'
import { algorithmName, fieldOf, ownerName, runNames } from '../../../words/run-names.ts'
import { changed } from '../../../edit/patch.ts'
import { ExperimentEditor } from '../../experiment-editor.ts'
import type { RunView } from '../../charts/lists/run-view.ts'
import { nameControl } from '../name-control.ts'
import { scheduleControls } from './schedule-controls.ts'
import type { ThresholdView } from './threshold-view.ts'
import { base, buttons } from '../../style/tokens.ts'

const rule: Omit<ChoiceField, 'options'> = {
  label: 'rule',
  hint: 'How the gradient becomes a step',
}

/** Returns the rules that can replace this one for the current model. */
function ruleOptions(experiment: TrainingExperiment, like: AlgorithmSpec) {
  const possible = rulesFor(experiment, like)
  return optionsOf(algorithmNames).filter(({ value }) => possible.some((id) => id === value))
}

const most = 8

const internals = fieldMaker<ViewSpec>(view, viewFields)('internals', {
  hint: 'Arrows for the next step of each run: the gradient part, the momentum part and the whole step',
})
/** Returns the same algorithm on the network's linearisation; undefined if there is one already, or no space for it. */
function twinOf(
  { model, algorithms }: TrainingExperiment,
  algorithm: AlgorithmSpec,
): AlgorithmSpec | undefined {
  if (model.kind === 'function' || algorithm.linearized || isRecorded(algorithm) || algorithms.length >= most)
    return undefined
  const twin = { ...algorithm, name: undefined, linearized: true }
  const text = JSON.stringify(twin)
  return algorithms.some((other) => JSON.stringify(other) === text) ? undefined : twin
}

/**
 * The algorithm panel: all algorithms with their colours and visibility, and the hyperparameters of the current one.
 * `looks` has one entry for each. Dispatches AlgorithmEvent when another one is chosen.
 */
@customElement('bl-algorithm-panel')
export class BlAlgorithmPanel extends ExperimentEditor {
  static override readonly styles = [
    base,
    buttons,
    chips,
    folds,
    markStyle,
    css`
      :host {
        display: block;
      }
      .rule {
        display: flex;
        align-items: center;
        gap: var(--bl-1);
      }
      .grow,
      .rule bl-select {
        flex: 1;
        min-width: 0;
      }
      .twin {
        width: 100%;
        margin: var(--bl-1) 0;
      }
      .remove-change,
      .from-here {
        width: 100%;
        margin: var(--bl-1) 0;
      }
    `,
  ]

  @property({ attribute: false }) runs: readonly RunView[] = []
  @property({ attribute: false }) looks: readonly RunLook[] = []
  /** Predicted bounds on learning rates. */
  @property({ attribute: false }) thresholds: readonly ThresholdView[] = []
  /** The current step, while nothing is playing. */
  @property({ type: Number }) step: number | undefined
  /** Index of the current algorithm, if the owner sets it. */
  @property({ type: Number }) place: number | undefined
  @state() private selected = 0

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('place') && this.place !== undefined) this.selected = this.place
  }

  override render() {
    const { experiment } = this
    if (!experiment) return nothing
    const { algorithms } = experiment
    const selected = Math.min(this.selected, algorithms.length - 1)
    const chosen = algorithms[selected]
    const runs = algorithms.length * experiment.starts.length
    return html`<bl-card heading="Algorithm" .aside=${`${runs} ${runs === 1 ? 'run' : 'runs'}`}>
      <ul class="chips">
        ${algorithms.map((algorithm, index) => this.#chip(algorithm, index, index === selected))}
        ${
          algorithms.length < most
            ? html`<li>
                <button
                  class="button plus"
                  title="Add an algorithm"
                  aria-label="Add an algorithm"
                  @click=${() => this.#add(experiment)}
                >
                  ${panelIcon('plus')}
                </button>
              </li>`
            : nothing
        }
      </ul>
      ${chosen ? this.#details(experiment, chosen, selected) : nothing} ${this.#inside(experiment)}
    </bl-card>`
  }

  #inside(experiment: TrainingExperiment) {
    if (experiment.plane.kind === 'hyperparameters') return nothing
    const { view } = experiment
    return controls([internals], view, (change, label) =>
      this.propose({ view: { ...view, ...change } }, label),
    )
  }

  #chip(algorithm: AlgorithmSpec, index: number, chosen: boolean) {
    const name = algorithmName(algorithm, this.experiment?.algorithms)
    const runs = this.runs.filter((run) => run.algorithm === index)
    const visible = runs.length === 0 || runs.some((run) => run.visible)
    const turn = () => {
      for (const { start } of runs) this.dispatchEvent(new RunVisibilityEvent(start, index, !visible))
    }
    const { style = index, color = 'currentColor' } = this.looks[index] ?? {}
    return html`<li class="chip" ?data-chosen=${chosen} ?data-hidden=${!visible}>
      <button class="pick" aria-pressed=${chosen} @click=${() => this.#select(index)}>
        ${mark(style, color, visible)}${name}
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

  #details(experiment: TrainingExperiment, algorithm: AlgorithmSpec, index: number) {
    if (isRecorded(algorithm)) return this.#recorded(experiment, algorithm, index)
    const { algorithms, starts } = experiment
    const owner = ownerName(algorithms, index, starts.length)
    const put: Put<AlgorithmSpec> = (change, label, live) =>
      this.#put(index, changed(algorithm, change), fieldOf(label, owner), live)
    return html`
      <div class="rule">
        ${choiceControl({ ...rule, options: ruleOptions(experiment, algorithm) }, algorithm.id, (id) =>
          this.#put(index, defaultAlgorithm(id as RuleId, algorithm), 'algorithm'),
        )}
        ${this.#remove(experiment, index)}
      </div>
      ${controls<Hyperparameters>(
        hyperparameterFields(
          defaultHyperparameters(algorithm.id),
          this.thresholds.filter((threshold) => threshold.algorithm === index),
        ),
        packed(algorithm),
        put,
      )}
      ${baseControls(algorithm, put)} ${scheduleControls(algorithm, put, this.step)}
      ${experiment.model.kind !== 'function' && !needsAllSamples(algorithm.id) ? batchControls(experiment, algorithm, put) : nothing}
      ${this.#twin(experiment, algorithm)}
      ${more(html`
        ${this.#name(experiment, index)}
        ${controls<Hyperparameters>(hyperparameterFields(finerHyperparameters(algorithm.id)), packed(algorithm), put)}
        ${layerRates(experiment, algorithm, put)} ${subspaceControls(experiment, algorithm, put)}
        ${stopControls(experiment, algorithm, put)}
      `)}
    `
  }

  /** The description of a run made elsewhere, instead of hyperparameters. */
  #recorded(experiment: TrainingExperiment, algorithm: AlgorithmOf<'recorded'>, index: number) {
    const { recorded } = this.runs.find((run) => run.algorithm === index) ?? {}
    const { length } = stepsOfRecords(algorithm)
    return html`<div class="rule">
        <span class="grow">${length === 1 ? '1 record' : `${length} records`}</span>
        ${this.#remove(experiment, index)}
      </div>
      <p>
        This run was made elsewhere: nothing is trained, so it has no learning rate. It begins at its own
        first record, wherever w₀ is moved.
      </p>
      ${recorded ? html`<p>${recordedWords(recorded, experiment.model.kind === 'function')}</p>` : nothing}`
  }

  #name(experiment: TrainingExperiment, index: number) {
    const { algorithms } = experiment
    const algorithm = algorithms[index]
    const unnamed = algorithms.map((one, i) => (i === index ? { ...one, name: undefined } : one))
    return nameControl({
      hint: 'Its name on chips, in legends and next to curves',
      name: algorithm?.name,
      usual: runNames(unnamed)[index] ?? '',
      put: (name) => algorithm && this.#put(index, { ...algorithm, name }, algorithmFields.name.name),
    })
  }

  #remove(experiment: TrainingExperiment, index: number) {
    if (experiment.algorithms.length === 1) return nothing
    const name = runNames(experiment.algorithms)[index] ?? ''
    return html`<button
      class="icon bare"
      title="Remove ${name}"
      aria-label="Remove ${name}"
      @click=${() => this.#drop(experiment, index)}
    >
      ${icon('close')}
    </button>`
  }

  /** A button that adds the same algorithm on the network's linearisation at w_0, if there is none yet. */
  #twin(experiment: TrainingExperiment, algorithm: AlgorithmSpec) {
    const twin = twinOf(experiment, algorithm)
    if (!twin) return nothing
    return html`<button
      class="button twin"
      title="Also train f(w₀) + J(w₀)(w − w₀), which is what the network would do if its tangent kernel never changed"
      @click=${() => {
        this.propose({ algorithms: [...experiment.algorithms, twin] }, 'add the linearised twin')
        this.#select(experiment.algorithms.length)
      }}
    >
      ${panelIcon('plus')} linearised twin
    </button>`
  }

  #add(experiment: TrainingExperiment): void {
    const { algorithms } = experiment
    const like = algorithms[0]
    if (!like) return
    const id = entrywiseIds.find((entry) => algorithms.every((other) => other.id !== entry)) ?? 'sgd'
    this.propose({ algorithms: [...algorithms, defaultAlgorithm(id, like)] }, 'add an algorithm')
    this.#select(algorithms.length)
  }

  #select(at: number): void {
    this.selected = at
    this.dispatchEvent(new AlgorithmEvent(at))
  }

  #drop(experiment: TrainingExperiment, index: number): void {
    this.selected = Math.max(0, index - 1)
    this.propose(withoutAlgorithm(experiment, index), 'remove an algorithm')
  }

  #put(index: number, algorithm: AlgorithmSpec, label: string, live = false): void {
    if (!this.experiment) return
    this.propose({ algorithms: this.experiment.algorithms.with(index, algorithm) }, label, live)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-algorithm-panel': BlAlgorithmPanel
  }
}
