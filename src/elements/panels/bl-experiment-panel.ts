import { css, html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import '../controls/bl-card.ts'
import '../controls/bl-seed-button.ts'
import '../controls/bl-text.ts'
import type { NumberEvent, TextEvent } from '../controls/control-events.ts'
import type { Experiment } from '../../experiment/spec/experiment.ts'
import { ExperimentEditor } from '../experiment-editor.ts'
import { base } from '../style/tokens.ts'

/** The experiment panel: its title, and the seed of all its random draws. */
@customElement('bl-experiment-panel')
export class BlExperimentPanel extends ExperimentEditor<Experiment> {
  static override readonly styles = [
    base,
    css`
      :host {
        display: block;
      }
    `,
  ]

  override render() {
    const { experiment } = this
    if (!experiment) return nothing
    return html`<bl-card heading="Experiment">
      <bl-text
        label="title"
        hint="The title of links to this experiment"
        placeholder="none"
        .value=${live(experiment.title ?? '')}
        @bl-text=${({ value }: TextEvent) =>
          this.propose({ title: value === '' ? undefined : value }, 'title')}
      ></bl-text>
      <bl-seed-button
        hint="The seed of the random data, starts, batches, noise and planes"
        .seed=${live(experiment.seed)}
        @bl-number=${(event: NumberEvent) => this.propose({ seed: event.value }, 'seed')}
      ></bl-seed-button>
    </bl-card>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-experiment-panel': BlExperimentPanel
  }
}
