import type { UnitPictures } from '../../charts/network/network-drawing.ts'
import type { Layer } from '../../experiment/model/layout.ts'

export interface PairedNetwork {
  readonly label: string
  readonly weights: ArrayLike<number>
  readonly pictures: UnitPictures | undefined
}

/** Two networks side by side, with their matching units. */
export interface NetworkPairView {
  readonly layers: readonly Layer[]
  readonly inputs: readonly string[]
  readonly first: PairedNetwork
  readonly second: PairedNetwork
  /** For each hidden layer, the unit of the second network that matches unit i of the first. */
  readonly orders: readonly ArrayLike<number>[]
  /** For each hidden layer, the correlation of unit i of the first network with its match. */
  readonly correlations: readonly ArrayLike<number>[]
  /** For each hidden layer, the unit of the second network in place i, if the plane names it. */
  readonly placedOrders: readonly ArrayLike<number>[] | undefined
  /** Explanation of the units’ pictures, as a sentence. */
  readonly said: string
}
