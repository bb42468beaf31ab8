import { ExperimentError } from '../error.ts'
import { diverged, finalLoss, finalWeight } from './final.ts'
import type { Quantity, QuantityArguments, QuantitySource } from './quantity.ts'
import {
  flattestSharpness,
  flattestWeight,
  flowEndDistance,
  flowEndSharpness,
  flowEndWeight,
  flowSuccess,
  minimumSharpness,
} from './two-weights.ts'

const quantities: ReadonlyMap<string, Quantity> = new Map([
  ['final-loss', finalLoss],
  ['final-weight', finalWeight],
  ['diverged', diverged],
  ['flow-end-weight', flowEndWeight],
  ['flow-end-sharpness', flowEndSharpness],
  ['flow-end-distance', flowEndDistance],
  ['minimum-sharpness', minimumSharpness],
  ['flattest-sharpness', flattestSharpness],
  ['flattest-weight', flattestWeight],
  ['flow-success', flowSuccess],
])

/** The number that a scenario's expectation names. Throws ExperimentError for a name nobody knows or where it does not apply. */
export function quantityOf(source: QuantitySource, name: string, given: QuantityArguments = {}): number {
  const quantity = quantities.get(name)
  if (!quantity) throw ExperimentError.at('quantity', `there is no quantity called '${name}'`)
  return quantity(source, given)
}
