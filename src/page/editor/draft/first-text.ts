import { addStage } from '../../../exchange/lecture/edit/from-stage.ts'
import type { Experiment } from '../../../experiment/spec/experiment.ts'

/** The id of a lecture that has no title yet. */
export const untitledId = 'lecture'

/** The text of a lecture whose only step, which has no words yet, opens with an experiment. */
export const firstText = (experiment: Experiment, camera: boolean): string =>
  addStage(`---\nbadlands: 1\nid: ${untitledId}\n---\n\n# \n`, 0, { experiment, camera }).text
