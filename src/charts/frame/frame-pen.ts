import type { Box } from '../../math/picture/declutter.ts'
import { withSubscripts } from '../../math/picture/format.ts'
import type { Tokens } from '../../math/picture/palette.ts'
import { maxOf, minOf } from '../../math/statistics/range.ts'
import { runMark } from '../../math/picture/looks/run-mark.ts'
import { translate } from '../../words/language/language.ts'
import type { FrameWords, StageWords } from './frame-words.ts'
import { wrappedWords } from './wrapped-words.ts'

const fonts = {
  hand: "'Shantell Sans Variable', 'Comic Neue', cursive",
  plain: "'Inter Variable', system-ui, sans-serif",
  prose: "'Source Serif Variable', Georgia, serif",
} as const

/** Face, weight and size of text, and its line height. */
interface Lettering {
  readonly font: string
  readonly line: number
}

const lettering = (face: keyof typeof fonts, weight: number, size: number): Lettering => ({
  font: `${weight} ${size}px ${fonts[face]}`,
  line: Math.round(1.35 * size),
})

const letters = {
  title: lettering('hand', 600, 24),
  stepTitle: lettering('hand', 600, 30),
  line: lettering('plain', 400, 14),
  run: lettering('plain', 500, 15),
  number: lettering('plain', 400, 13),
  counter: lettering('plain', 600, 16),
  actName: lettering('plain', 600, 15),
  act: lettering('prose', 400, 21),
} as const

const edge = 20
const pad = { x: 16, y: 11 } as const
const radius = 10
const barSize = { width: 240, height: 11 } as const
const counterWidth = 220
/** Space between stages, and between them and cards. */
const gap = 12

/** Returns the box of one of several stages in rows of `columns`. */
function cellOf(room: Box, at: number, columns: number, count: number): Box {
  const rows = Math.ceil(count / columns)
  const width = (room.width - gap * (columns - 1)) / columns
  const height = (room.height - gap * (rows - 1)) / rows
  const [row, column] = [Math.floor(at / columns), at % columns]
  return { x: room.x + column * (width + gap), y: room.y + row * (height + gap), width, height }
}

/** The laid-out texts of one frame. */
interface Placed {
  readonly title:
    { readonly box: Box; readonly head: readonly string[]; readonly lines: readonly string[] } | undefined
  readonly runs: Box | undefined
  readonly bar: Box | undefined
  readonly counter: Box | undefined
  readonly band:
    | { readonly box: Box; readonly columns: readonly (readonly string[])[]; readonly width: number }
    | undefined
  readonly rooms: readonly StageRoom[]
}

/** The space of a stage on a frame. */
export interface StageRoom {
  readonly box: Box
  /** Boxes in it that cards cover, from its upper left corner. */
  readonly covered: readonly Box[]
  /** The card above it, line by line; undefined for a stage without a name. */
  readonly head?: { readonly box: Box; readonly lines: readonly string[] }
}

/**
 * Writes the texts that surround the picture on a page over the frames of a film: title, names of runs, colour bar,
 * progress, task and observation. They are laid out once, so that nothing jumps from frame to frame.
 */
export class FramePen {
  readonly #context: CanvasRenderingContext2D
  readonly #scale: number
  readonly #tokens: Tokens
  readonly #placed: Placed
  readonly #head: Lettering

  /**
   * Lays out for a canvas with `scale` pixels per layout pixel; `words` are those of any frame. `columns`: number of
   * stages in a row.
   */
  constructor(
    context: CanvasRenderingContext2D,
    scale: number,
    tokens: Tokens,
    words: FrameWords,
    columns: number,
  ) {
    this.#context = context
    this.#scale = scale
    this.#tokens = tokens
    this.#head = words.acts.length > 0 ? letters.stepTitle : letters.title
    this.#placed = this.#place(words, columns)
  }

  /** The places of the stages, in order. */
  get rooms(): readonly StageRoom[] {
    return this.#placed.rooms
  }

  write(words: FrameWords): void {
    const context = this.#context
    context.save()
    context.setTransform(this.#scale, 0, 0, this.#scale, 0, 0)
    context.globalAlpha = 1
    context.setLineDash([])
    this.#title()
    this.#stages()
    this.#runs(words)
    this.#bar(words)
    this.#counter(words)
    this.#band(words)
    context.restore()
  }

  #place({ title, lines, runs, bar, counter, acts, stages }: FrameWords, columns: number): Placed {
    const { canvas } = this.#context
    const [width, height] = [canvas.width / this.#scale, canvas.height / this.#scale]
    const band = this.#bandBox(acts, width, height)
    const floor = height - (band?.box.height ?? 0) - edge
    const names = runs.map(({ name }) => this.#width(translate(name), letters.run))
    const runsWidth = maxOf([0, ...names]) + 3 * pad.x + 6
    const runsHeight = runs.length * letters.run.line + 2 * pad.y
    const beside = width - 3 * edge - 2 * pad.x - (runs.length > 0 ? runsWidth : 0)
    // A title as wide as the picture would hide what is under it.
    const room = stages.length > 0 ? beside : Math.min(beside, Math.max(0.48 * width, 320))
    const head = wrappedWords(translate(title), room, (text) => this.#width(text, this.#head))
    const told = lines.flatMap((line) =>
      wrappedWords(translate(line), room, (text) => this.#width(text, letters.line)),
    )
    const across = maxOf([
      ...head.map((text) => this.#width(text, this.#head)),
      ...told.map((text) => this.#width(text, letters.line)),
    ])
    const barHeight = barSize.height + 2 * letters.number.line + 2 * pad.y
    const counterHeight = letters.counter.line + 8 + 2 * pad.y
    const placed = {
      title: title
        ? {
            head,
            lines: told,
            box: {
              x: edge,
              y: edge,
              width: across + 2 * pad.x,
              height: head.length * this.#head.line + told.length * letters.line.line + 2 * pad.y,
            },
          }
        : undefined,
      runs:
        runs.length > 0
          ? { x: width - edge - runsWidth, y: edge, width: runsWidth, height: runsHeight }
          : undefined,
      bar: bar && { x: edge, y: floor - barHeight, width: barSize.width + 2 * pad.x + 8, height: barHeight },
      counter: counter && {
        x: width - edge - counterWidth - 2 * pad.x,
        y: floor - counterHeight,
        width: counterWidth + 2 * pad.x,
        height: counterHeight,
      },
      band,
    }
    const upper = [placed.title?.box, placed.runs].filter((box) => box !== undefined)
    const lower = [placed.bar, placed.counter].filter((box) => box !== undefined)
    const picture = { x: 0, y: 0, width, height: height - (band?.box.height ?? 0) }
    if (stages.length === 0) return { ...placed, rooms: [{ box: picture, covered: [...upper, ...lower] }] }
    // A card over one of several stages would hide what the others show.
    const top = maxOf([edge, ...upper.map((box) => box.y + box.height + gap)])
    const bottom = minOf([picture.height - edge, ...lower.map(({ y }) => y - gap)])
    const between = { x: edge, y: top, width: width - 2 * edge, height: bottom - top }
    return { ...placed, rooms: stages.map((words, at) => this.#room(words, cellOf(between, at, columns, stages.length))) } // prettier-ignore
  }

  #room({ name, numbers }: StageWords, box: Box): StageRoom {
    const { run } = letters
    const lines = [name, numbers].flatMap((text) =>
      text ? wrappedWords(translate(text), box.width - 2 * pad.x, (words) => this.#width(words, run)) : [],
    )
    if (lines.length === 0) return { box, covered: [] }
    const [wide, height] = [maxOf(lines.map((text) => this.#width(text, run))), lines.length * run.line + pad.y] // prettier-ignore
    const head = { box: { ...box, width: Math.min(box.width, wide + 2 * pad.x), height }, lines }
    return { box: { ...box, y: box.y + height, height: box.height - height }, covered: [], head }
  }

  #bandBox(acts: FrameWords['acts'], width: number, height: number): Placed['band'] {
    if (acts.length === 0) return undefined
    const beside = width > 1000 ? acts.length : 1
    const column = (width - 2 * edge - (beside - 1) * 2 * edge) / beside
    const columns = acts.map(({ text }) =>
      wrappedWords(text, column, (words) => this.#width(words, letters.act)),
    )
    const heights = columns.map((lines) => letters.actName.line + lines.length * letters.act.line)
    const inner = beside > 1 ? maxOf(heights) : heights.reduce((sum, one) => sum + one + pad.y, -pad.y)
    const tall = inner + 3 * pad.y
    return { box: { x: 0, y: height - tall, width, height: tall }, columns, width: column }
  }

  #width(text: string, { font }: Lettering): number {
    this.#context.font = font
    return this.#context.measureText(withSubscripts(text)).width
  }

  #card({ x, y, width, height }: Box): void {
    const context = this.#context
    context.beginPath()
    context.roundRect(x, y, width, height, radius)
    context.fillStyle = this.#tokens.card
    context.fill()
    context.lineWidth = 1
    context.strokeStyle = this.#tokens.hairline
    context.stroke()
  }

  /** Writes a line with its upper edge at y; returns the y of the next one. */
  #line(
    text: string,
    x: number,
    y: number,
    { font, line }: Lettering,
    color: string,
    align: CanvasTextAlign = 'left',
  ): number {
    const context = this.#context
    Object.assign(context, { font, fillStyle: color, textAlign: align, textBaseline: 'middle' })
    context.fillText(withSubscripts(text), x, y + line / 2)
    return y + line
  }

  #stages(): void {
    for (const { head } of this.#placed.rooms) {
      if (!head) continue
      this.#card(head.box)
      let y = head.box.y + pad.y / 2
      for (const text of head.lines)
        y = this.#line(text, head.box.x + pad.x, y, letters.run, this.#tokens.ink)
    }
  }

  #title(): void {
    if (!this.#placed.title) return
    const { box, head, lines } = this.#placed.title
    this.#card(box)
    let y = box.y + pad.y
    for (const text of head) y = this.#line(text, box.x + pad.x, y, this.#head, this.#tokens.ink)
    for (const text of lines) y = this.#line(text, box.x + pad.x, y, letters.line, this.#tokens.secondInk)
  }

  #runs({ runs }: FrameWords): void {
    const box = this.#placed.runs
    if (!box) return
    this.#card(box)
    const context = this.#context
    let y = box.y + pad.y
    for (const { name, color, style } of runs) {
      const [x, middle] = [box.x + pad.x + 6, y + letters.run.line / 2]
      context.beginPath()
      for (const [dx, dy] of runMark(style)) context.lineTo(x + 5.5 * dx, middle + 5.5 * dy)
      context.closePath()
      context.fillStyle = color
      context.fill()
      y = this.#line(name, x + pad.x, y, letters.run, this.#tokens.ink)
    }
  }

  #bar({ bar }: FrameWords): void {
    const box = this.#placed.bar
    if (!box || !bar) return
    this.#card(box)
    const context = this.#context
    const [x, y] = [box.x + pad.x + 4, box.y + pad.y]
    const ramp = context.createLinearGradient(x, 0, x + barSize.width, 0)
    bar.colors.forEach((color, k) => ramp.addColorStop(k / (bar.colors.length - 1), color))
    context.fillStyle = ramp
    context.beginPath()
    context.roundRect(x, y, barSize.width, barSize.height, 3)
    context.fill()
    for (const { fraction, major } of bar.levels) {
      context.fillStyle = `rgb(0 0 0 / ${major ? 0.45 : 0.18})`
      context.fillRect(x + fraction * barSize.width - 0.5, y, 1, barSize.height)
    }
    const under = y + barSize.height + 2
    const taken: [number, number][] = []
    for (const { fraction, label } of bar.levels.toSorted((p, q) => Number(q.major) - Number(p.major))) {
      const half = this.#width(label, letters.number) / 2
      const middle = Math.min(
        box.x + box.width - 6 - half,
        Math.max(box.x + 6 + half, x + fraction * barSize.width),
      )
      if (taken.some(([from, to]) => middle + half + 8 > from && middle - half - 8 < to)) continue
      taken.push([middle - half, middle + half])
      this.#line(label, middle, under, letters.number, this.#tokens.ink, 'center')
    }
    this.#line(bar.words, x, under + letters.number.line, letters.number, this.#tokens.secondInk)
  }

  #counter({ counter }: FrameWords): void {
    const box = this.#placed.counter
    if (!box || !counter) return
    this.#card(box)
    const context = this.#context
    const [x, y] = [box.x + pad.x, box.y + pad.y]
    const under = this.#line(counter.words, x, y, letters.counter, this.#tokens.ink) + 3
    for (const [share, color] of [
      [1, this.#tokens.hairline],
      [counter.share, this.#tokens.accent],
    ] as const) {
      context.beginPath()
      context.roundRect(x, under, Math.max(4, share * counterWidth), 4, 2)
      context.fillStyle = color
      context.fill()
    }
  }

  #band({ acts }: FrameWords): void {
    const band = this.#placed.band
    if (!band) return
    const context = this.#context
    const { box, columns, width } = band
    context.fillStyle = this.#tokens.card
    context.fillRect(box.x, box.y, box.width, box.height)
    context.fillStyle = this.#tokens.hairline
    context.fillRect(box.x, box.y, box.width, 1)
    let [x, y] = [edge, box.y + pad.y]
    columns.forEach((lines, k) => {
      const name = acts[k]?.name ?? ''
      let at = this.#line(name, x, y, letters.actName, k === 0 ? this.#tokens.accent : this.#tokens.secondInk)
      for (const text of lines) at = this.#line(text, x, at, letters.act, this.#tokens.ink)
      if (width + 2 * edge < box.width) x += width + 2 * edge
      else y = at + pad.y
    })
  }
}
