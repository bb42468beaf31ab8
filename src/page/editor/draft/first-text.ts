import { addStage } from '../../../exchange/lecture/edit/from-stage.ts'
import type { Experiment } from '../../../experiment/spec/experiment.ts'
import { withNoControls } from './no-controls.ts'

/** Id of a lecture without a title. */
export const untitledId = 'lecture'

/** Title of a new lecture until its author changes it. */
export const newTitle = 'New lecture'

/** The text of a lecture with a single step, without any prose, that opens with an experiment. */
export function firstText(experiment: Experiment, camera: boolean, title = ''): string {
  const empty = `---\nbadlands: 1\nid: ${untitledId}\n---\n\n# ${title}\n`
  return withNoControls(empty, addStage(empty, 0, { experiment, camera }), 0, experiment).text
}
