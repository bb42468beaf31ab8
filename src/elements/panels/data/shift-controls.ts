import { html } from 'lit'
import type { GeneratedSpec, ShiftSpec } from '../../../experiment/spec/generated.ts'
import { listControl, numberControl, toggleControl, type Put } from '../../controls/fields/fields.ts'
import { changed, without } from '../../../edit/patch.ts'

/** Inputs up to which each has a slider of its own. */
const mostSliders = 2

/** The shift where one is switched on: a little to the right. */
const usualShift: ShiftSpec = { scale: 1, rotation: 0, translation: [0.5] }

/**
 * The shifted part of generated data with `columns` inputs: whether there is one, and where its inputs lie. `put` takes the
 * data as a whole.
 */
export function shiftControls(
  data: GeneratedSpec,
  columns: number,
  noise: number,
  put: (data: GeneratedSpec, label: string, live?: boolean) => void,
) {
  const { shift } = data
  const own = toggleControl(
    {
      label: 'shifted part',
      hint: 'Adds a part called shifted: test samples of another law, on which the surface can be shown; nothing trains on it',
    },
    shift !== undefined,
    (on) => put(on ? { ...data, shift: usualShift } : without(data, 'shift'), 'shifted part'),
  )
  if (!shift) return own
  const change: Put<ShiftSpec> = (next, label, live) =>
    put({ ...data, shift: changed(shift, next) }, label, live)
  return html`${own}
    <fieldset class="group" aria-label="Shifted part">
      ${[
        translations(shift, columns, change),
        columns < 2
          ? []
          : numberControl(
              {
                label: 'turn',
                hint: 'Degrees, counter-clockwise, in the plane of the first two inputs',
                min: -180,
                max: 180,
                step: 1,
                least: -Infinity,
                most: Infinity,
              },
              shift.rotation,
              (rotation, live) => change({ rotation }, 'turn of the shifted part', live),
            ),
        numberControl(
          {
            label: 'stretch',
            hint: 'What the inputs are multiplied by',
            min: 0.1,
            max: 10,
            step: 0.02,
            log: true,
            least: 1e-6,
            most: Infinity,
          },
          shift.scale,
          (scale, live) => change({ scale }, 'stretch of the shifted part', live),
        ),
        numberControl(
          {
            label: 'noise there',
            hint: 'Standard deviation of the noise in the shifted part',
            most: Infinity,
          },
          shift.noise ?? noise,
          (own, live) => change({ noise: own }, 'noise of the shifted part', live),
        ),
      ]}
    </fieldset>`
}

function translations({ translation }: ShiftSpec, columns: number, put: Put<ShiftSpec>) {
  const full = Array.from({ length: columns }, (_, i) => translation[i] ?? 0)
  const label = 'move of the shifted part'
  if (columns > mostSliders)
    return listControl(
      { label: 'move', hint: 'What is added to each input', count: columns, each: 'input' },
      full,
      (next) => put({ translation: next ?? [] }, label),
    )
  return full.map((value, i) =>
    numberControl(
      {
        label: columns === 1 ? 'move' : `move x${'₁₂'.charAt(i)}`,
        hint: 'What is added to this input',
        min: -2,
        max: 2,
        least: -Infinity,
        most: Infinity,
      },
      value,
      (next, live) => put({ translation: full.with(i, next) }, label, live),
    ),
  )
}
