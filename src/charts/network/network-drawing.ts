import { tileColor } from '../matrix-tile.ts'
import { clippedText } from '../plot/clipped-text.ts'
import type { ChartTheme } from '../theme.ts'
import { maxOf } from '../../math/statistics/range.ts'
import type { Layer } from '../../experiment/model/layout.ts'
import {
  edgeCurve,
  skipsAround,
  type EdgePlace,
  type NetworkPlaces,
  type SkipPlace,
  type Target,
  type UnitPlace,
} from './network-layout.ts'

/** The most input names that are measured; there is no space for more. */
const mostMeasured = 64

/** Colours of a weight's sign, legible on light and dark cards; negative weights are also dashed. */
export const signColors = { positive: '#c2660c', negative: '#8064c6' } as const

/** Outputs of every unit on a grid of inputs: `columns` by `rows` points, or a curve over `columns` if there is one row. */
export interface UnitPictures {
  readonly columns: number
  readonly rows: number
  /** Column by column of the network [point][width]; points go row by row, from below. */
  readonly values: readonly Float64Array[]
}

export interface NetworkPicture {
  readonly layers: readonly Layer[]
  readonly places: NetworkPlaces
  readonly weights: ArrayLike<number>
  readonly pictures: UnitPictures | undefined
  /** Names of the inputs, written next to them. */
  readonly inputs: readonly string[]
  /** The unit or edge under the pointer. */
  readonly chosen: Target | undefined
  /** Weights drawn bright: those that move most, or are selected. */
  readonly bright: ReadonlySet<number>
}

/** Returns the largest finite absolute value of some numbers; 0 if there is none. */
export function largest(numbers: ArrayLike<number>, from = 0, to = numbers.length): number {
  let most = 0
  for (let i = from; i < to; i++) {
    const size = Math.abs(numbers[i]!)
    if (size > most && size < Infinity) most = size
  }
  return most
}

/** Limits of the bright weights while w_0 moves: their number, and their least move relative to the largest. */
const brightest = { most: 6, share: 0.6 } as const

/** Returns the drawn weights that move most, in decreasing order. */
export function mostMoved({ edges }: NetworkPlaces, moved: ArrayLike<number>): number[] {
  const least = brightest.share * largest(moved)
  const by = (weight: number) => Math.abs(moved[weight]!)
  return edges
    .map(({ weight }) => weight)
    .filter((weight) => by(weight) > 0 && by(weight) >= least)
    .sort((p, q) => by(q) - by(p))
    .slice(0, brightest.most)
}

/** The largest absolute weight of a layer without its biases: the widest edge. */
export const scaleOf = ({ weights, inputs, outputs }: Layer, values: ArrayLike<number>): number =>
  largest(values, weights, weights + inputs * outputs)

const shades = 256
let table: Uint8ClampedArray | undefined

/** Returns the RGB of the signed scale from -1 to 1 in 256 shades. */
function signedShades(): Uint8ClampedArray {
  if (table) return table
  table = new Uint8ClampedArray(3 * shades)
  for (let i = 0; i < shades; i++) {
    const rgb = tileColor((2 * i) / (shades - 1) - 1, { most: 1 }).match(/\d+/g) ?? []
    table.set(rgb.map(Number), 3 * i)
  }
  return table
}

/** Paints the maps of the drawn units side by side, one pixel per point, each on its own scale, white at 0. */
function paintMaps({ places, pictures }: NetworkPicture, atlas: HTMLCanvasElement): void {
  if (!pictures) return
  const { columns, rows, values } = pictures
  const units = places.columns.flat()
  const across = columns * units.length
  if (atlas.width !== across || atlas.height !== rows) Object.assign(atlas, { width: across, height: rows })
  const ctx = atlas.getContext('2d', { willReadFrequently: true })
  if (!ctx) return
  const image = ctx.createImageData(across, rows)
  const colors = signedShades()
  for (const [n, { column, unit }] of units.entries()) {
    const own = values[column]
    if (!own) continue
    const width = own.length / (columns * rows)
    let most = 0
    for (let k = unit; k < own.length; k += width) {
      const size = Math.abs(own[k]!)
      if (size > most && size < Infinity) most = size
    }
    for (let j = 0; j < rows; j++)
      for (let i = 0; i < columns; i++) {
        const value = own[(j * columns + i) * width + unit]!
        if (Number.isNaN(value)) continue
        const share = most > 0 ? Math.max(-1, Math.min(1, value / most)) : 0
        const shade = 3 * Math.round(((share + 1) / 2) * (shades - 1))
        const at = 4 * ((rows - 1 - j) * across + n * columns + i)
        image.data[at] = colors[shade]!
        image.data[at + 1] = colors[shade + 1]!
        image.data[at + 2] = colors[shade + 2]!
        image.data[at + 3] = 255
      }
  }
  ctx.putImageData(image, 0, 0)
}

function trace(ctx: CanvasRenderingContext2D, edge: EdgePlace): void {
  const [[x0, y0], [x1, y1], [x2, y2], [x3, y3]] = edgeCurve(edge) as [
    [number, number],
    [number, number],
    [number, number],
    [number, number],
  ]
  ctx.beginPath()
  ctx.moveTo(x0, y0)
  ctx.bezierCurveTo(x1, y1, x2, y2, x3, y3)
}

const colorOf = (value: number): string => (value < 0 ? signColors.negative : signColors.positive)

/** Draws an edge with a width proportional to its weight relative to the largest of its layer, dashed if negative. */
function drawEdge(
  ctx: CanvasRenderingContext2D,
  edge: EdgePlace,
  value: number,
  share: number,
  casing: string | undefined,
): void {
  if (!Number.isFinite(value)) return
  const widest = Math.max(2.5, Math.min(9, 0.2 * edge.to.size))
  const width = 0.5 + (widest - 0.5) * share
  trace(ctx, edge)
  ctx.setLineDash([])
  if (casing) {
    ctx.globalAlpha = 1
    ctx.strokeStyle = casing
    ctx.lineWidth = width + 4
    ctx.stroke()
  }
  ctx.globalAlpha = casing ? 1 : 0.3 + 0.7 * share
  ctx.strokeStyle = colorOf(value)
  ctx.lineWidth = casing ? Math.max(2, width) : width
  if (value < 0) ctx.setLineDash([3 + width, 2 + 0.4 * width])
  ctx.stroke()
  ctx.setLineDash([])
  ctx.globalAlpha = 1
}

/** Draws a skip as an arc over its layer, with its width for its strength and an arrowhead at its end. */
function drawSkip(ctx: CanvasRenderingContext2D, { strength, points }: SkipPlace, theme: ChartTheme): void {
  const [[x0, y0], [x1, peak], [x2, y2]] = points
  const middle = 2 * peak - (y0 + y2) / 2
  const head = 3 + 2 * strength
  ctx.strokeStyle = ctx.fillStyle = theme.ink
  ctx.lineWidth = 0.75 + 1.5 * strength
  ctx.beginPath()
  ctx.moveTo(x0, y0)
  ctx.quadraticCurveTo(x1, middle, x2, y2)
  ctx.stroke()
  const angle = Math.atan2(y2 - middle, x2 - x1)
  const corner = (turn: number) =>
    [x2 - head * Math.cos(angle + turn), y2 - head * Math.sin(angle + turn)] as const
  ctx.beginPath()
  ctx.moveTo(x2, y2)
  ctx.lineTo(...corner(0.5))
  ctx.lineTo(...corner(-0.5))
  ctx.fill()
}

function drawCurve(
  ctx: CanvasRenderingContext2D,
  { column, unit, x, y, size, height }: UnitPlace,
  { columns, values }: UnitPictures,
  theme: ChartTheme,
): void {
  const own = values[column] ?? new Float64Array()
  const width = own.length / columns
  const curve = Array.from({ length: columns }, (_, i) => own[i * width + unit]!)
  const most = largest(curve) || 1
  const left = x - size / 2
  ctx.lineWidth = 1
  ctx.strokeStyle = theme.hairline
  ctx.beginPath()
  ctx.moveTo(left, y)
  ctx.lineTo(left + size, y)
  ctx.stroke()
  ctx.lineWidth = Math.max(1.5, size / 24)
  ctx.lineCap = 'round'
  let before: number | undefined
  for (const [i, value] of curve.entries()) {
    if (i > 0 && before !== undefined && Number.isFinite(value)) {
      ctx.strokeStyle = colorOf((before + value) / 2)
      ctx.beginPath()
      ctx.moveTo(left + ((i - 0.5) / columns) * size, y - (0.42 * height * before) / most)
      ctx.lineTo(left + ((i + 0.5) / columns) * size, y - (0.42 * height * value) / most)
      ctx.stroke()
    }
    before = Number.isFinite(value) ? value : undefined
  }
  ctx.lineCap = 'butt'
}

function drawUnit(
  ctx: CanvasRenderingContext2D,
  place: UnitPlace,
  n: number,
  { pictures, chosen }: NetworkPicture,
  atlas: HTMLCanvasElement,
  theme: ChartTheme,
): void {
  const { x, y, size, height } = place
  const [left, top] = [x - size / 2, y - height / 2]
  const outline = () => {
    ctx.beginPath()
    ctx.roundRect(left, top, size, height, size * 0.14)
  }
  ctx.save()
  outline()
  ctx.fillStyle = theme.paper
  ctx.fill()
  ctx.clip()
  if (pictures && pictures.rows > 1)
    ctx.drawImage(atlas, n * pictures.columns, 0, pictures.columns, pictures.rows, left, top, size, height)
  else if (pictures) drawCurve(ctx, place, pictures, theme)
  ctx.restore()
  outline()
  const isChosen = chosen?.kind === 'unit' && chosen.place === place
  ctx.strokeStyle = isChosen ? theme.accent : theme.ink
  ctx.lineWidth = isChosen ? Math.max(3, 0.08 * size) : size < 16 ? 1 : 1.5
  ctx.stroke()
}

/** Draws a unit's bias at its lower left corner: a dot if positive, a ring if negative. */
function drawBias(
  ctx: CanvasRenderingContext2D,
  { x, y, size, height }: UnitPlace,
  value: number,
  share: number,
  bright: boolean,
  theme: ChartTheme,
): void {
  if (!(share > 0) || size < 12) return
  const radius = Math.max(2, 0.13 * size) * (0.35 + 0.65 * share)
  ctx.beginPath()
  ctx.arc(x - size / 2, y + height / 2 - 0.1 * size, radius, 0, 2 * Math.PI)
  ctx.fillStyle = value > 0 ? signColors.positive : theme.card
  ctx.strokeStyle = bright ? theme.ink : value > 0 ? theme.card : signColors.negative
  ctx.lineWidth = value > 0 ? 1 : Math.max(1.5, radius / 2)
  ctx.fill()
  ctx.stroke()
}

function writeWords(
  ctx: CanvasRenderingContext2D,
  { places, inputs }: NetworkPicture,
  theme: ChartTheme,
): void {
  ctx.font = theme.font
  ctx.fillStyle = theme.quiet
  ctx.textBaseline = 'middle'
  ctx.textAlign = 'center'
  for (const { count, x, y } of places.rests) ctx.fillText(`+${count}`, x, y)
  ctx.textAlign = 'right'
  const letter = Number.parseFloat(theme.font)
  const [output, ...others] = places.columns.at(-1) ?? []
  if (output && others.length === 0 && output.size > 2 * letter) {
    ctx.textAlign = 'center'
    ctx.fillText('output', output.x, output.y + output.height / 2 + 0.9 * letter, output.size + letter)
    ctx.textAlign = 'right'
  }
  const [first] = places.columns[0] ?? []
  const room = first ? first.x - first.size / 2 - 6 : 0
  for (const { unit, x, y, size } of places.columns[0] ?? [])
    if (size > letter) ctx.fillText(clippedText(ctx, inputs[unit]!, room), x - size / 2 - 5, y)
}

/** Returns the width of the longest input name in pixels. */
export function widthOfNames(
  ctx: CanvasRenderingContext2D,
  names: readonly string[],
  theme: ChartTheme,
): number {
  ctx.font = theme.font
  return maxOf(names.slice(0, mostMeasured).map((name) => ctx.measureText(name).width))
}

/** Draws a network into a canvas whose context is scaled to CSS pixels; `atlas` is a separate canvas for the units' maps. */
export function drawNetwork(
  ctx: CanvasRenderingContext2D,
  room: { readonly width: number; readonly height: number },
  picture: NetworkPicture,
  atlas: HTMLCanvasElement,
  theme: ChartTheme,
): void {
  const { layers, places, weights, chosen, bright } = picture
  ctx.clearRect(0, 0, room.width, room.height)
  const scales = layers.map((layer) => scaleOf(layer, weights))
  const shareOf = ({ layer, weight }: EdgePlace) => {
    const most = scales[layer]!
    return most > 0 ? Math.abs(weights[weight]!) / most : 0
  }
  const isBright = (edge: EdgePlace) =>
    bright.has(edge.weight) || (chosen?.kind === 'edge' && chosen.place === edge)
  const ordered = [...places.edges].sort((p, q) => shareOf(p) - shareOf(q))
  for (const edge of ordered)
    if (!isBright(edge)) drawEdge(ctx, edge, weights[edge.weight]!, shareOf(edge), undefined)
  for (const edge of ordered)
    if (isBright(edge)) drawEdge(ctx, edge, weights[edge.weight]!, shareOf(edge), theme.ink)
  for (const skip of skipsAround(layers, places.columns)) drawSkip(ctx, skip, theme)
  if (picture.pictures && picture.pictures.rows > 1) paintMaps(picture, atlas)
  places.columns.flat().forEach((place, n) => {
    drawUnit(ctx, place, n, picture, atlas, theme)
    const layer = layers[place.column - 1]
    if (layer?.biases === undefined) return
    const value = weights[layer.biases + place.unit]!
    const most = largest(weights, layer.biases, layer.biases + layer.outputs)
    drawBias(ctx, place, value, Math.abs(value) / most, bright.has(layer.biases + place.unit), theme)
  })
  writeWords(ctx, picture, theme)
}
