import { html, nothing } from 'lit'
import type { NumberEvent } from '../../elements/controls/control-events.ts'
import { EditEvent } from '../../elements/events.ts'
import type { Experiment } from '../../experiment/spec/experiment.ts'
import type { Dial } from '../../exchange/lecture/scenario.ts'
import { dialPlace } from '../../study/lecture/dial-place.ts'

/** The slider of a step, if it has one. */
export function appDial(dial: Dial | undefined, experiment: Experiment) {
  if (!dial) return nothing
  const { label, values, experiments } = dial
  return html`<bl-dial
    label=${label}
    .values=${values}
    .at=${dialPlace(dial, experiment)}
    @bl-number=${(event: NumberEvent) => {
      const patch = experiments[event.value]
      if (patch) event.target?.dispatchEvent(new EditEvent(patch, label))
    }}
  ></bl-dial>`
}
