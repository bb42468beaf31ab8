import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import type { Experiment } from '../../experiment/spec/experiment.ts'
import '../controls/bl-card.ts'
import '../controls/bl-seed-button.ts'
import '../controls/bl-text.ts'
import type { NumberEvent, TextEvent } from '../controls/control-events.ts'
import { propose } from '../propose.ts'
import { base } from '../style/tokens.ts'

/** Experiment: what it is called, and the seed of everything that is drawn in it. */
@customElement('bl-experiment-panel')
export class BlExperimentPanel extends LitElement {
  static override readonly styles = [
    base,
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
    return html`<bl-card heading="Experiment">
      <bl-text
        label="title"
        hint="What a link to this experiment is called"
        placeholder="none"
        .value=${live(experiment.title ?? '')}
        @bl-text=${({ value }: TextEvent) =>
          propose(this, experiment, { title: value === '' ? undefined : value }, 'title')}
      ></bl-text>
      <bl-seed-button
        hint="What data, starts, batches, noise and random planes are drawn from"
        .seed=${live(experiment.seed)}
        @bl-number=${(event: NumberEvent) => propose(this, experiment, { seed: event.value }, 'seed')}
      ></bl-seed-button>
    </bl-card>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-experiment-panel': BlExperimentPanel
  }
}
