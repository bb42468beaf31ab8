import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { formatCount, formatNumber } from '../../../math/picture/format.ts'
import { functionOf, functions } from '../../../experiment/functions/catalogue.ts'
import { customId } from '../../../experiment/functions/custom.ts'
import { gridId } from '../../../experiment/functions/grid.ts'
import type { FunctionSpec, ModelSpec } from '../../../experiment/spec/model.ts'
import { modelFields } from '../../../words/fields/model.ts'
import { sliceWords } from '../../../words/stage/slice.ts'
import '../../controls/bl-card.ts'
import '../../prose/bl-prose.ts'
import { ToggleEvent } from '../../controls/control-events.ts'
import { choiceControl, numberControl, type ChoiceField } from '../../controls/fields/fields.ts'
import { folds } from '../../style/folds.ts'
import './bl-formula.ts'
import type { FormulaEvent } from './bl-formula.ts'
import { nameControl } from '../name-control.ts'
import { convolutionControls } from './convolution-controls.ts'
import { networkControls, type NetworkFold } from './network-controls.ts'
import { tiedControls } from './tied-controls.ts'
import { changed } from '../../../edit/patch.ts'
import { ExperimentEditor } from '../../experiment-editor.ts'
import { reshaped, defaultConv, defaultModel, defaultTied } from '../../../edit/shape.ts'
import { typedInstead } from '../../../edit/typed-function.ts'
import { base, buttons } from '../../style/tokens.ts'

const family: ChoiceField = {
  label: modelFields.id.label,
  hint: 'What is trained: a network on data, or a closed-form function whose two weights are the plane itself',
  options: [
    { value: 'mlp', label: 'network' },
    { value: 'conv', label: 'convolutional network' },
    { value: 'tied', label: 'tied network' },
    ...functions.map(({ id, title }) => ({ value: id, label: title, group: 'function of two weights' })),
    { value: customId, label: 'Your own', group: 'function of two weights' },
  ],
}

/** The model families if the surface was computed elsewhere. */
const withSlice: ChoiceField = {
  ...family,
  options: [...family.options, { value: gridId, label: 'A slice', group: 'function of two weights' }],
}

/**
 * The model panel: the layers of a network, of units or of maps, activation and linearity, or a closed-form function.
 * `weightCount` is the number of weights. The slot `network` takes a picture of the network in a collapsible section;
 * ToggleEvent reports its state.
 */
@customElement('bl-model-panel')
export class BlModelPanel extends ExperimentEditor {
  static override readonly styles = [
    base,
    buttons,
    folds,
    css`
      :host {
        display: block;
      }
      bl-prose {
        --bl-text-prose: var(--bl-text);
      }
      ::slotted([slot='network']) {
        height: calc(var(--bl-1) * 72);
      }
    `,
  ]

  @property({ type: Number }) weightCount: number | undefined
  /** The section with the network's picture is expanded; undefined if there is none. */
  @property({ attribute: false }) networkOpen: boolean | undefined

  override render() {
    const { experiment } = this
    if (!experiment) return nothing
    const { model } = experiment
    const count = this.weightCount
    return html`<bl-card
      heading="Model"
      .aside=${count === undefined ? '' : `${formatCount(count)} ${count === 1 ? 'weight' : 'weights'}`}
    >
      ${choiceControl(model.kind === 'function' && model.id === gridId ? withSlice : family, model.kind === 'function' ? model.id : model.kind, (id) => this.#family(id))}
      ${this.#controls(model)}
    </bl-card>`
  }

  #controls(model: ModelSpec) {
    if (model.kind === 'function') return this.#function(model)
    if (model.kind === 'conv')
      return convolutionControls(
        model,
        (change, label, live) => this.#put(changed(model, change), label, live),
        this.#fold,
      )
    if (model.kind === 'tied')
      return tiedControls(
        model,
        (change, label, live) => this.#put(changed(model, change), label, live),
        this.#fold,
      )
    return networkControls(
      model,
      (change, label, live) => this.#put(changed(model, change), label, live),
      'model',
      this.#fold,
    )
  }

  get #fold(): NetworkFold | undefined {
    const { networkOpen: open } = this
    if (open === undefined) return undefined
    const turn = (next: boolean) => {
      if (next !== this.networkOpen) this.dispatchEvent(new ToggleEvent(next))
    }
    return { picture: html`<slot name="network"></slot>`, open, turn }
  }

  #function(model: FunctionSpec) {
    if (model.id === gridId && this.experiment)
      return html`<p>${sliceWords(this.experiment).map((sentence) => html`${sentence} `)}</p>`
    const formula = functionOf(model.id)?.formula
    return html`
      ${
        model.id === customId
          ? html`<bl-formula
                .model=${model}
                @bl-formula=${({ model: next, live }: FormulaEvent) =>
                  this.#put(
                    { ...next, ...(model.name !== undefined && { name: model.name }) },
                    'function',
                    live,
                  )}
              ></bl-formula>
              ${nameControl({
                hint: 'The name of the surface; if empty, it shows the formula',
                name: model.name,
                usual: 'the formula',
                put: (name) => this.#put(changed(model, { name }), modelFields.name.name),
              })}`
          : html`<bl-prose .markdown=${`$$${formula ?? ''}$$`}></bl-prose>`
      }
      ${this.#parameters(model)}
    `
  }

  #parameters(model: FunctionSpec) {
    const { parameters = model.parameters } = functionOf(model.id) ?? {}
    return Object.entries(parameters).map(([name, given]) => {
      const usual = model.id === customId ? 1 : given
      return numberControl(
        {
          label: name,
          hint: `A coefficient of the function, ${formatNumber(usual)} by default`,
          min: Math.min(-10, -2 * usual),
          max: Math.max(10, 2 * usual),
          least: -Infinity,
          most: Infinity,
          step: 0.1,
        },
        model.parameters[name] ?? usual,
        (value, live) =>
          this.#put({ ...model, parameters: { ...model.parameters, [name]: value } }, name, live),
      )
    })
  }

  #family(id: string): void {
    if (!this.experiment || id === gridId) return
    const { model } = this.experiment
    if (id === 'mlp') this.#put(defaultModel, 'model')
    else if (id === 'conv') this.#put(defaultConv, 'model')
    else if (id === 'tied') this.#put(defaultTied, 'model')
    else this.#put(id === customId ? typedInstead(model) : { kind: 'function', id, parameters: {} }, 'model')
  }

  #put(model: ModelSpec, label: string, live = false): void {
    if (this.experiment) this.propose(reshaped(this.experiment, { model }), label, live)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-model-panel': BlModelPanel
  }
}
