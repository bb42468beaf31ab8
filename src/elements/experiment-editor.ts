import { LitElement } from 'lit'
import { property } from 'lit/decorators.js'
import { patchBetween } from '../edit/patch.ts'
import type { Experiment, ExperimentInput, TrainingExperiment } from '../experiment/spec/experiment.ts'
import { EditEvent } from './events.ts'

/** An element whose controls change fields of an experiment: it requests the change, and shows the result. */
export class ExperimentEditor<E extends Experiment = TrainingExperiment> extends LitElement {
  @property({ attribute: false }) experiment: E | undefined

  /**
   * Requests an experiment with these fields. A live change without effect dispatches no event. The element is rendered
   * again a frame later, so that its controls drop a rejected change.
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
