import { defaultControls } from '../../../elements/panels/default-controls.ts'
import { setField } from '../../../exchange/lecture/edit/data.ts'
import { edited, type Edit } from '../../../exchange/lecture/edit/edit.ts'
import type { Experiment } from '../../../experiment/spec/experiment.ts'

/**
 * An edit of the text `before` whose new step lists no controls. Without a list, the step would give its readers the default controls of
 * its experiment, which its author never chose.
 */
export function withNoControls(before: string, edit: Edit, step: number, experiment: Experiment): Edit {
  if (edit.text === before || defaultControls(experiment).length === 0) return edit
  return edited(before, setField(edit.text, { step, fence: 'show' }, ['controls'], []).text, edit.problems)
}
