import { addStage } from '../../../exchange/lecture/edit/from-stage.ts'
import type { Experiment } from '../../../experiment/spec/experiment.ts'
import { withNoControls } from './no-controls.ts'

/** The id of a lecture that has no title yet. */
export const untitledId = 'lecture'

/** The text of a lecture whose only step, which has no words yet, opens with an experiment. */
export function firstText(experiment: Experiment, camera: boolean): string {
  const empty = `---\nbadlands: 1\nid: ${untitledId}\n---\n\n# \n`
  return withNoControls(empty, addStage(empty, 0, { experiment, camera }), 0, experiment).text
}
