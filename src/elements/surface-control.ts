import { nothing } from 'lit'
import type { Experiment } from '../experiment/schema/experiment.ts'
import type { TerrainSpec } from '../experiment/schema/terrain.ts'
import { choiceControl } from './fields.ts'
import { without } from './patch.ts'
import { surfaceOf, surfaces } from './surfaces.ts'

/** What the height of the surface measures, an attack going on over another loss or part; nothing where there is no choice. */
export function surfaceControl(
  experiment: Experiment,
  put: (changes: Pick<Experiment, 'terrain'>, label: string) => void,
) {
  const offered = surfaces(experiment)
  if (offered.length < 2) return nothing
  return choiceControl(
    {
      label: 'surface',
      hint: 'What the height of the surface measures; the algorithms go on minimising the loss on the train part',
      options: offered,
    },
    surfaceOf(experiment),
    (chosen) => {
      const { metric, quantity = 'metric' } = offered.find(({ value }) => value === chosen) ?? {}
      const colored = quantity === 'metric' && experiment.terrain.quantity === 'outcome'
      const terrain: TerrainSpec = colored ? experiment.terrain : { ...experiment.terrain, quantity }
      const attack = quantity === 'metric' ? experiment.terrain.metric?.attack : undefined
      const shown = attack ? { ...(metric ?? experiment.metric), attack } : metric
      put({ terrain: shown ? { ...terrain, metric: shown } : without(terrain, 'metric') }, 'surface')
    },
  )
}
