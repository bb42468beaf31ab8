import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import { formatCount } from '../math/format.ts'
import { generatorOf, generators } from '../experiment/data/catalogue.ts'
import type { Generator } from '../experiment/data/generator.ts'
import {
  features,
  mostSamples,
  type Feature,
  type GeneratedSpec,
  type TableSpec,
} from '../experiment/schema/data.ts'
import type { Experiment } from '../experiment/schema/experiment.ts'
import './bl-card.ts'
import './bl-choice.ts'
import './bl-die.ts'
import './bl-number.ts'
import type { ChoiceEvent, NumberEvent } from './changes.ts'
import { propose, without } from './patch.ts'
import { reshaped } from './shape.ts'
import { base } from './tokens.ts'

const featureNames: Readonly<Record<Feature, string>> = {
  x1: 'x₁',
  x2: 'x₂',
  'x1^2': 'x₁²',
  'x2^2': 'x₂²',
  'x1*x2': 'x₁x₂',
  '|x1|': '|x₁|',
  'x1^3': 'x₁³',
  'x1^4': 'x₁⁴',
  'sin x1': 'sin x₁',
  'sin x2': 'sin x₂',
}

/** Data: the generator with what shapes it, or the table that was brought. `sampleCount` is the size of the train part. */
@customElement('bl-data-panel')
export class BlDataPanel extends LitElement {
  static override readonly styles = [
    base,
    css`
      :host {
        display: block;
      }
      p {
        margin: 0;
      }
      .features {
        display: flex;
        flex-wrap: wrap;
        gap: var(--bl-1);
        margin: var(--bl-1) 0;
        padding: 0;
        border: none;
      }
      legend {
        padding: 0 0 var(--bl-1);
      }
      .feature {
        padding: 2px var(--bl-2);
        border: 1px solid var(--bl-hairline);
        border-radius: 999px;
        background: none;
        color: var(--bl-ink-2);
      }
      .feature[aria-pressed='true'] {
        border-color: var(--bl-ink);
        color: var(--bl-ink);
        font-weight: 550;
      }
    `,
  ]

  @property({ attribute: false }) experiment: Experiment | undefined
  @property({ type: Number }) sampleCount: number | undefined

  override render() {
    const { experiment } = this
    if (!experiment) return nothing
    const { data } = experiment
    const aside =
      this.sampleCount === undefined
        ? ''
        : `${formatCount(this.sampleCount)} ${this.sampleCount === 1 ? 'sample' : 'samples'}`
    return html`<bl-card heading="Data" .aside=${data.kind === 'none' ? 'none' : aside}>
      ${data.kind === 'none' ? html`<p class="quiet">A function of two weights needs no data.</p>` : nothing}
      ${data.kind === 'table' ? this.table(data) : nothing}
      ${data.kind === 'generated' ? this.generated(experiment, data) : nothing}
    </bl-card>`
  }

  private table(data: TableSpec) {
    const [inputs, targets] = [data.inputs[0]?.length ?? 0, data.targets[0]?.length ?? 0]
    return html`<p>
        A table: ${formatCount(data.inputs.length)} ${data.inputs.length === 1 ? 'row' : 'rows'}, ${inputs}
        ${inputs === 1 ? 'input' : 'inputs'}, ${targets}
        ${targets === 1 ? 'target' : 'targets'}${
          data.testInputs ? `, ${formatCount(data.testInputs.length)} test rows` : ''
        }.
      </p>
      ${this.features(data, inputs)}`
  }

  private generated(experiment: Experiment, data: GeneratedSpec) {
    const generator = generatorOf(data.id)
    if (!generator) return nothing
    const size = data.size ?? generator.size
    const testSize = data.testSize ?? generator.testSize ?? size
    return html`
      <bl-choice
        label="source"
        .value=${live(data.id)}
        .options=${generators.map(({ id, title, task }) => ({ value: id, label: title, group: task }))}
        @bl-choice=${(event: ChoiceEvent) => this.generate(experiment, event.value)}
      ></bl-choice>
      ${Object.entries(generator.parameters).map(
        ([name, { title, from, to, whole, default: usual }]) =>
          html`<bl-number
            .label=${title.toLowerCase()}
            .min=${from}
            .max=${to}
            .step=${whole ? 1 : (to - from) / 100}
            .whole=${whole}
            .value=${live(data.parameters[name] ?? usual)}
            @bl-number=${(event: NumberEvent) =>
              this.put(
                { ...data, parameters: { ...data.parameters, [name]: event.value } },
                title,
                event.live,
              )}
          ></bl-number>`,
      )}
      ${data.id === 'xor-points' ? nothing : [this.size(data, 'size', 'train samples', size), this.size(data, 'testSize', 'test samples', testSize)]}
      <bl-number
        label="noise"
        .max=${1}
        .most=${Infinity}
        .value=${live(data.noise ?? generator.noise)}
        @bl-number=${(event: NumberEvent) => this.put({ ...data, noise: event.value }, 'noise of the data', event.live)}
      ></bl-number>
      ${generator.task === 'classification' ? this.corruption(data) : nothing}
      ${this.features(data, this.coordinates(generator))}
      <bl-die
        what="the data"
        .seed=${live(experiment.seed)}
        @bl-number=${(event: NumberEvent) => propose(this, experiment, { seed: event.value }, 'seed')}
      ></bl-die>
    `
  }

  private size(data: GeneratedSpec, field: 'size' | 'testSize', label: string, value: number) {
    return html`<bl-number
      label=${label}
      .min=${2}
      .max=${4096}
      .least=${1}
      .most=${mostSamples}
      .step=${0.05}
      log
      whole
      .value=${live(value)}
      @bl-number=${(event: NumberEvent) => this.put({ ...data, [field]: event.value }, label, event.live)}
    ></bl-number>`
  }

  private corruption(data: GeneratedSpec) {
    return html`<bl-number
      label="labels drawn anew"
      .value=${live(data.labelCorruption)}
      @bl-number=${(event: NumberEvent) =>
        this.put({ ...data, labelCorruption: event.value }, 'labels drawn anew', event.live)}
    ></bl-number>`
  }

  private coordinates(generator: Generator): number {
    return generator.coordinates === 'model' ? 0 : generator.coordinates
  }

  /** Features are offered for what a picture shows: one or two coordinates. */
  private features(data: GeneratedSpec | TableSpec, coordinates: number) {
    if (coordinates < 1 || coordinates > 2) return nothing
    const offered = features.filter((feature) => coordinates === 2 || !feature.includes('x2'))
    const plain: readonly Feature[] = coordinates === 2 ? ['x1', 'x2'] : ['x1']
    const chosen = data.features ?? plain
    const toggle = (feature: Feature) => {
      const next = offered.filter((entry) => (entry === feature) !== chosen.includes(entry))
      if (next.length === 0) return
      const rest = without(data, 'features')
      this.put(String(next) === String(plain) ? rest : { ...rest, features: next }, 'features', false)
    }
    return html`<fieldset class="features">
      <legend class="quiet">features</legend>
      ${offered.map(
        (feature) =>
          html`<button
            class="feature"
            aria-pressed=${chosen.includes(feature)}
            @click=${() => toggle(feature)}
          >
            ${featureNames[feature]}
          </button>`,
      )}
    </fieldset>`
  }

  private generate(experiment: Experiment, id: string): void {
    const { data } = experiment
    const kept =
      data.kind === 'generated' ? { labelCorruption: data.labelCorruption } : { labelCorruption: 0 }
    const corruption = generatorOf(id)?.task === 'classification' ? kept : { labelCorruption: 0 }
    this.put({ kind: 'generated', id, parameters: {}, ...corruption }, 'data', false)
  }

  private put(data: GeneratedSpec | TableSpec, label: string, live: boolean): void {
    if (this.experiment) propose(this, this.experiment, reshaped(this.experiment, { data }), label, live)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-data-panel': BlDataPanel
  }
}
