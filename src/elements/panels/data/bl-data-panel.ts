import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import { coordinatesOf, type GeneratedSpec } from '../../../experiment/spec/generated.ts'
import { functionReader } from '../../../experiment/functions/custom.ts'
import { generatorOf, generators } from '../../../experiment/generators/catalogue.ts'
import type { Generator } from '../../../experiment/generators/generator.ts'
import type { DataSpec } from '../../../experiment/spec/data.ts'
import type { TableSpec } from '../../../experiment/spec/table.ts'
import type { TrainingExperiment } from '../../../experiment/spec/experiment.ts'
import type { NetworkSpec } from '../../../experiment/spec/model.ts'
import { formatCount } from '../../../math/picture/format.ts'
import '../../controls/bl-card.ts'
import '../../controls/bl-seed-button.ts'
import type { NumberEvent } from '../../controls/control-events.ts'
import './bl-data-formula.ts'
import type { DataFormulaEvent } from './bl-data-formula.ts'
import { featureControls } from './feature-controls.ts'
import { choiceControl } from '../../controls/fields/fields.ts'
import { dataFields } from '../../../words/fields/data.ts'
import { folds, more } from '../../style/folds.ts'
import {
  encodingControl,
  finerControls,
  generatorControls,
  sizeControls,
  teacherControls,
} from './generator-controls.ts'
import { ExperimentEditor } from '../../experiment-editor.ts'
import { without } from '../../../edit/patch.ts'
import { isDrawable } from '../../../edit/drawn-points.ts'
import { reshaped } from '../../../edit/shape.ts'
import { CommandEvent } from '../../events.ts'
import { tableOf } from '../../../edit/written-samples.ts'
import { shiftControls } from './shift-controls.ts'
import { fewSamples, tableControls } from './table-controls.ts'
import { base, buttons } from '../../style/tokens.ts'

/** Returns the data without a formula if it needs more inputs than there are now, so that the default replaces it. */
function withReadable(generator: Generator, data: GeneratedSpec, model: NetworkSpec): GeneratedSpec {
  const inputs = coordinatesOf(generator, data, model)
  const isReadable =
    data.expression === undefined || functionReader()?.formulaFault(data.expression, inputs) === undefined
  return isReadable ? data : without(data, 'expression')
}

/** The data panel: a generator with its parameters, or a table. `sampleCount` is the size of the training set. */
@customElement('bl-data-panel')
export class BlDataPanel extends ExperimentEditor {
  static override readonly styles = [
    base,
    buttons,
    folds,
    css`
      :host {
        display: block;
      }
      p {
        margin: 0;
      }
      .draw {
        margin: var(--bl-1) 0;
      }
    `,
  ]

  @property({ type: Number }) sampleCount: number | undefined

  override render() {
    const { experiment } = this
    if (!experiment) return nothing
    const { data, model } = experiment
    const aside =
      this.sampleCount === undefined
        ? ''
        : `${formatCount(this.sampleCount)} ${this.sampleCount === 1 ? 'sample' : 'samples'}`
    return html`<bl-card heading="Data" .aside=${data.kind === 'none' ? 'none' : aside}>
      ${
        data.kind === 'none' || model.kind === 'function'
          ? html`<p class="quiet">A function of two weights needs no data.</p>`
          : [
              this.#source(experiment, data, model),
              this.#draw(experiment),
              this.#samples(experiment, data, model),
            ]
      }
    </bl-card>`
  }

  #source({ seed }: TrainingExperiment, data: GeneratedSpec | TableSpec, model: NetworkSpec) {
    const generator = data.kind === 'generated' ? generatorOf(data.id) : undefined
    const typed = data.kind === 'table' || (generator && fewSamples(data, generator))
    return choiceControl(
      {
        label: dataFields.id.label,
        hint: 'What generates the samples; a table keeps the current ones for you to edit',
        options: [
          ...generators.map(({ id, title, task }) => ({ value: id, label: title, group: task })),
          ...(typed ? [{ value: 'table', label: 'a table', group: 'typed' }] : []),
        ],
      },
      data.kind === 'table' ? 'table' : data.id,
      (id) => {
        if (id !== 'table') this.#generate(data, id)
        else if (data.kind === 'generated') this.#put(tableOf(data, model, seed), 'data')
      },
    )
  }

  /** The button for drawing the samples by hand; nothing if they have no picture. */
  #draw(experiment: TrainingExperiment) {
    if (!isDrawable(experiment)) return nothing
    return html`<button
      class="button draw"
      title="Draw the samples by hand (D)"
      @click=${() => this.dispatchEvent(new CommandEvent('draw'))}
    >
      Draw by hand
    </button>`
  }

  #samples(experiment: TrainingExperiment, data: GeneratedSpec | TableSpec, model: NetworkSpec) {
    if (data.kind === 'table')
      return [
        tableControls(data, (table, label) => this.#put(table, label)),
        this.#features(data, data.inputs[0]?.length ?? 0),
      ]
    const generator = generatorOf(data.id)
    return generator ? this.#generated(experiment, data, model, generator) : nothing
  }

  #generated({ seed }: TrainingExperiment, data: GeneratedSpec, model: NetworkSpec, generator: Generator) {
    const put = (change: Partial<GeneratedSpec>, label: string, live?: boolean) =>
      this.#put(withReadable(generator, { ...data, ...change }, model), label, live)
    const both = (next: GeneratedSpec, network: NetworkSpec, label: string) =>
      this.#put(next, label, false, network)
    const coordinates = coordinatesOf(generator, data, model)
    return html`
      ${
        generator.formula
          ? html`<bl-data-formula
              .formula=${data.expression ?? ''}
              .inputs=${coordinates}
              @bl-data-formula=${({ text, live: moving }: DataFormulaEvent) => put({ expression: text }, dataFields.expression.label, moving)}
            ></bl-data-formula>`
          : nothing
      }
      ${generatorControls(generator, data, put)} ${sizeControls(generator, data, model, both)}
      ${this.#features(data, coordinates)}
      <bl-seed-button
        what="the data"
        hint="The seed of the random data, starts, batches, noise and planes"
        .seed=${live(seed)}
        @bl-number=${(event: NumberEvent) => this.propose({ seed: event.value }, 'seed')}
      ></bl-seed-button>
      ${
        generator.copies
          ? nothing
          : shiftControls(data, coordinates, data.noise ?? generator.noise, (next, label, moving) =>
              this.#put(next, label, moving),
            )
      }
      ${more([finerControls(generator, data, put), encodingControl(generator, data, model, both)])}
      ${data.id === 'teacher' ? teacherControls(data, model, put) : nothing}
    `
  }

  #features(data: GeneratedSpec | TableSpec, coordinates: number) {
    if (this.experiment?.model.kind === 'conv') return nothing
    return featureControls(data, coordinates, (features, inputs) => {
      const model = this.experiment?.model
      if (model?.kind !== 'mlp') return
      const rest = without(data, 'features')
      const widths = model.widths.with(0, inputs)
      this.#put(features ? { ...rest, features } : rest, dataFields.features.label, false, {
        ...model,
        widths,
      })
    })
  }

  #generate(data: DataSpec, id: string): void {
    const kept =
      data.kind === 'generated' && generatorOf(id)?.task === 'classification' ? data.labelCorruption : 0
    this.#put({ kind: 'generated', id, parameters: {}, labelCorruption: kept }, 'data')
  }

  #put(data: GeneratedSpec | TableSpec, label: string, live = false, model?: NetworkSpec): void {
    if (!this.experiment) return
    const changes = reshaped(this.experiment, { data, ...(model && { model }) })
    this.propose(changes, label, live)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-data-panel': BlDataPanel
  }
}
