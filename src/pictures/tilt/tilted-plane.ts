/** A plane given by its heights over three corners of a rectangle: (left, near), (right, near), (left, far). */
export type CornerHeights = readonly [number, number, number]

/** A rectangle of the inputs: its left and right, and its near and far edge. */
export interface Rectangle {
  readonly x: readonly [number, number]
  readonly y: readonly [number, number]
}

export function heightOn(
  [origin, right, far]: CornerHeights,
  { x: [left, end], y: [near, back] }: Rectangle,
  x: number,
  y: number,
): number {
  return (
    origin + ((x - left) / (end - left)) * (right - origin) + ((y - near) / (back - near)) * (far - origin)
  )
}

/** A point over the inputs. */
export interface Pole {
  readonly x: number
  readonly y: number
  readonly height: number
}

/** Returns the mean squared vertical distance of points from a plane, times `factor`. */
export const lossOn = (
  heights: CornerHeights,
  rectangle: Rectangle,
  poles: readonly Pole[],
  factor: number,
): number =>
  (factor *
    poles.reduce((sum, { x, y, height }) => sum + (heightOn(heights, rectangle, x, y) - height) ** 2, 0)) /
  poles.length
