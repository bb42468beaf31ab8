import { clamp } from '../../../math/clamp.ts'
import { pointerPosition } from '../../../math/picture/pointer-position.ts'
import type { PlotFrame } from '../../../charts/plot/plot-frame.ts'

/** An axis of a plot along which a hand moves a mark. */
export type HandAxis = 'up' | 'across'

/** Shares of an axis that a press of an arrow key moves a mark by, and with the shift key. */
const strides = { usual: 1 / 40, fine: 1 / 200 } as const

/** The direction in which an arrow key moves a mark; undefined of any other key, and of one that belongs to a command. */
export function arrowOf({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): 1 | -1 | undefined {
  if (ctrlKey || metaKey || altKey) return undefined
  return ({ ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1 } as Readonly<Record<string, 1 | -1>>)[
    key
  ]
}

/** The end of an axis to which a key moves a mark; undefined of any other key, and of one that belongs to a command. */
export function endKeyOf({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): 0 | 1 | undefined {
  if (ctrlKey || metaKey || altKey) return undefined
  return ({ Home: 0, End: 1 } as Readonly<Record<string, 0 | 1>>)[key]
}

/** The share of an axis under a pointer, which is on an element as long as the axis. */
export function shareUnder(
  event: PointerEvent | MouseEvent,
  axis: HandAxis,
  { width, height }: Pick<PlotFrame, 'width' | 'height'>,
): number {
  const { x, y } = pointerPosition(event)
  return clamp(axis === 'up' ? 1 - y / height : x / width)
}

/**
 * The share of an axis to which a key moves a mark at another one; a mark that has no place comes in from the end that the key leads
 * away from. undefined where the key moves none.
 */
export function shareAfter(event: KeyboardEvent, from: number | undefined): number | undefined {
  const [arrow, end] = [arrowOf(event), endKeyOf(event)]
  if (arrow === undefined) return end
  return clamp((from ?? (arrow === 1 ? 0 : 1)) + arrow * (event.shiftKey ? strides.fine : strides.usual))
}
