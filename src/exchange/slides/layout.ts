import { maxOf } from '../../math/statistics/range.ts'
import type { Slide } from './deck.ts'

/** A box on a slide, in inches from its upper left corner. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface TextBox extends Box {
  readonly points: number
}

/** Size of a slide in inches, 16 to 9. */
export const slideSize = { width: 40 / 3, height: 7.5 } as const

/** Space around the contents of a slide, and between its parts. */
const [margin, gap] = [0.5, 0.2]
const inner = slideSize.width - 2 * margin

/** Side of the QR code, including the light squares around it. */
const codeSide = 1.05

/** Boxes at the same place on every slide except the first. */
export const frame = {
  title: { x: margin, y: 0.3, width: inner - codeSide - gap, height: 0.9, points: 30 },
  code: { x: slideSize.width - margin - codeSide, y: 0.2, width: codeSide, height: codeSide },
  link: { x: slideSize.width - margin - 2, y: 1.22, width: 2, height: 0.24, points: 10 },
} as const

export const opening = {
  title: { x: 1, y: 1.4, width: 9.6, height: 1.7, points: 44 },
  lead: { x: 1, y: 3.3, width: 9.6, height: 1.7, points: 24 },
  lines: { x: 1, y: 5.3, width: 9.6, height: 1.4, points: 16 },
  code: { x: 10.9, y: 1.6, width: 1.6, height: 1.6 },
  link: { x: 10.4, y: 3.25, width: 2.6, height: 0.3, points: 12 },
} as const

/** Where the body of a slide begins and ends. */
const [top, bottom] = [1.55, slideSize.height - 0.35]

/** Width of a character and height of a line, as shares of the font size. They roughly fit all common fonts. */
const [letter, line] = [0.5, 1.22]

const pointsPerInch = 72

/** The height of texts below each other in a box of this width, in inches. */
function heightOf(texts: readonly string[], points: number, width: number): number {
  const letters = (width * pointsPerInch) / (letter * points)
  const lines = texts.reduce((sum, { length }) => sum + Math.max(1, Math.ceil(length / letters)), 0)
  return (lines * line * points) / pointsPerInch
}

/** The largest size in which texts fit, or else the smallest size. */
function fitting(texts: readonly string[], sizes: readonly number[], width: number, height: number): number {
  return sizes.find((points) => heightOf(texts, points, width) <= height) ?? sizes.at(-1)!
}

export interface SlideLayout {
  readonly picture: Box
  readonly lead: TextBox
  readonly lines: TextBox
  readonly below: readonly TextBox[]
}

/** Font sizes of a lead, of lines with and without a picture above them, and of notes. */
const sizes = { lead: [24, 20, 16], under: [18, 16, 14], alone: [24, 20, 18, 16, 14, 12, 10], below: [18, 16, 14, 12] } // prettier-ignore

/** The most height that text below a picture takes. */
const mostUnder = 1.5

/** Places the parts of a slide, except the first slide. Text gets the room that it needs, and the picture the rest. */
export function layoutOf(
  slide: Omit<Slide, 'picture' | 'notes'> & { readonly picture?: unknown },
): SlideLayout {
  const { lead, lines = [], below = [], picture } = slide
  const text = (points: number, height: number): TextBox => ({ x: margin, y: 0, width: inner, height, points }) // prettier-ignore
  const leads = lead ? [lead] : []
  const leadPoints = fitting(leads, sizes.lead, inner, 1)
  const leadHeight = lead ? heightOf(leads, leadPoints, inner) + 0.1 : 0
  const room = picture ? mostUnder + 0.4 : bottom - top - leadHeight
  const linePoints = fitting(lines, picture ? sizes.under : sizes.alone, inner - 0.4, room)
  const linesHeight = lines.length > 0 ? (picture ? heightOf(lines, linePoints, inner - 0.4) + 0.1 : room) : 0
  const width = (inner - gap * (below.length - 1)) / below.length
  const texts = below.map(({ name, text: told }) => `${name}: ${told}`)
  const belowPoints = fitting(texts, sizes.below, width - 0.3, mostUnder)
  const longest = maxOf([0, ...texts.map((one) => heightOf([one], belowPoints, width - 0.3))])
  const belowHeight = below.length > 0 ? longest + 0.25 : 0
  const parts = [leadHeight, linesHeight, belowHeight].filter((height) => height > 0)
  const words = parts.reduce((sum, height) => sum + height + gap, 0)
  const height = picture ? bottom - top - words : 0
  let y = picture ? top + height + gap : top
  const placed = (box: TextBox): TextBox => {
    const at = { ...box, y }
    if (box.height > 0) y += box.height + gap
    return at
  }
  return {
    picture: { x: margin, y: top, width: inner, height },
    lead: placed(text(leadPoints, leadHeight)),
    lines: placed(text(linePoints, linesHeight)),
    below: below.map((_, i) => ({
      ...{ x: margin + i * (width + gap), y: bottom - belowHeight, width, height: belowHeight },
      points: belowPoints,
    })),
  }
}

/** The largest box with the shape of a picture inside another box. */
export function fitted(
  { x, y, width, height }: Box,
  shape: { readonly width: number; readonly height: number },
): Box {
  const scale = Math.min(width / shape.width, height / shape.height)
  const [across, down] = [shape.width * scale, shape.height * scale]
  return { x: x + (width - across) / 2, y: y + (height - down) / 2, width: across, height: down }
}

/** The place of a part of a box, whose own units are `scale` inches. */
export const partOf = ({ x, y }: Box, part: Box, scale: number): Box => ({
  x: x + part.x * scale,
  y: y + part.y * scale,
  width: part.width * scale,
  height: part.height * scale,
})
