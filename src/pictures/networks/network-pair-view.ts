import type { UnitPictures } from '../../charts/network/network-drawing.ts'
import type { Layer } from '../../experiment/model/layout.ts'

/** One of two networks of the same shape. */
export interface PairedNetwork {
  readonly label: string
  readonly weights: ArrayLike<number>
  readonly pictures: UnitPictures | undefined
}

/** Two networks beside each other, with the units that match. */
export interface NetworkPairView {
  readonly layers: readonly Layer[]
  /** Names of the inputs. */
  readonly inputs: readonly string[]
  readonly first: PairedNetwork
  readonly second: PairedNetwork
  /** For each hidden layer, which of the second's units matches unit i of the first. */
  readonly orders: readonly ArrayLike<number>[]
  /** For each hidden layer, the correlation of unit i of the first with its match. */
  readonly correlations: readonly ArrayLike<number>[]
  /** For each hidden layer, which of the second's units is in place i, where the plane says so. */
  readonly placedOrders: readonly ArrayLike<number>[] | undefined
  /** Meaning of the units' pictures, in a sentence. */
  readonly said: string
}
