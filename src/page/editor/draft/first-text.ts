import { addStage } from '../../../exchange/lecture/edit/from-stage.ts'
import type { Experiment } from '../../../experiment/spec/experiment.ts'
import { withNoControls } from './no-controls.ts'

/** The id of a lecture that has no title yet. */
export const untitledId = 'lecture'

/** The title of a new lecture until its author writes another. */
export const newTitle = 'New lecture'

/** The text of a lecture whose only step, which has no words yet, opens with an experiment. */
export function firstText(experiment: Experiment, camera: boolean, title = ''): string {
  const empty = `---\nbadlands: 1\nid: ${untitledId}\n---\n\n# ${title}\n`
  return withNoControls(empty, addStage(empty, 0, { experiment, camera }), 0, experiment).text
}
