import type { Tokens } from '../../math/picture/palette.ts'
import type { Box } from '../../math/picture/declutter.ts'
import { withSubscripts } from '../../math/picture/format.ts'

const fonts = {
  hand: "'Shantell Sans Variable', 'Shantell Sans', cursive",
  plain: "'Inter Variable', Inter, system-ui, sans-serif",
} as const

/** Face, size in CSS pixels and weight of text. */
export interface Lettering {
  readonly face: keyof typeof fonts
  readonly size: number
  readonly weight: number
}

/** Draws text, cards and outlined shapes on the 2-D layer over the stage. */
export class CanvasPen {
  readonly context: CanvasRenderingContext2D
  readonly tokens: Tokens

  constructor(context: CanvasRenderingContext2D, tokens: Tokens) {
    this.context = context
    this.tokens = tokens
  }

  measure(text: string, lettering: Lettering): number {
    this.#letter(lettering)
    return this.context.measureText(withSubscripts(text)).width
  }

  /** Draws text with a halo of the stage's colour, centred at a point. */
  text(
    text: string,
    x: number,
    y: number,
    lettering: Lettering,
    color: string,
    align: CanvasTextAlign = 'center',
  ): void {
    const { context } = this
    this.#letter(lettering)
    context.textAlign = align
    context.textBaseline = 'middle'
    context.lineJoin = 'round'
    context.lineWidth = 4
    context.strokeStyle = this.tokens.stage
    context.strokeText(withSubscripts(text), x, y)
    context.fillStyle = color
    context.fillText(withSubscripts(text), x, y)
  }

  card(text: string, box: Box, lettering: Lettering, dot?: string): void {
    const { context, tokens } = this
    context.beginPath()
    context.roundRect(box.x, box.y, box.width, box.height, 8)
    context.fillStyle = tokens.card
    context.fill()
    context.lineWidth = 1
    context.strokeStyle = tokens.hairline
    context.stroke()
    this.#letter(lettering)
    context.textAlign = 'left'
    context.textBaseline = 'middle'
    context.fillStyle = tokens.ink
    context.fillText(withSubscripts(text), box.x + (dot ? 20 : 9), box.y + box.height / 2 + 0.5)
    if (!dot) return
    context.beginPath()
    context.arc(box.x + 11, box.y + box.height / 2, 4, 0, 2 * Math.PI)
    context.fillStyle = dot
    context.fill()
  }

  cardWidth(text: string, lettering: Lettering, dot: boolean): number {
    return this.measure(text, lettering) + (dot ? 29 : 18)
  }

  /** Fills a shape with a colour, with two rims that distinguish it from any rock. */
  shape(draw: (context: CanvasRenderingContext2D) => void, color: string, width = 2): void {
    const { context, tokens } = this
    context.lineJoin = 'round'
    for (const [line, style] of [
      [2 * width + 2.5, tokens.casingOuter],
      [2 * width, tokens.casingInner],
    ] as const) {
      context.beginPath()
      draw(context)
      context.lineWidth = line
      context.strokeStyle = style
      context.stroke()
    }
    context.beginPath()
    draw(context)
    context.fillStyle = color
    context.fill()
  }

  /** Draws an open line in a colour with the same two rims. */
  line(draw: (context: CanvasRenderingContext2D) => void, color: string, width: number): void {
    const { context, tokens } = this
    context.lineJoin = 'round'
    context.lineCap = 'round'
    for (const [extra, style] of [
      [5, tokens.casingOuter],
      [2.5, tokens.casingInner],
      [0, color],
    ] as const) {
      context.beginPath()
      draw(context)
      context.lineWidth = width + extra
      context.strokeStyle = style
      context.stroke()
    }
  }

  #letter({ face, size, weight }: Lettering): void {
    this.context.font = `${weight} ${size}px ${fonts[face]}`
  }
}

/** Shortens a name that does not fit: without what follows its comma, or without ‘’s end’, and clipped if even that is too long. */
export function shortened(name: string, fits: (text: string) => boolean): string {
  if (fits(name)) return name
  const [short = name] = name.split(/,|’s end$/)
  let cut = short
  while (cut.length > 1 && !fits(cut === short ? cut : `${cut}…`)) cut = cut.slice(0, -1).trimEnd()
  return cut === short ? cut : `${cut}…`
}
