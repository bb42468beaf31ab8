/** A window over one or two coordinates. */
export interface Domain {
  readonly x: readonly [number, number]
  /** `undefined` with one coordinate. */
  readonly y: readonly [number, number] | undefined
}

/**
 * The outputs of a network on a grid: values[(j · columns + i) · outputs + k] at the centre of cell (i, j), j
 * from the bottom; for a curve with uneven columns, at `places[i]`.
 */
export interface PredictionGrid {
  readonly domain: Domain
  readonly columns: number
  /** 1 with one coordinate. */
  readonly rows: number
  readonly outputs: number
  readonly values: ArrayLike<number>
  /**
   * Positions of a curve's columns, from left to right, if they are uneven: at the corners of a piecewise
   * linear one.
   */
  readonly places?: ArrayLike<number>
}

/** Samples for a picture: row-major [count][dimensions] and [count][outputs]. */
export interface Samples {
  readonly task: 'classification' | 'regression'
  readonly dimensions: number
  readonly outputs: number
  readonly coordinates: ArrayLike<number>
  readonly targets: ArrayLike<number>
}

const enlarged = (from: number, to: number): [number, number] => {
  const margin = 0.12 * (to - from) || 1
  return [from - margin, to + margin]
}

function range(samples: Samples, column: number): [number, number] {
  let [from, to] = [Infinity, -Infinity]
  for (let i = column; i < samples.coordinates.length; i += samples.dimensions) {
    const x = samples.coordinates[i]!
    from = Math.min(from, x)
    to = Math.max(to, x)
  }
  return from <= to ? enlarged(from, to) : [-1, 1]
}

/** Returns the window that contains all samples, enlarged by an eighth. */
export const domainOf = (samples: Samples): Domain => ({
  x: range(samples, 0),
  y: samples.dimensions > 1 ? range(samples, 1) : undefined,
})

/**
 * Returns the inputs of a PredictionGrid, in its order: x and y at the two indices of `over`, 0 for all
 * others.
 */
export function gridPoints(
  domain: Domain,
  columns: number,
  rows: number,
  dimensions = domain.y ? 2 : 1,
  over: readonly [number, number] = [0, 1],
): number[][] {
  const at = ([from, to]: readonly [number, number], i: number, count: number): number =>
    from + ((i + 0.5) / count) * (to - from)
  return Array.from({ length: rows * columns }, (_, n) => {
    const point = new Array<number>(dimensions).fill(0)
    point[over[0]] = at(domain.x, n % columns, columns)
    if (domain.y && dimensions > 1) point[over[1]] = at(domain.y, Math.floor(n / columns), rows)
    return point
  })
}

/** Returns the position of column i of a curve. */
export const placeOf = ({ columns, places, domain: { x } }: PredictionGrid, i: number): number =>
  places?.[i] ?? x[0] + ((i + 0.5) / columns) * (x[1] - x[0])

/**
 * Returns a curve's first output at x, interpolated between the adjacent points, or extrapolated beyond its
 * ends.
 */
export function valueAt(grid: PredictionGrid, x: number): number {
  const { columns, outputs, values } = grid
  let right = 1
  while (right < columns - 1 && placeOf(grid, right) < x) right++
  const [from, to] = [placeOf(grid, right - 1), placeOf(grid, right)]
  const [low, high] = [values[(right - 1) * outputs]!, values[right * outputs]!]
  return low + ((x - from) / (to - from || 1)) * (high - low)
}
