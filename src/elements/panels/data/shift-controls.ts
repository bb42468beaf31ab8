import { html } from 'lit'
import {
  shift as shiftSchema,
  type GeneratedSpec,
  type ShiftSpec,
} from '../../../experiment/spec/generated.ts'
import { dataFields } from '../../../words/fields/data.ts'
import {
  controls,
  fieldMaker,
  listControl,
  numberControl,
  toggleControl,
  type Put,
} from '../../controls/fields/fields.ts'
import { changed, without } from '../../../edit/patch.ts'

const words = dataFields.shift.fields
const field = fieldMaker<ShiftSpec>(shiftSchema, words)
const turn = field('rotation', {
  hint: 'Degrees, counter-clockwise, in the plane of the first two inputs',
  min: -180,
  max: 180,
  step: 1,
})
const stretch = field('scale', {
  hint: 'Factor on the inputs',
  min: 0.1,
  max: 10,
  step: 0.02,
  log: true,
  least: 1e-6,
})
const noiseThere = field('noise', { hint: 'Standard deviation of the noise in the shifted part' })

/** The most inputs that get one slider each. */
const mostSliders = 2

/** The initial shift: a little to the right. */
const defaultShift: ShiftSpec = { scale: 1, rotation: 0, translation: [0.5] }

/**
 * The shifted part of generated data with `columns` inputs: whether there is one, and where its inputs lie. `putData`
 * receives the data as a whole.
 */
export function shiftControls(
  data: GeneratedSpec,
  columns: number,
  noise: number,
  putData: (data: GeneratedSpec, label: string, live?: boolean) => void,
) {
  const { shift } = data
  const own = toggleControl(
    {
      label: dataFields.shift.label,
      hint: 'Adds a part called shifted, with test samples from another distribution. The surface can be drawn on it; nothing trains on it',
    },
    shift !== undefined,
    (on) => putData(on ? { ...data, shift: defaultShift } : without(data, 'shift'), dataFields.shift.label),
  )
  if (!shift) return own
  const putShift: Put<ShiftSpec> = (next, label, live) =>
    putData({ ...data, shift: changed(shift, next) }, label, live)
  return html`${own}
    <fieldset class="group" aria-label="Shifted part">
      ${[
        translations(shift, columns, putShift),
        columns < 2 ? [] : controls([turn], shift, putShift),
        controls([stretch], shift, putShift),
        controls([noiseThere], { ...shift, noise: shift.noise ?? noise }, putShift),
      ]}
    </fieldset>`
}

function translations({ translation }: ShiftSpec, columns: number, put: Put<ShiftSpec>) {
  const full = Array.from({ length: columns }, (_, i) => translation[i] ?? 0)
  const { label, name } = words.translation
  if (columns > mostSliders)
    return listControl(
      { label, hint: 'Offset added to each input', count: columns, each: 'input' },
      full,
      (next) => put({ translation: next ?? [] }, name),
    )
  return full.map((value, i) =>
    numberControl(
      {
        label: columns === 1 ? label : `${label} x${'₁₂'.charAt(i)}`,
        hint: 'Offset added to this input',
        min: -2,
        max: 2,
        least: -Infinity,
        most: Infinity,
      },
      value,
      (next, live) => put({ translation: full.with(i, next) }, name, live),
    ),
  )
}
