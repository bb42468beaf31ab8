import type { Slice } from '../../analyses/line-slice.ts'
import { formatNumber } from '../../math/picture/format.ts'
import { tokens, type Theme } from '../../math/picture/palette.ts'
import { maxOf } from '../../math/statistics/range.ts'
import type { CurveView, MarkView, StageContent } from '../../scene/types.ts'
import type { PlanePoint } from '../../store/selection.ts'

/** Number of straight pieces in a drawn curve. */
const pieces = 64

/** Returns the point at t in [0, 1] of the quadratic Bézier curve from (0, 0) to (1, 0) with the given control point. */
export const onBend = ([a, b]: PlanePoint, t: number): PlanePoint => [
  2 * t * (1 - t) * a + t ** 2,
  2 * t * (1 - t) * b,
]

/** Returns the largest loss of a path in words and the t where it occurs; empty and halfway until it is measured. */
function lossWords(slice: Slice | undefined, id: 'train-loss' | 'bent-loss') {
  const values = slice?.lines.find((line) => line.id === id)?.values
  return {
    most: values ? ` ${formatNumber(maxOf(values), 3)}` : '',
    top: values ? values.indexOf(maxOf(values)) / (values.length - 1) : 0.5,
  }
}

/**
 * Returns the plane from above with the two paths between its first two points, and the control point as the pin that bends one of
 * them. `names` labels the two points.
 */
export function bendView(
  plane: StageContent,
  bend: PlanePoint | undefined,
  ways: Slice | undefined,
  [first = 'A', second = 'B']: readonly string[],
  theme: Theme,
): StageContent {
  const { accent, metric, ink } = tokens(theme)
  const shown = { ...plane, ghost: undefined, paths: [], starts: [], boxing: false, pointing: false }
  if (!bend) return { ...shown, curves: [], marks: [] }
  const [straight, bent] = [lossWords(ways, 'train-loss'), lossWords(ways, 'bent-loss')]
  const along = Array.from({ length: pieces + 1 }, (_, i) => i / pieces)
  const way = { fine: false, bold: true } as const
  const curves: CurveView[] = [
    {
      id: 'hull',
      label: '',
      color: ink,
      dashed: true,
      fine: true,
      points: [[0, 0], bend, [1, 0]],
    },
    {
      id: 'straight',
      label: 'straight',
      color: metric,
      dashed: true,
      ...way,
      points: [
        [0, 0],
        [1, 0],
      ],
    },
    {
      id: 'bent',
      label: 'bent',
      color: accent,
      dashed: false,
      ...way,
      points: along.map((t) => onBend(bend, t)),
    },
  ]
  const mark = (id: string, label: string, [a, b]: PlanePoint, color: string, pin?: number): MarkView => ({
    id,
    label,
    color,
    a,
    b,
    shape: 'ring',
    pin,
  })
  const marks = [
    mark('first', first, [0, 0], ink),
    mark('second', second, [1, 0], ink),
    mark('wall', `straight: up to${straight.most}`, [straight.top, 0], metric),
    mark('way', `bent: up to${bent.most}`, onBend(bend, 0.5), accent),
    mark('bend', 'C: drag it', bend, accent, 0),
  ]
  return { ...shown, curves, marks: ways ? marks : marks.filter(({ id }) => id === 'bend') }
}
