import { formatNumber } from '../../math/picture/format.ts'
import { tokens, type Theme } from '../../math/picture/palette.ts'
import type { CurveView, MarkView } from '../../scene/types.ts'
import type { PlanePoint } from '../../store/selection.ts'
import type { NamedPlace } from './verdict.ts'

/** Guesses on the picture: pins, the options with a place, and the truth once it is shown. */
export interface Guessed {
  readonly pins: readonly NamedPlace[]
  readonly options: readonly NamedPlace[]
  readonly truth?: PlanePoint | undefined
}

/** The picture without guesses. */
export const noPlaces: Guessed = { pins: [], options: [] }

/** Returns points of a line in the plane, close enough together to follow the surface. */
export const between = ([a, b]: PlanePoint, [toA, toB]: PlanePoint, count = 60): PlanePoint[] =>
  Array.from({ length: count + 1 }, (_, i) => [a + ((toA - a) * i) / count, b + ((toB - b) * i) / count])

/**
 * Returns pins of a guess, flags of the options, and dashed lines from the pins to the truth with the distance; guesses
 * without a name, as of a whole class, are only pins. `placing`: the user may move the pins.
 */
export function guessDrawings(
  { pins, options, truth }: Guessed,
  theme: Theme,
  placing: boolean,
): { readonly curves: readonly CurveView[]; readonly marks: readonly MarkView[] } {
  const { ink } = tokens(theme)
  const flags = options.map(({ name, at: [a, b], color = ink }, i): MarkView => ({
    id: `option/${i}`,
    label: name,
    color,
    a,
    b,
    shape: 'flag',
  }))
  const marks = pins.map(({ name, at: [a, b] }, i): MarkView => {
    const off = truth && formatNumber(Math.hypot(a - truth[0], b - truth[1]), 2)
    const label = off === undefined || name === '' ? name : `${name}: ${off} off`
    return { id: `guess/${i}`, label, color: ink, a, b, shape: 'pin', pin: placing ? i : undefined }
  })
  const curves = truth
    ? pins.flatMap(({ name, at }, i) =>
        name === ''
          ? []
          : { id: `guess/${i}`, label: '', color: ink, dashed: true, points: between(at, truth) },
      )
    : []
  return { curves, marks: [...flags, ...marks] }
}
