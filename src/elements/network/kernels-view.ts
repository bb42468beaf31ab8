import type { MatrixTile } from '../../charts/matrix-tile.ts'

/** The weights of a convolutional network as its element shows them. */
export interface KernelsView {
  /** A tile for each layer: its kernels side by side, or for the last one a row per output. */
  readonly layers: readonly MatrixTile[]
  readonly most: number
}
