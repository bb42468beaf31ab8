import { ExperimentError } from '../../experiment/spec/values/error.ts'
import { attackRefusals, type MetricSpec } from '../../experiment/spec/metric.ts'
import type { TerrainSpec } from '../../experiment/spec/terrain.ts'

/** A quantity at each point of a plane that needs no training. */
export type FieldQuantity = Exclude<TerrainSpec['quantity'], 'outcome'>

/**
 * Rejects a quantity that needs a gradient if there is none.
 * @throws ExperimentError for the gradient norm or the sharpness of zero-one, and of an attacked metric
 */
export function checkField(quantity: FieldQuantity, metric: MetricSpec): void {
  if (quantity !== 'metric' && metric.loss === 'zero-one')
    throw ExperimentError.at(
      'terrain.quantity',
      'zero-one is constant almost everywhere: its gradient shows nothing, so choose another loss in terrain.metric',
    )
  if (quantity !== 'metric' && metric.attack)
    throw ExperimentError.at('terrain.metric.attack', attackRefusals.slope)
}
