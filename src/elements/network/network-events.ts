import type { WeightsAt } from './network-view.ts'
import { eventType } from '../event-type.ts'

/** `bl-weight`: the user sets a weight of w_0; `live` during a drag. */
export class WeightEvent extends eventType('bl-weight', (weight: number, value: number, live: boolean) => ({
  weight,
  value,
  live,
})) {}

/**
 * `bl-weight-direction`: the pointer or the focus is on weights; carries their direction in weight space and their name,
 * or undefined on none.
 */
export class WeightDirectionEvent extends eventType(
  'bl-weight-direction',
  (direction: Float64Array | undefined, name: string) => ({ direction, name }),
) {}

/** `bl-weight-pair`: the user chooses two weights as the plane. */
export class WeightPairEvent extends eventType('bl-weight-pair', (first: number, second: number) => ({
  first,
  second,
})) {}

/** `bl-layer-learns`: the user makes a layer, from 1, learn or keep its weights. */
export class LayerLearnsEvent extends eventType('bl-layer-learns', (layer: number, learns: boolean) => ({
  layer,
  learns,
})) {}

/** `bl-weights-at`: the user chooses the weights of w_0, of now or of the end. */
export class WeightsAtEvent extends eventType('bl-weights-at', (at: WeightsAt) => ({ at })) {}
