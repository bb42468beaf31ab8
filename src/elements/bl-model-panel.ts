import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import { formatCount } from '../math/format.ts'
import { functionOf, functions } from '../experiment/model/catalogue.ts'
import type { Experiment } from '../experiment/schema/experiment.ts'
import type { Activation, FunctionSpec, MlpSpec, ModelSpec } from '../experiment/schema/model.ts'
import './bl-card.ts'
import './bl-choice.ts'
import './bl-number.ts'
import './bl-prose.ts'
import './bl-toggle.ts'
import './bl-widths.ts'
import type { ChoiceEvent, NumberEvent, ToggleEvent } from './changes.ts'
import { activationNames, optionsOf } from './names.ts'
import { propose } from './patch.ts'
import { folds } from './folds.ts'
import { reshaped, usualModel } from './shape.ts'
import type { WidthsEvent } from './bl-widths.ts'
import { base } from './tokens.ts'

/** Model: a network's layers, activation and linearity, or a closed-form function. `weightCount` is the number of weights. */
@customElement('bl-model-panel')
export class BlModelPanel extends LitElement {
  static override readonly styles = [
    base,
    folds,
    css`
      :host {
        display: block;
      }
    `,
  ]

  @property({ attribute: false }) experiment: Experiment | undefined
  @property({ type: Number }) weightCount: number | undefined

  override render() {
    const { experiment } = this
    if (!experiment) return nothing
    const { model } = experiment
    const count = this.weightCount
    return html`<bl-card
      heading="Model"
      .aside=${count === undefined ? '' : `${formatCount(count)} ${count === 1 ? 'weight' : 'weights'}`}
    >
      <bl-choice
        label="family"
        .value=${live(model.kind === 'mlp' ? 'mlp' : model.id)}
        .options=${[
          { value: 'mlp', label: 'network' },
          ...functions.map(({ id, title }) => ({
            value: id,
            label: title,
            group: 'function of two weights',
          })),
        ]}
        @bl-choice=${(event: ChoiceEvent) => this.family(event.value)}
      ></bl-choice>
      ${model.kind === 'mlp' ? this.network(model) : this.function(model)}
    </bl-card>`
  }

  private network(model: MlpSpec) {
    return html`
      <bl-widths
        .widths=${model.widths}
        @bl-widths=${(event: WidthsEvent) => this.put({ ...model, widths: [...event.widths] }, 'layers')}
      ></bl-widths>
      <bl-choice
        label="activation"
        .value=${live(model.activation)}
        .options=${optionsOf(activationNames)}
        @bl-choice=${(event: ChoiceEvent) =>
          this.put({ ...model, activation: event.value as Activation }, 'activation')}
      ></bl-choice>
      <bl-toggle
        label="linear"
        key="L"
        .checked=${live(model.linearity === 1)}
        @bl-toggle=${(event: ToggleEvent) =>
          this.put({ ...model, linearity: event.checked ? 1 : 0 }, 'linear')}
      ></bl-toggle>
      <bl-number
        label="linearity"
        .value=${live(model.linearity)}
        @bl-number=${(event: NumberEvent) =>
          this.put({ ...model, linearity: event.value }, 'linearity', event.live)}
      ></bl-number>
      <details class="fold">
        <summary>output, bias, parameterisation</summary>
        ${this.more(model)}
      </details>
    `
  }

  private more(model: MlpSpec) {
    return html`
      <bl-choice
        label="output"
        .value=${live(model.outputActivation)}
        .options=${optionsOf(activationNames)}
        @bl-choice=${(event: ChoiceEvent) =>
          this.put({ ...model, outputActivation: event.value as Activation }, 'output activation')}
      ></bl-choice>
      <bl-toggle
        label="bias"
        .checked=${live(model.bias)}
        @bl-toggle=${(event: ToggleEvent) => this.put({ ...model, bias: event.checked }, 'bias')}
      ></bl-toggle>
      <bl-choice
        label="scaling"
        .value=${live(model.parameterization)}
        .options=${[
          { value: 'standard', label: 'standard' },
          { value: 'ntk', label: 'NTK, 1/√width' },
          { value: 'mean-field', label: 'mean field, 1/width' },
        ]}
        @bl-choice=${(event: ChoiceEvent) =>
          this.put(
            { ...model, parameterization: event.value as MlpSpec['parameterization'] },
            'parameterisation',
          )}
      ></bl-choice>
      <bl-number
        label="output scale"
        plain
        .value=${live(model.outputScale)}
        @bl-number=${(event: NumberEvent) => this.put({ ...model, outputScale: event.value }, 'output scale')}
      ></bl-number>
      <bl-toggle
        label="start from f = 0"
        .checked=${live(model.centered)}
        @bl-toggle=${(event: ToggleEvent) => this.put({ ...model, centered: event.checked }, 'centring')}
      ></bl-toggle>
    `
  }

  private function(model: FunctionSpec) {
    const known = functionOf(model.id)
    if (!known) return nothing
    return html`
      <bl-prose .markdown=${`$$${known.formula}$$`}></bl-prose>
      ${Object.entries(known.parameters).map(
        ([name, usual]) =>
          html`<bl-number
            .label=${name}
            .min=${Math.min(-10, -2 * usual)}
            .max=${Math.max(10, 2 * usual)}
            .least=${-Infinity}
            .most=${Infinity}
            .step=${0.1}
            .value=${live(model.parameters[name] ?? usual)}
            @bl-number=${(event: NumberEvent) =>
              this.put(
                { ...model, parameters: { ...model.parameters, [name]: event.value } },
                name,
                event.live,
              )}
          ></bl-number>`,
      )}
    `
  }

  private family(id: string): void {
    this.put(id === 'mlp' ? usualModel : { kind: 'function', id, parameters: {} }, 'model')
  }

  private put(model: ModelSpec, label: string, live = false): void {
    if (this.experiment) propose(this, this.experiment, reshaped(this.experiment, { model }), label, live)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-model-panel': BlModelPanel
  }
}
