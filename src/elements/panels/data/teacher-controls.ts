import { html } from 'lit'
import type { GeneratedSpec } from '../../../experiment/spec/generated.ts'
import type { MlpSpec } from '../../../experiment/spec/model.ts'
import type { Put } from '../../controls/fields/fields.ts'
import { more } from '../../style/folds.ts'
import { networkControls } from '../model/network-controls.ts'
import { changed } from '../../../edit/patch.ts'

/** The network that the targets come from: of the model's own shape unless it is given another. */
export function teacherControls(data: GeneratedSpec, model: MlpSpec, put: Put<GeneratedSpec>) {
  const teacher = data.teacher ?? model
  return more(
    html`${networkControls(
        teacher,
        (change, label, live) =>
          put({ teacher: changed({ ...teacher, centered: false }, change) }, `${label} of the teacher`, live),
        'teacher',
      )}
      <button class="button" @click=${() => put({ teacher: undefined }, 'teacher')}>
        as the model is now
      </button>`,
    'teacher network',
  )
}
