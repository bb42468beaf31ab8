import { clamp } from '../../../math/clamp.ts'
import { pointerPosition } from '../../../math/picture/pointer-position.ts'
import type { PlotFrame } from '../../../charts/plot/plot-frame.ts'

/** An axis of a plot along which the user moves a mark. */
export type HandAxis = 'up' | 'across'

/** Fractions of an axis by which an arrow key moves a mark, without and with Shift. */
const strides = { usual: 1 / 40, fine: 1 / 200 } as const

/** Returns the direction in which an arrow key moves a mark; undefined for any other key, and for one that belongs to a command. */
export function arrowOf({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): 1 | -1 | undefined {
  if (ctrlKey || metaKey || altKey) return undefined
  return ({ ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1 } as Readonly<Record<string, 1 | -1>>)[
    key
  ]
}

/** Returns the end of an axis to which a key moves a mark; undefined for any other key, and for one that belongs to a command. */
export function endKeyOf({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): 0 | 1 | undefined {
  if (ctrlKey || metaKey || altKey) return undefined
  return ({ Home: 0, End: 1 } as Readonly<Record<string, 0 | 1>>)[key]
}

/** Returns the position under a pointer as a fraction of the axis; the event's element is as long as the axis. */
export function shareUnder(
  event: PointerEvent | MouseEvent,
  axis: HandAxis,
  { width, height }: Pick<PlotFrame, 'width' | 'height'>,
): number {
  const { x, y } = pointerPosition(event)
  return clamp(axis === 'up' ? 1 - y / height : x / width)
}

/**
 * Returns the new position of a mark after a key, as a fraction of the axis; a mark without a position starts at the
 * opposite end. Undefined if the key moves no mark.
 */
export function shareAfter(event: KeyboardEvent, from: number | undefined): number | undefined {
  const [arrow, end] = [arrowOf(event), endKeyOf(event)]
  if (arrow === undefined) return end
  return clamp((from ?? (arrow === 1 ? 0 : 1)) + arrow * (event.shiftKey ? strides.fine : strides.usual))
}
