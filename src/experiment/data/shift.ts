import type { ShiftSpec } from '../spec/generated.ts'

/** The new place of a point. */
export type Movement = (point: readonly number[]) => readonly number[]

const degree = Math.PI / 180

/**
 * x' = scale · R x + translation; R turns the first two coordinates counter-clockwise by `rotation` degrees. So U[-1, 1] becomes
 * U[from, to] by scale (to - from)/2 and translation (from + to)/2. A target that is a function of the input is that of x' (covariate
 * shift); a class that drew the point goes with it. The noise, N(0, noise²), is added afterwards.
 */
export function movement({ scale, rotation, translation }: ShiftSpec): Movement {
  const [cosine, sine] = [Math.cos(rotation * degree), Math.sin(rotation * degree)]
  return (point) => {
    const [x = 0, y = 0] = point
    const turned =
      rotation === 0 || point.length < 2
        ? point
        : [cosine * x - sine * y, sine * x + cosine * y, ...point.slice(2)]
    return turned.map((entry, i) => scale * entry + (translation[i] ?? 0))
  }
}
