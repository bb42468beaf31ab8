import type { MatrixTile } from '../../charts/matrix-tile.ts'

/** The weights of a convolutional network as its element shows them. */
export interface KernelsView {
  /** A tile for each layer: its kernels beside each other, or, of the last one, a row for each output. */
  readonly layers: readonly MatrixTile[]
  /** Size of the largest weight. */
  readonly most: number
}
