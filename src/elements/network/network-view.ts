import type { UnitPictures } from '../../charts/network/network-drawing.ts'
import type { Layer } from '../../experiment/model/layout.ts'

/** The weights in a network's picture: those of w_0, of the current step, or of the end of the run. */
export type WeightsAt = 'start' | 'now' | 'end'

/** A network as its element shows it. */
export interface NetworkView {
  readonly layers: readonly Layer[]
  readonly inputs: readonly string[]
  readonly at: WeightsAt
  readonly weights: ArrayLike<number>
  /** w_0, which the user can change. */
  readonly start: ArrayLike<number>
  /** Displacement of w_0 since a drag began, or what the hovered control can move; undefined without a pointer. */
  readonly moved: ArrayLike<number> | undefined
  /** Outputs of every unit; undefined if the inputs cannot be drawn as points. */
  readonly pictures: UnitPictures | undefined
  /** A sentence about the meaning of the units' pictures. */
  readonly said: string
}
