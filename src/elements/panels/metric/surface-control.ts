import { nothing } from 'lit'
import type { TrainingExperiment } from '../../../experiment/spec/experiment.ts'
import type { TerrainSpec } from '../../../experiment/spec/terrain.ts'
import { choiceControl } from '../../controls/fields/fields.ts'
import { terrainFields } from '../../../words/fields/surface.ts'
import { without } from '../../../edit/patch.ts'
import { metricOf, slopeMetrics, surfaceOf, surfaces } from '../../../edit/surfaces.ts'

/**
 * The choice of what the height of the surface measures, and of whose slope; nothing if there is no choice. Choosing
 * another loss or part keeps the attack.
 */
export function surfaceControl(
  experiment: TrainingExperiment,
  put: (changes: Pick<TrainingExperiment, 'terrain'>, label: string) => void,
) {
  const offered = surfaces(experiment)
  if (offered.length < 2) return nothing
  const shape = choiceControl(
    {
      label: terrainFields.quantity.label,
      hint: 'What the height of the surface measures. The algorithms still minimise the loss on the training set',
      options: offered,
    },
    surfaceOf(experiment),
    (chosen) => {
      const { metric, quantity = 'metric' } = offered.find(({ value }) => value === chosen) ?? {}
      const colored = quantity === 'metric' && experiment.terrain.quantity === 'outcome'
      const terrain: TerrainSpec = colored ? experiment.terrain : { ...experiment.terrain, quantity }
      const attack = quantity === 'metric' ? experiment.terrain.metric?.attack : undefined
      const shown = attack ? { ...(metric ?? experiment.metric), attack } : metric
      put(
        { terrain: shown ? { ...terrain, metric: shown } : without(terrain, 'metric') },
        terrainFields.quantity.label,
      )
    },
  )
  return [shape, ...slopeControl(experiment, put)]
}

/** The loss and the part of a gradient norm or a sharpness, if there is a choice. */
function slopeControl(experiment: TrainingExperiment, put: Parameters<typeof surfaceControl>[1]) {
  const offered = slopeMetrics(experiment)
  if (offered.length < 2) return []
  const of = choiceControl(
    { label: 'of', hint: 'The loss whose slope the height of the surface measures', options: offered },
    metricOf(experiment),
    (chosen) => {
      const metric = offered.find(({ value }) => value === chosen)?.metric
      const { terrain } = experiment
      put(
        { terrain: metric ? { ...terrain, metric } : without(terrain, 'metric') },
        terrainFields.quantity.label,
      )
    },
  )
  return [of]
}
