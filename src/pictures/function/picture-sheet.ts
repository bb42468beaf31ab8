import type { ChartTheme } from '../../charts/theme.ts'

/** A square picture sample, with the text under it. */
export interface SheetPicture {
  /** `side`² numbers from 0 (paper) to 1 (ink), row-major from the upper left. */
  readonly pixels: ArrayLike<number>
  readonly words: string
  /** True if it is framed and labelled in the accent colour. */
  readonly wrong: boolean
}

/** Full rows of pictures from the upper left, in CSS pixels. */
export interface SheetLayout {
  readonly columns: number
  /** Number of pictures that fit. */
  readonly shown: number
  /** Width and height of a picture, without its text. */
  readonly size: number
  /** Distance from one picture to the next, across and down. */
  readonly step: readonly [number, number]
}

/** Greatest number of pictures of a sheet, 16 rows of 16. */
const mostShown = 256
/** Least width of a picture, in em, so that its text fits. */
const leastSize = 2.4
/** Height of the text under a picture, and the gap to the next one, in em. */
const [wordsHeight, gapSize] = [1.25, 0.45]

/**
 * Returns the layout with the largest pictures that all fit, 256 at most; if they would be too small for their text, the layout of
 * as many as fit.
 */
export function sheetLayout(count: number, width: number, height: number, letter: number): SheetLayout {
  const wanted = Math.min(count, mostShown)
  const [words, gap] = [wordsHeight * letter, gapSize * letter]
  const layoutOf = (columns: number): SheetLayout => {
    const size = Math.max(1, Math.min((width + gap) / columns - gap, height - words))
    const step = [size + gap, size + words + gap] as const
    const rows = Math.max(1, Math.floor((height + gap) / step[1]))
    return { columns, size, step, shown: Math.min(wanted, rows * columns) }
  }
  const most = Math.max(1, Math.floor((width + gap) / (leastSize * letter + gap)))
  const layouts = Array.from({ length: most }, (_, i) => layoutOf(i + 1))
  return layouts.find(({ shown }) => shown === wanted) ?? layouts.at(-1)!
}

/** Returns the picture at a point of the sheet; undefined between pictures and after the last. */
export function pictureAt({ columns, shown, step }: SheetLayout, x: number, y: number): number | undefined {
  const [column, row] = [Math.floor(x / step[0]), Math.floor(y / step[1])]
  const n = row * columns + column
  return x >= 0 && y >= 0 && column < columns && n < shown ? n : undefined
}

/** Paints pictures next to each other at one pixel per pixel, in one ink with varying opacity. */
function paintInk(
  atlas: HTMLCanvasElement,
  pictures: readonly SheetPicture[],
  side: number,
  ink: string,
): void {
  Object.assign(atlas, { width: Math.max(1, side * pictures.length), height: side })
  const ctx = atlas.getContext('2d', { willReadFrequently: true })
  if (!ctx) return
  const image = ctx.createImageData(atlas.width, side)
  for (const [n, { pixels }] of pictures.entries())
    for (let i = 0; i < side * side; i++)
      image.data[4 * (Math.floor(i / side) * atlas.width + n * side + (i % side)) + 3] = 255 * pixels[i]!
  ctx.putImageData(image, 0, 0)
  ctx.globalCompositeOperation = 'source-in'
  ctx.fillStyle = ink
  ctx.fillRect(0, 0, atlas.width, side)
}

/** Draws the first pictures of a sheet, each over its text, into a canvas scaled to CSS pixels; `atlas` is a scratch canvas. */
export function drawSheet(
  ctx: CanvasRenderingContext2D,
  layout: SheetLayout,
  pictures: readonly SheetPicture[],
  side: number,
  chosen: number | undefined,
  atlas: HTMLCanvasElement,
  theme: ChartTheme,
): void {
  const { columns, shown, size, step } = layout
  const letter = Number.parseFloat(theme.font)
  ctx.clearRect(0, 0, columns * step[0], Math.ceil(shown / columns) * step[1])
  const drawn = pictures.slice(0, shown)
  paintInk(atlas, drawn, side, theme.ink)
  ctx.imageSmoothingEnabled = false
  ctx.textAlign = 'center'
  ctx.textBaseline = 'top'
  for (const [n, { words, wrong }] of drawn.entries()) {
    const [x, y] = [(n % columns) * step[0], Math.floor(n / columns) * step[1]]
    const line = n === chosen ? 3 : wrong ? 2 : 1
    ctx.fillStyle = theme.card
    ctx.fillRect(x, y, size, size)
    ctx.drawImage(atlas, n * side, 0, side, side, x, y, size, size)
    ctx.strokeStyle = n === chosen ? theme.ink : wrong ? theme.accent : theme.hairline
    ctx.lineWidth = line
    ctx.strokeRect(x + line / 2, y + line / 2, size - line, size - line)
    ctx.font = wrong ? `600 ${theme.font}` : theme.font
    ctx.fillStyle = wrong ? theme.accent : theme.quiet
    ctx.fillText(words, x + size / 2, y + size + 0.1 * letter, size)
  }
}
