import { css, html, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import { baseOf } from '../../experiment/spec/start.ts'
import { packed, type AlgorithmSpec, type Hyperparameters } from '../../experiment/spec/algorithm.ts'
import { isRecorded } from '../../experiment/spec/recorded.ts'
import { generated, type GeneratedSpec } from '../../experiment/spec/generated.ts'
import { hasRuns, type Experiment, type TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { hiddenUnits, type MlpSpec, type NetworkSpec } from '../../experiment/spec/model.ts'
import type { ControlName } from '../../exchange/lecture/scenario.ts'
import '../controls/bl-seed-button.ts'
import { normalization } from '../panels/start/bl-plane-controls.ts'
import type { NumberEvent } from '../controls/control-events.ts'
import { controls, fieldMaker, numberControl, type Put } from '../controls/fields/fields.ts'
import { hyperparameterFields } from '../panels/algorithm/hyperparameter-fields.ts'
import { icon } from '../style/icons.ts'
import { learningRate } from '../../words/learning-rate.ts'
import { dataFields } from '../../words/fields/data.ts'
import { ownerName } from '../../words/run-names.ts'
import { outcomeControls } from '../panels/metric/outcome-controls.ts'
import { changed } from '../../edit/patch.ts'
import { ExperimentEditor } from '../experiment-editor.ts'
import { reshaped } from '../../edit/shape.ts'
import { surfaceControl } from '../panels/metric/surface-control.ts'
import type { ThresholdView } from '../panels/algorithm/threshold-view.ts'
import { base, buttons } from '../style/tokens.ts'
import { activationField, linearityField } from '../panels/model/network-controls.ts'
import { skipDial } from '../panels/model/skip-controls.ts'
import { isNonlinear } from '../panels/default-controls.ts'

const labelCorruption = fieldMaker<GeneratedSpec>(generated, dataFields)('labelCorruption', {
  hint: 'Fraction of training labels redrawn at random',
})
const linearity = {
  ...linearityField,
  hint: 'How much of each activation is the identity, on the same weights',
}

/**
 * The large controls of a lecture step: those in `names`, in order, without those that do not apply to the experiment.
 */
@customElement('bl-step-controls')
export class BlStepControls extends ExperimentEditor<Experiment> {
  static override readonly styles = [
    base,
    buttons,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--bl-2) var(--bl-step-gap, var(--bl-6));
        min-width: 0;
      }
      bl-number {
        flex: 1 1 auto;
        width: var(--bl-step-number, 21em);
        min-width: min-content;
        max-width: min(100%, var(--bl-step-number-most, var(--bl-step-number, 21em)));
        grid-template-columns: max-content minmax(var(--bl-step-slider, 3em), 1fr) var(--bl-step-field, 4em);
      }
      bl-select {
        --bl-select-width: none;
        --bl-select-sizing: content;
        flex: none;
      }
      bl-toggle {
        min-width: var(--bl-step-toggle, 8.5em);
      }
      bl-seed-button:not([small]) {
        width: var(--bl-step-seed, 16em);
      }
    `,
  ]

  @property({ attribute: false }) names: readonly ControlName[] = []
  /** Shows the seed as a die small enough to fit in a line of text. */
  @property({ type: Boolean }) small = false
  /** Predicted bounds on learning rates. */
  @property({ attribute: false }) thresholds: readonly ThresholdView[] = []

  override render() {
    const { experiment } = this
    if (!experiment) return nothing
    const trained = hasRuns(experiment) ? experiment : undefined
    return this.names.map((name) =>
      name === 'seed' ? this.#seed(experiment) : trained ? this.#control(name, trained) : nothing,
    )
  }

  #control(
    name: Exclude<ControlName, 'seed'>,
    experiment: TrainingExperiment,
  ): TemplateResult | TemplateResult[] | typeof nothing {
    const { data, model, terrain, plane } = experiment
    switch (name) {
      case 'linearity':
        return isNonlinear(experiment) && model.kind !== 'function' ? this.#linearity(model) : nothing
      case 'residual':
        return (model.kind === 'mlp' || model.kind === 'conv') && hiddenUnits(model).length > 0
          ? skipDial(model, (change, label, live) => this.#model(model, change, label, live))
          : nothing
      case 'activation':
        return model.kind !== 'function'
          ? controls([{ ...activationField, hint: 'φ of the hidden layers' }], model, (change, label) =>
              this.#model<NetworkSpec>(model, change, label),
            )
          : nothing
      case 'width':
        return model.kind === 'mlp' && model.widths.length > 2 ? this.#width(model) : nothing
      case 'learning-rate':
        return this.#rate(experiment)
      case 'steps':
        return this.#steps(experiment)
      case 'start':
        return this.#start(experiment)
      case 'surface':
        return surfaceControl(experiment, (changes, label) => this.propose(changes, label))
      case 'terrain':
        return outcomeControls(experiment, (change, label) =>
          this.propose({ terrain: { ...terrain, ...change } }, label),
        )
          .flat()
          .slice(0, 2)
      case 'label-corruption':
        return data.kind === 'generated'
          ? controls([labelCorruption], data, (change, label, live) =>
              this.propose({ data: { ...data, ...change } }, label, live),
            )
          : nothing
      case 'normalization':
        return plane.kind === 'random'
          ? controls([normalization], plane, (change, label) =>
              this.propose({ plane: { ...plane, ...change } }, label),
            )
          : nothing
    }
  }

  #seed({ seed }: Experiment) {
    return html`<bl-seed-button
      what="everything that is random"
      hint="The seed of the random data, starts, batches, noise and planes"
      .seed=${live(seed)}
      ?small=${this.small}
      @bl-number=${(event: NumberEvent) => this.propose({ seed: event.value }, 'seed')}
    ></bl-seed-button>`
  }

  #linearity(model: NetworkSpec) {
    return html`<bl-toggle
        label="linear"
        key="L"
        .checked=${live(model.linearity === 1)}
        @bl-toggle=${({ checked }: { checked: boolean }) =>
          this.#model(model, { linearity: checked ? 1 : 0 }, 'linear')}
      ></bl-toggle>
      ${controls([linearity], model, (change, label, live) => this.#model<NetworkSpec>(model, change, label, live))}`
  }

  #width(model: MlpSpec) {
    const { widths } = model
    const [inputs = 1, outputs = 1] = [widths[0], widths.at(-1)]
    return numberControl(
      { label: 'width', hint: 'Units of every hidden layer', min: 1, max: 256, least: 1, most: 1024, step: 0.05, log: true, whole: true },
      widths[1]!,
      (width, live) =>
        this.#model(
          model,
          { widths: [inputs, ...widths.slice(1, -1).map(() => width), outputs] },
          'width',
          live,
        ),
    ) // prettier-ignore
  }

  #rate(experiment: TrainingExperiment) {
    const { algorithms, starts } = experiment
    const [algorithm] = algorithms
    if (!algorithm) return nothing
    const marks = this.thresholds.filter((threshold) => threshold.algorithm === 0)
    const fields = isRecorded(algorithm) ? [] : hyperparameterFields(['learningRate'], marks)
    const label =
      algorithms.length > 1
        ? `${learningRate.symbol} of ${ownerName(algorithms, 0, starts.length)}`
        : learningRate.name
    const put: Put<AlgorithmSpec> = (change, _, live) =>
      this.propose({ algorithms: algorithms.with(0, changed(algorithm, change)) }, label, live)
    return html`${controls<Hyperparameters>(
      fields.map((field) => ({ ...field, label })),
      packed(algorithm),
      put,
    )}`
  }

  #steps({ algorithms }: TrainingExperiment) {
    const [algorithm] = algorithms
    if (!algorithm || isRecorded(algorithm)) return nothing
    const put: Put<AlgorithmSpec> = (change, label, live) =>
      this.propose({ algorithms: algorithms.map((entry) => changed(entry, change)) }, label, live)
    return html`${controls<Hyperparameters>(hyperparameterFields(['steps']), packed(algorithm), put)}`
  }

  #start({ model, starts }: TrainingExperiment) {
    const [start] = starts
    if (!start) return nothing
    const drawn = baseOf(start, model)
    const put = (label: string, next = drawn) => this.propose({ starts: starts.with(0, next) }, label)
    return html`${
        drawn.kind === 'random'
          ? html`<bl-seed-button
              label="draw"
              what="the start"
              .seed=${live(drawn.index ?? 0)}
              @bl-number=${(event: NumberEvent) => put('draw', { ...drawn, index: event.value })}
            ></bl-seed-button>`
          : nothing
      }
      <button class="button" ?disabled=${start.kind !== 'plane'} @click=${() => put('back to w₀')}>
        ${icon('rewind')} ${drawn.kind === 'random' ? 'the drawn w₀' : 'the first w₀'}
      </button>`
  }

  #model<M extends NetworkSpec>(model: M, change: Partial<M>, label: string, live = false): void {
    if (!this.experiment || !hasRuns(this.experiment)) return
    this.propose(reshaped(this.experiment, { model: changed(model, change) }), label, live)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-step-controls': BlStepControls
  }
}
