import { mostSide } from '../../experiment/spec/values/bounds.ts'
import { mostDistinct, valueIn, type ReadColumn } from './columns.ts'

/** Pixels of the smallest pictures, without and with names of columns. */
const [leastUnnamed, leastNamed] = [64, 16]
const brightest = 255

/** `pixel0`, `px12`, or a row and a column such as `1x28`. */
const pixelName = /^(?:(?:pixel|px|p)[ _.-]?\d+|\d{1,2}x\d{1,2})$/i

const mostLabels = 64

/** True of a column that can be the label of a picture. */
const isLabel = (column: ReadColumn): boolean =>
  column.type !== 'empty' && column.values.size >= 2 && column.values.size <= mostLabels

/** The columns with the pixels of square pictures, and the one with their labels. */
export interface PixelColumns {
  readonly pixels: readonly ReadColumn[]
  readonly label: ReadColumn | undefined
  readonly side: number
}

const hasBrightness = (column: ReadColumn): boolean =>
  column.type === 'number' &&
  column.missing === 0 &&
  column.values.size < mostDistinct &&
  [...column.values].every((text) => {
    const value = valueIn(column, text)!
    return value >= 0 && value <= brightest && Number.isInteger(value)
  })

/** The side of a square picture with a number of pixels, or `undefined` if it cannot be square. */
function sideOf(pixels: number): number | undefined {
  const side = Math.sqrt(pixels)
  return Number.isInteger(side) && side >= 2 && side <= mostSide ? side : undefined
}

/** The pixels of a table with a picture in each row and at most one column before or after them; `undefined` for other tables. */
export function pixelsOf(columns: readonly ReadColumn[]): PixelColumns | undefined {
  if (columns.length < leastNamed) return undefined
  const named = columns.filter(({ name, type }) => type === 'number' && pixelName.test(name))
  if (named.length >= leastNamed) {
    const side = sideOf(named.length)
    const [label, ...others] = columns.filter((column) => !named.includes(column) && isLabel(column))
    return side === undefined
      ? undefined
      : { pixels: named, label: others.length === 0 ? label : undefined, side }
  }
  for (const [pixels, label] of [
    [columns.slice(1), columns[0]],
    [columns.slice(0, -1), columns.at(-1)],
  ] as const) {
    const side = pixels.length >= leastUnnamed ? sideOf(pixels.length) : undefined
    if (side !== undefined && label && isLabel(label) && pixels.every(hasBrightness))
      return { pixels, label, side }
  }
  return undefined
}
