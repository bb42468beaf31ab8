import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import type { Experiment } from '../experiment/schema/experiment.ts'
import type { LossId, MetricSpec, Reduction } from '../experiment/schema/metric.ts'
import type { ViewSpec } from '../experiment/schema/terrain.ts'
import './bl-card.ts'
import './bl-choice.ts'
import './bl-number.ts'
import type { ChoiceEvent, NumberEvent } from './changes.ts'
import { folds } from './folds.ts'
import { lossNames, optionsOf, reductionNames } from './names.ts'
import { propose } from './patch.ts'
import { fittingLosses, taskOf } from './shape.ts'
import { base } from './tokens.ts'

/** Metric: what the algorithms minimise, and how its height is drawn. */
@customElement('bl-metric-panel')
export class BlMetricPanel extends LitElement {
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

  override render() {
    const { experiment } = this
    if (!experiment) return nothing
    const network = experiment.model.kind === 'mlp'
    const { view } = experiment
    return html`<bl-card heading="Metric" .aside=${network ? 'on the train part' : "the function's value"}>
      ${network ? this.loss(experiment) : nothing}
      <bl-choice
        label="height"
        .value=${live(view?.height ?? 'linear')}
        .options=${[
          { value: 'linear', label: 'linear' },
          { value: 'log', label: 'logarithmic' },
        ]}
        @bl-choice=${(event: ChoiceEvent) => this.show({ height: event.value as ViewSpec['height'] }, 'height')}
      ></bl-choice>
      <bl-choice
        label="colours"
        .value=${live(view?.colors ?? 'strata')}
        .options=${['strata', 'viridis', 'cividis'].map((value) => ({ value, label: value }))}
        @bl-choice=${(event: ChoiceEvent) => this.show({ colors: event.value as ViewSpec['colors'] }, 'colours')}
      ></bl-choice>
      <details class="fold">
        <summary>${network ? 'factor, reduction, weight decay' : 'weight decay'}</summary>
        ${network ? this.scaling(experiment.metric) : nothing}
        <bl-number
          label="weight decay"
          .max=${0.1}
          .most=${Infinity}
          .step=${0.001}
          .value=${live(experiment.metric.weightDecay)}
          @bl-number=${(event: NumberEvent) =>
            this.put(
              { ...experiment.metric, weightDecay: event.value },
              'weight decay of the metric',
              event.live,
            )}
        ></bl-number>
      </details>
    </bl-card>`
  }

  private loss({ data, model, metric }: Experiment) {
    const task = taskOf(data)
    const outputs = model.kind === 'mlp' ? (model.widths.at(-1) ?? 1) : 1
    const fitting = task ? fittingLosses(task, outputs) : [metric.loss]
    const options = fitting.includes(metric.loss) ? fitting : [...fitting, metric.loss]
    return html`<bl-choice
      label="loss"
      .value=${live(metric.loss)}
      .options=${options.map((value) => ({ value, label: lossNames[value] }))}
      @bl-choice=${(event: ChoiceEvent) => this.put({ ...metric, loss: event.value as LossId }, 'loss')}
    ></bl-choice>`
  }

  private scaling(metric: MetricSpec) {
    return html`
      <bl-number
        label="factor"
        plain
        .least=${0}
        .value=${live(metric.factor)}
        @bl-number=${(event: NumberEvent) => this.put({ ...metric, factor: event.value }, 'factor')}
      ></bl-number>
      <bl-choice
        label="reduction"
        .value=${live(metric.reduction)}
        .options=${optionsOf(reductionNames)}
        @bl-choice=${(event: ChoiceEvent) =>
          this.put({ ...metric, reduction: event.value as Reduction }, 'reduction')}
      ></bl-choice>
    `
  }

  private put(metric: MetricSpec, label: string, live = false): void {
    if (this.experiment) propose(this, this.experiment, { metric }, label, live)
  }

  private show(change: Partial<ViewSpec>, label: string): void {
    if (!this.experiment) return
    propose(this, this.experiment, { view: { ...this.experiment.view, ...change } }, label)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-metric-panel': BlMetricPanel
  }
}
