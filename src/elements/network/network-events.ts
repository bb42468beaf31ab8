import type { WeightsAt } from './network-view.ts'
import { eventType } from '../event-type.ts'

/** `bl-weight`: a weight of w_0 is wanted at a value; while the hand moves it `live` is true. */
export class WeightEvent extends eventType('bl-weight', (weight: number, value: number, live: boolean) => ({
  weight,
  value,
  live,
})) {}

/** `bl-weight-direction`: the pointer or the keyboard is on weights: their direction in weight space, and their name; undefined on none. */
export class WeightDirectionEvent extends eventType(
  'bl-weight-direction',
  (direction: Float64Array | undefined, name: string) => ({ direction, name }),
) {}

/** `bl-weight-pair`: these two weights shall be the plane. */
export class WeightPairEvent extends eventType('bl-weight-pair', (first: number, second: number) => ({
  first,
  second,
})) {}

/** `bl-layer-learns`: a layer, from 1, shall learn, or keep its weights. */
export class LayerLearnsEvent extends eventType('bl-layer-learns', (layer: number, learns: boolean) => ({
  layer,
  learns,
})) {}

/** `bl-weights-at`: the weights of w_0, of now or of the end are wanted. */
export class WeightsAtEvent extends eventType('bl-weights-at', (at: WeightsAt) => ({ at })) {}
