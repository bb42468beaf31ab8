import type { WeightsAt } from './network-view.ts'

/** `bl-weight`: a weight of w_0 is wanted at a value; while the hand moves it `live` is true. */
export class WeightEvent extends Event {
  static readonly type = 'bl-weight'
  readonly weight: number
  readonly value: number
  readonly live: boolean

  constructor(weight: number, value: number, live: boolean) {
    super(WeightEvent.type)
    this.weight = weight
    this.value = value
    this.live = live
  }
}

/** `bl-weight-direction`: the pointer or the keyboard is on weights: their direction in weight space, and their name; undefined on none. */
export class WeightDirectionEvent extends Event {
  static readonly type = 'bl-weight-direction'
  readonly direction: Float64Array | undefined
  readonly name: string

  constructor(direction: Float64Array | undefined, name: string) {
    super(WeightDirectionEvent.type)
    this.direction = direction
    this.name = name
  }
}

/** `bl-weight-pair`: these two weights shall be the plane. */
export class WeightPairEvent extends Event {
  static readonly type = 'bl-weight-pair'
  readonly first: number
  readonly second: number

  constructor(first: number, second: number) {
    super(WeightPairEvent.type)
    this.first = first
    this.second = second
  }
}

/** `bl-layer-learns`: a layer, from 1, shall learn, or keep its weights. */
export class LayerLearnsEvent extends Event {
  static readonly type = 'bl-layer-learns'
  readonly layer: number
  readonly learns: boolean

  constructor(layer: number, learns: boolean) {
    super(LayerLearnsEvent.type)
    this.layer = layer
    this.learns = learns
  }
}

/** `bl-weights-at`: the weights of w_0, of now or of the end are wanted. */
export class WeightsAtEvent extends Event {
  static readonly type = 'bl-weights-at'
  readonly at: WeightsAt

  constructor(at: WeightsAt) {
    super(WeightsAtEvent.type)
    this.at = at
  }
}
