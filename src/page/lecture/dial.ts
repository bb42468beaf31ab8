import { html, nothing } from 'lit'
import type { NumberEvent } from '../../elements/controls/control-events.ts'
import { EditEvent } from '../../elements/events.ts'
import { mergePatch } from '../../experiment/format/merge.ts'
import { parseExperiment } from '../../experiment/format/parse.ts'
import type { Experiment } from '../../experiment/spec/experiment.ts'
import type { Dial, Patch } from '../../scenarios/scenario.ts'
import { textOf } from '../../store/cache/cache-keys.ts'

/** True where a patch leaves an experiment as it is. */
const leaves = (experiment: Experiment, patch: Patch): boolean =>
  textOf(parseExperiment(mergePatch(experiment, patch))) === textOf(experiment)

const places = new WeakMap<Experiment, number>()

/** The place of a dial whose patch the experiment already has; -1 where there is none. */
export function placeOf({ experiments }: Dial, experiment: Experiment): number {
  const place = places.get(experiment) ?? experiments.findIndex((patch) => leaves(experiment, patch))
  places.set(experiment, place)
  return place
}

/** The slider of a step; nothing on a step without one. */
export function appDial(dial: Dial | undefined, experiment: Experiment) {
  if (!dial) return nothing
  const { label, values, experiments } = dial
  return html`<bl-dial
    label=${label}
    .values=${values}
    .at=${placeOf(dial, experiment)}
    @bl-number=${(event: NumberEvent) => {
      const patch = experiments[event.value]
      if (patch) event.target?.dispatchEvent(new EditEvent(patch, label))
    }}
  ></bl-dial>`
}
