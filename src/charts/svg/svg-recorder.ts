import { escaped } from '../../exchange/escaped.ts'
import { written } from '../../words/language/written.ts'
import { PathData, pathMethods, TracedPath } from './traced-path.ts'

type Context = CanvasRenderingContext2D
type Method = (this: Context, ...given: never[]) => unknown

const rounded = (value: number): number => Math.round(1000 * value) / 1000

const attributes = (given: Readonly<Record<string, string | number | undefined>>): string =>
  Object.entries(given)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${escaped(String(value))}"`))
    .join('')

const transformOf = (context: Context): string | undefined => {
  const { a, b, c, d, e, f } = context.getTransform()
  const numbers = [a, b, c, d, e, f].map(rounded)
  return numbers.join() === '1,0,0,1,0,0' ? undefined : `matrix(${numbers.join(' ')})`
}

/** Returns a colour; grey for a gradient, which a canvas does not reveal. */
const paint = (style: string | CanvasGradient | CanvasPattern): string =>
  typeof style === 'string' ? style : 'gray'

const opacity = ({ globalAlpha }: Context): number | undefined =>
  globalAlpha === 1 ? undefined : globalAlpha

const strokeOf = (context: Context) => ({
  fill: 'none',
  stroke: paint(context.strokeStyle),
  'stroke-width': rounded(context.lineWidth),
  'stroke-linecap': context.lineCap === 'butt' ? undefined : context.lineCap,
  'stroke-linejoin': context.lineJoin === 'miter' ? undefined : context.lineJoin,
  'stroke-dasharray': context.getLineDash().map(rounded).join(' ') || undefined,
  opacity: opacity(context),
})

const fillOf = (context: Context, rule?: string) => ({
  fill: paint(context.fillStyle),
  'fill-rule': rule === 'evenodd' ? rule : undefined,
  opacity: opacity(context),
})

const anchors: Partial<Record<CanvasTextAlign, string>> = { center: 'middle', right: 'end', end: 'end' }

/** Returns a text from the alphabetic baseline, since SVG viewers place other baselines differently. */
function textElement(context: Context, text: string, x: number, y: number, look: object): string {
  const { textBaseline } = context
  const { actualBoundingBoxAscent: above } = context.measureText(text)
  context.textBaseline = 'alphabetic'
  const { actualBoundingBoxAscent: height } = context.measureText(text)
  context.textBaseline = textBaseline
  const [, style = '', weight = '', size = '', family = ''] =
    /^(italic )?(?:normal )?(\w+ )?([\d.]+px)(?:\/\S+)? (.*)$/u.exec(context.font) ?? []
  return `<text${attributes({
    x: rounded(x),
    y: rounded(y - above + height),
    'font-family': family,
    'font-size': size,
    'font-weight': weight.trim() || undefined,
    'font-style': style.trim() || undefined,
    'text-anchor': anchors[context.textAlign],
    transform: transformOf(context),
    ...look,
  })}>${escaped(written(text))}</text>`
}

/** Everything drawn on one canvas, as SVG elements in the canvas's own pixels. */
class CanvasRecord {
  readonly #context: Context
  readonly #id: string
  #elements: string[] = []
  #clips: string[] = []
  #path = new PathData()
  /** Clip of each saved state; the last one is the current clip. */
  readonly #clip: (string | undefined)[] = [undefined]

  constructor(context: Context, id: string) {
    this.#context = context
    this.#id = id
  }

  get markup(): string {
    const clips = this.#clips.length > 0 ? `<defs>${this.#clips.join('')}</defs>` : ''
    return `${clips}${this.#elements.join('\n')}`
  }

  /** Records a call before it is made. */
  note(method: string, given: readonly unknown[]): void {
    const act = this.#acts[method]
    if (act) act(...(given as never[]))
    else (this.#path as unknown as Record<string, (...given: unknown[]) => void>)[method]?.(...given)
  }

  readonly #acts: Readonly<Record<string, (...given: never[]) => void>> = {
    beginPath: () => (this.#path = new PathData()),
    save: () => this.#clip.push(this.#clip.at(-1)),
    restore: () => {
      if (this.#clip.length > 1) this.#clip.pop()
    },
    stroke: (path?: Path2D) => this.#draw(path, strokeOf(this.#context)),
    fill: (path?: Path2D | string, rule?: string) =>
      this.#draw(path, fillOf(this.#context, typeof path === 'string' ? path : rule)),
    clip: (path?: Path2D | string, rule?: string) => this.#cut(path, typeof path === 'string' ? path : rule),
    fillRect: (...box: [number, number, number, number]) => this.#rect(box, fillOf(this.#context)),
    strokeRect: (...box: [number, number, number, number]) => this.#rect(box, strokeOf(this.#context)),
    clearRect: (x: number, y: number, width: number, height: number) => this.#clear(x, y, width, height),
    fillText: (text: string, x: number, y: number) =>
      this.#put(textElement(this.#context, text, x, y, fillOf(this.#context))),
    strokeText: (text: string, x: number, y: number) =>
      this.#put(textElement(this.#context, text, x, y, strokeOf(this.#context))),
    drawImage: (image: CanvasImageSource, ...boxes: number[]) => this.#image(image, boxes),
    putImageData: (image: ImageData, x: number, y: number) => this.#pixels(image, x, y),
  }

  #dataOf(path: Path2D | string | undefined): string {
    if (path instanceof TracedPath) return path.data.text
    return path === undefined || typeof path === 'string' ? this.#path.text : ''
  }

  #draw(path: Path2D | string | undefined, look: object): void {
    const d = this.#dataOf(path)
    if (d) this.#put(`<path${attributes({ d, transform: transformOf(this.#context), ...look })}/>`)
  }

  #rect(box: readonly number[], look: object): void {
    const [x, y, width, height] = box.map(rounded)
    const transform = transformOf(this.#context)
    this.#put(`<rect${attributes({ x, y, width, height, transform, ...look })}/>`)
  }

  #cut(path: Path2D | string | undefined, rule: string | undefined): void {
    const id = `${this.#id}-${this.#clips.length}`
    const [d, within] = [this.#dataOf(path), this.#clip.at(-1)]
    const shape = attributes({
      d: d || 'M0 0',
      transform: transformOf(this.#context),
      'clip-rule': rule === 'evenodd' ? rule : undefined,
    })
    const outer = attributes({ id, 'clip-path': within && `url(#${within})` })
    this.#clips.push(`<clipPath${outer}><path${shape}/></clipPath>`)
    this.#clip[this.#clip.length - 1] = id
  }

  /** Drops what was drawn before if the whole canvas is cleared. */
  #clear(x: number, y: number, width: number, height: number): void {
    const { a, d } = this.#context.getTransform()
    const { canvas } = this.#context
    if (x > 0 || y > 0 || width * a < canvas.width - 1 || height * d < canvas.height - 1) return
    this.#elements = []
    if (this.#clip.length === 1) this.#clips = []
  }

  #image(image: CanvasImageSource, boxes: readonly number[]): void {
    const { width: across, height: down } = image as { readonly width: number; readonly height: number }
    const [sx, sy, sw, sh, x, y, width, height] =
      boxes.length > 4
        ? boxes
        : [0, 0, across, down, boxes[0], boxes[1], boxes[2] ?? across, boxes[3] ?? down]
    const canvas = document.createElement('canvas')
    Object.assign(canvas, { width: sw, height: sh })
    plain['drawImage']?.call(canvas.getContext('2d')!, ...([image, sx, sy, sw, sh, 0, 0, sw, sh] as never[]))
    this.#put(
      `<image${attributes({
        x,
        y,
        width,
        height,
        preserveAspectRatio: 'none',
        transform: transformOf(this.#context),
        opacity: opacity(this.#context),
        'image-rendering': this.#context.imageSmoothingEnabled ? undefined : 'pixelated',
        href: canvas.toDataURL(),
      })}/>`,
    )
  }

  #pixels(image: ImageData, x: number, y: number): void {
    const { width, height } = image
    const canvas = document.createElement('canvas')
    Object.assign(canvas, { width, height })
    plain['putImageData']?.call(canvas.getContext('2d')!, ...([image, 0, 0] as never[]))
    this.#put(`<image${attributes({ x, y, width, height, href: canvas.toDataURL() })}/>`)
  }

  #put(element: string): void {
    const clip = this.#clip.at(-1)
    this.#elements.push(clip ? `<g clip-path="url(#${clip})">${element}</g>` : element)
  }
}

const drawing = [
  ...pathMethods,
  ...['beginPath', 'save', 'restore', 'stroke', 'fill', 'clip', 'fillRect', 'strokeRect', 'clearRect'],
  ...['fillText', 'strokeText', 'drawImage', 'putImageData'],
]

/** The platform's own methods during a recording. */
let plain: Readonly<Record<string, Method>> = {}

/** For each canvas with drawings, these as SVG elements in the canvas's own pixels. */
export type CanvasMarkup = ReadonlyMap<HTMLCanvasElement, string>

/**
 * Records everything that `draw` draws on canvases, by replacing the methods that all canvases share, so that charts draw
 * as usual. One recording at a time.
 */
export async function recordCanvases(draw: () => Promise<void> | void): Promise<CanvasMarkup> {
  if (Object.keys(plain).length > 0) throw new Error('Another picture is being recorded.')
  const shared = CanvasRenderingContext2D.prototype as unknown as Record<string, Method>
  const records = new Map<Context, CanvasRecord>()
  const recordOf = (context: Context): CanvasRecord => {
    const record = records.get(context) ?? new CanvasRecord(context, `clip${records.size}`)
    records.set(context, record)
    return record
  }
  plain = Object.fromEntries(drawing.map((method) => [method, shared[method]!]))
  const { Path2D: platform } = globalThis
  for (const method of drawing)
    shared[method] = function (this: Context, ...given: never[]) {
      recordOf(this).note(method, given)
      return plain[method]?.apply(this, given)
    }
  globalThis.Path2D = TracedPath
  try {
    await draw()
  } finally {
    globalThis.Path2D = platform
    Object.assign(shared, plain)
    plain = {}
  }
  return new Map([...records].map(([context, record]) => [context.canvas, record.markup]))
}

/** A canvas in a picture: what was drawn on it, its own size, and its place there. */
export interface SvgPart {
  readonly markup: string
  readonly pixels: { readonly width: number; readonly height: number }
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
}

export interface SvgPicture {
  readonly width: number
  readonly height: number
  /** What it shows, for screen readers. */
  readonly title: string
  /** A colour; undefined for transparent. */
  readonly background: string | undefined
  /** Font rules with embedded files. */
  readonly fonts: string
  readonly parts: readonly SvgPart[]
}

export function svgText({ width, height, title, background, fonts, parts }: SvgPicture): string {
  const size = attributes({ width, height, viewBox: `0 0 ${width} ${height}` })
  const drawn = parts.map(({ markup, pixels, box }) => {
    const scale = `scale(${box.width / pixels.width} ${box.height / pixels.height})`
    return `<g transform="translate(${rounded(box.x)} ${rounded(box.y)}) ${scale}">\n${markup}\n</g>`
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg"${size} role="img">`,
    `<title>${escaped(title)}</title>`,
    ...(fonts ? [`<style>${fonts}</style>`] : []),
    ...(background ? [`<rect width="${width}" height="${height}" fill="${escaped(background)}"/>`] : []),
    ...drawn,
    '</svg>\n',
  ].join('\n')
}
