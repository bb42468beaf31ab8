import type { SketchedCurves } from '../exchange/lecture/option.ts'

type Curve = (t: number) => number

/** Fraction of the golden ratio: its multiples spread curves evenly, however many there are. */
const golden = 0.618
const spread = (index: number, from: number, to: number): number =>
  from + (to - from) * ((index * golden) % 1)

/** The height of a curve at t from 0 to 1, by its index among all curves of the sketch. */
const curves: Readonly<Record<SketchedCurves['shape'], (index: number) => Curve>> = {
  fall: (index) => (t) => spread(index, 0.5, 0.92) * (1 - t) ** 2.4,
  rise: (index) => (t) => spread(index, 0.5, 0.92) * t ** 2.4,
  flat: (index) => () => spread(index, 0.44, 0.62),
  hill: (index) => {
    const [height, at] = [spread(index, 0.3, 0.62), spread(index + 2, 0.48, 0.66)]
    return (t) => spread(index, 0.5, 0.92) * (1 - t) ** 2.4 + height * Math.exp(-(((t - at) / 0.11) ** 2))
  },
  cliff: (index) => (t) => spread(index, 0.5, 0.92) / (1 + Math.exp(30 * (t - spread(index + 1, 0.5, 0.7)))),
}

const points = 40

/** Returns the curves of a sketch as SVG paths in a box of this size. */
export function sketchPaths(
  sketch: readonly SketchedCurves[],
  width: number,
  height: number,
): readonly string[] {
  const shapes = sketch.flatMap(({ count, shape }) => Array.from({ length: count }, () => shape))
  return shapes.map((shape, index) => {
    const curve = curves[shape](index)
    const places = Array.from({ length: points + 1 }, (_, i) => {
      const t = i / points
      return `${(t * width).toFixed(1)} ${((1 - curve(t)) * height).toFixed(1)}`
    })
    return `M${places.join('L')}`
  })
}
