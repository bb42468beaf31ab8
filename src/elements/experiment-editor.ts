import { LitElement } from 'lit'
import { property } from 'lit/decorators.js'
import { patchBetween } from '../edit/patch.ts'
import type { Experiment, ExperimentInput, TrainingExperiment } from '../experiment/spec/experiment.ts'
import { EditEvent } from './events.ts'

/** An element whose controls change fields of an experiment: it asks for the change, and shows what comes back. */
export class ExperimentEditor<E extends Experiment = TrainingExperiment> extends LitElement {
  @property({ attribute: false }) experiment: E | undefined

  /**
   * Asks for an experiment with these fields instead of its own; a live change that changes nothing is not worth an event.
   * It draws again a frame later, so that a change that was refused goes from its controls too.
   */
  protected propose(changes: Partial<ExperimentInput>, label: string, live = false): void {
    const { experiment } = this
    if (!experiment) return
    const patch = patchBetween(experiment, { ...experiment, ...changes })
    if (live && Object.keys(patch).length === 0) return
    this.dispatchEvent(new EditEvent(patch, label, live))
    if (!live) requestAnimationFrame(() => this.requestUpdate())
  }
}
