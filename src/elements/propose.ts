import type { LitElement } from 'lit'
import { patchBetween } from '../experiment/edit/patch.ts'
import type { Experiment, ExperimentInput } from '../experiment/spec/experiment.ts'
import { EditEvent } from './events.ts'

/**
 * Asks for an experiment with these fields instead of its own; a live change that changes nothing is not worth an event.
 * A panel draws again a frame later, so that a change that was refused goes from its controls too.
 */
export function propose(
  element: LitElement,
  experiment: Experiment,
  changes: Partial<ExperimentInput>,
  label: string,
  live = false,
): void {
  const patch = patchBetween(experiment, { ...experiment, ...changes })
  if (live && Object.keys(patch).length === 0) return
  element.dispatchEvent(new EditEvent(patch, label, live))
  if (!live) requestAnimationFrame(() => element.requestUpdate())
}
