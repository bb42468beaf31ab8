import { interpolatePuOr } from 'd3-scale-chromatic'

/** A matrix as a heat tile; entries that are NaN are unknown and stay blank. */
export interface MatrixTile {
  readonly label: string
  /** A number at the end of the caption with its name, such as the error on the unobserved entries. */
  readonly note?: { readonly label: string; readonly value: number }
  readonly rows: number
  readonly columns: number
  /** Row-major. */
  readonly entries: ArrayLike<number>
}

/** The colours avoid the darkest ends of the map. */
const widest = 0.85

/** The colour scale of a matrix: linear up to `most`, or logarithmic beyond 1 if its entries may grow without bound. */
export interface TileScale {
  /** Absolute value at which the colours end. */
  readonly most: number
  readonly log?: boolean
}

/**
 * Returns the colour of a value on the common scale from -`most` (violet) over 0 (white) to `most` (orange); beyond it,
 * the colour of the end.
 */
export function tileColor(value: number, { most, log = false }: TileScale): string {
  const size = log ? Math.log1p(Math.abs(value)) / Math.log1p(most) : Math.abs(value) / most
  const share = most === 0 ? 0 : Math.sign(value) * Math.min(1, size)
  return interpolatePuOr(0.5 + (widest * share) / 2)
}

/** Paints one pixel per entry; the page scales it. Blank entries are transparent. */
export function paintTile(
  canvas: HTMLCanvasElement,
  { rows, columns, entries }: MatrixTile,
  scale: TileScale,
): void {
  if (canvas.width !== columns || canvas.height !== rows)
    Object.assign(canvas, { width: columns, height: rows })
  const ctx = canvas.getContext('2d', { willReadFrequently: true })
  if (!ctx) return
  ctx.clearRect(0, 0, columns, rows)
  for (let k = 0; k < rows * columns; k++) {
    const value = entries[k]!
    if (!Number.isFinite(value)) continue
    ctx.fillStyle = tileColor(value, scale)
    ctx.fillRect(k % columns, Math.floor(k / columns), 1, 1)
  }
}
