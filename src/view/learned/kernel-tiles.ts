import type { KernelPair } from '../../analyses/measures/kernel-pair.ts'
import type { MatrixTile } from '../../charts/matrix-tile.ts'

/** The most rows and columns of a kernel that are drawn: the first samples'. */
const mostRows = 64

/** The upper left of a square matrix. */
const corner = (matrix: Float64Array, rows: number, shown: number): Float64Array =>
  Float64Array.from({ length: shown ** 2 }, (_, k) => matrix[Math.floor(k / shown) * rows + (k % shown)]!)

/** The kernel at w_0, now, and their difference as tiles, and the largest entry of all. */
export function kernelTiles({ first, now, rows }: KernelPair): {
  readonly tiles: readonly MatrixTile[]
  readonly most: number
} {
  const shown = Math.min(rows, mostRows)
  const [before, after] = [corner(first, rows, shown), corner(now, rows, shown)]
  const difference = after.map((entry, k) => entry - before[k]!)
  const tile = (label: string, entries: Float64Array): MatrixTile => ({
    label,
    rows: shown,
    columns: shown,
    entries,
  })
  const most = [...before, ...after, ...difference].reduce((high, x) => Math.max(high, Math.abs(x)), 0)
  return { tiles: [tile('at w₀', before), tile('now', after), tile('difference', difference)], most }
}
