import { afterEach, expect, test, vi } from 'vitest'
import type { FunctionPicture } from '../../../../src/charts/function/function-picture.ts'
import { drawFunction } from '../../../../src/charts/function/function-view.ts'
import type { ChartTheme } from '../../../../src/charts/theme.ts'

/** A canvas for the coloured cells of a plane; calls `put` with their bytes. */
function cells(put: (bytes: Uint8ClampedArray) => void = () => undefined) {
  vi.stubGlobal(
    'ImageData',
    class {
      readonly data: Uint8ClampedArray
      constructor(width: number, height: number) {
        this.data = new Uint8ClampedArray(4 * width * height)
      }
    },
  )
  vi.stubGlobal(
    'OffscreenCanvas',
    class {
      getContext = () => ({ putImageData: ({ data }: ImageData) => put(data) })
    },
  )
}

const measureText = ({ length }: string) => ({ width: 6 * length })

afterEach(() => vi.unstubAllGlobals())

/** A canvas context that draws nothing but forwards some calls. */
const penOf = (calls: Readonly<Record<string, unknown>>) =>
  new Proxy({ measureText, ...calls } as Record<string, unknown>, {
    get: (of, name) => of[String(name)] ?? (() => undefined),
    set: () => true,
  }) as unknown as CanvasRenderingContext2D

/**
 * Opacities of the cells of a classifier with these outputs on a grid of 2 x 2, the pieces of its boundary,
 * and the text in it.
 */
function drawn(values: readonly number[]) {
  const opacities: number[] = []
  const words: string[] = []
  let pieces = 0
  vi.stubGlobal('devicePixelRatio', 1)
  const pen = penOf({ lineTo: () => pieces++, fillText: (text: string) => words.push(text) })
  cells((bytes) => bytes.forEach((byte, i) => i % 4 === 3 && opacities.push(byte / 255)))
  const picture: FunctionPicture = {
    samples: {
      task: 'classification',
      dimensions: 2,
      outputs: 1,
      coordinates: new Float64Array(),
      targets: new Float64Array(),
    },
    grid: {
      domain: { x: [-1, 1], y: [-1, 1] },
      columns: 2,
      rows: 2,
      outputs: 1,
      values: Float32Array.from(values),
    },
    colors: ['#aa3d0f', '#1a5e8d'],
  }
  drawFunction(pen, 20, 20, picture, {} as ChartTheme)
  return { most: Math.max(...opacities), pieces, words }
}

test('a flat function has no sides, neither colours nor a boundary, and says so', () => {
  const flat = drawn([1e-4, -1e-4, 2e-4, -3e-5])
  expect(flat.most).toBeLessThan(0.01)
  expect(flat.pieces).toBe(0)
  expect(flat.words).toEqual(['0 everywhere'])
  const decided = drawn([0.5, -0.5, 2, -2])
  expect(decided.most).toBeGreaterThan(0.3)
  expect(decided.pieces).toBeGreaterThan(0)
  expect(decided.words).toEqual([])
})

test('a plane in a narrow space keeps nearly equal units, and equal ones with an attack', () => {
  const planeIn = (width: number, height: number, ball?: FunctionPicture['ball']) => {
    const planes: number[][] = []
    const pen = penOf({ clip: () => planes.push(edges), roundRect: (...box: number[]) => (edges = box) })
    let edges: number[] = []
    cells()
    const domain = { x: [-1, 1], y: [-1, 1] } as const
    const grid = { domain, columns: 2, rows: 2, outputs: 1, values: [-1, 1, -1, 1] }
    const samples = {
      task: 'classification',
      dimensions: 2,
      outputs: 1,
      coordinates: [],
      targets: [],
    } as const
    drawFunction(
      pen,
      width,
      height,
      { samples, grid, ball, colors: ['#aa3d0f', '#1a5e8d'] },
      {} as ChartTheme,
    )
    return planes.map(([, , across, up]) => [across, up])
  }
  expect(planeIn(100, 120)).toEqual([[100, 120]])
  expect(planeIn(100, 400)).toEqual([[100, 150]])
  expect(planeIn(400, 100)).toEqual([[150, 100]])
  expect(planeIn(100, 120, { epsilon: 0.1, norm: 'l2' })).toEqual([[100, 100]])
})

test('the boundary extends straight to the edge of the picture', () => {
  const line: (readonly [number, number])[] = []
  const note = (x: number, y: number) => line.push([x, y])
  const pen = penOf({ moveTo: note, lineTo: note })
  cells()
  const domain = { x: [-1, 1], y: [-1, 1] } as const
  const grid = { domain, columns: 2, rows: 2, outputs: 1, values: [-1, 1, -1, 1] }
  const samples = { task: 'classification', dimensions: 2, outputs: 1, coordinates: [], targets: [] } as const
  drawFunction(pen, 20, 20, { samples, grid, colors: ['#aa3d0f', '#1a5e8d'] }, {} as ChartTheme)
  const seen = line.filter(([x, y]) => x >= 0 && x <= 20 && y >= 0 && y <= 20)
  expect(seen.length).toBeGreaterThan(0)
  expect(seen.every(([x]) => x === 10)).toBe(true)
  expect(Math.min(...line.map(([, y]) => y))).toBeLessThan(0)
  expect(Math.max(...line.map(([, y]) => y))).toBeGreaterThan(20)
})

test('an oblique boundary continues in its direction to the edge', () => {
  const line: (readonly [number, number])[] = []
  const note = (x: number, y: number) => line.push([x, y])
  const pen = penOf({ moveTo: note, lineTo: note })
  cells()
  const centres = [-0.75, -0.25, 0.25, 0.75]
  const grid = {
    domain: { x: [-1, 1], y: [-1, 1] },
    columns: 4,
    rows: 4,
    outputs: 1,
    values: centres.flatMap((y) => centres.map((x) => x + y + 0.2)),
  } as const
  const samples = { task: 'classification', dimensions: 2, outputs: 1, coordinates: [], targets: [] } as const
  const picture = { samples, grid, colors: ['#aa3d0f', '#1a5e8d'] }
  drawFunction(pen as unknown as CanvasRenderingContext2D, 20, 20, picture, {} as ChartTheme)
  const within = line.filter(([x, y]) => x >= 0 && y >= 0 && x <= 20 && y <= 20)
  expect(within.length).toBeGreaterThan(2)
  // x + y = -0.2, with y pointing up.
  for (const [x, y] of within) expect(x - y).toBeCloseTo(-2, 6)
})

test('labels of ±½ are two colours, and targets of many values one', () => {
  const colors = ['#aa3d0f', '#1a5e8d']
  const filled = (targets: readonly number[]) => {
    const seen = new Set<unknown>()
    const pen = new Proxy({} as Record<string, unknown>, {
      get: (of, name) => of[String(name)] ?? (() => undefined),
      set: (of, name, value) => {
        if (name === 'fillStyle' && colors.includes(String(value))) seen.add(value)
        of[String(name)] = value
        return true
      },
    })
    const coordinates = Float64Array.from(targets.flatMap((_, n) => [n / 9, n / 9]))
    const samples = {
      task: 'regression' as const,
      dimensions: 2,
      outputs: 1,
      coordinates,
      targets: Float64Array.from(targets),
    }
    drawFunction(
      pen as unknown as CanvasRenderingContext2D,
      20,
      20,
      { samples, grid: undefined, colors },
      {} as ChartTheme,
    )
    return seen.size
  }
  expect(filled([0.5, -0.5, 0.5])).toBe(2)
  expect(filled([0.5, -0.5, 0.1])).toBe(1)
})

test('a classifier of one input colours its two sides, and rings misclassified samples', () => {
  const fills = new Set<string>()
  let rings = 0
  const pen = new Proxy({ measureText } as Record<string, unknown>, {
    get(of, name) {
      if (name === 'fillRect') return () => fills.add(String(of['fillStyle']))
      if (name === 'arc') return (_x: number, _y: number, radius: number) => (rings += radius > 6 ? 1 : 0)
      return of[String(name)] ?? (() => undefined)
    },
    set: (of, name, value) => Object.assign(of, { [name]: value }) === of,
  })
  const draw = (task: 'classification' | 'regression') => {
    fills.clear()
    rings = 0
    const samples = { task, dimensions: 1, outputs: 1, coordinates: [-1, -0.2, 0.2, 1], targets: [-1, 1, 1, 1] }
    const grid = { domain: { x: [-2, 2], y: undefined }, columns: 4, rows: 1, outputs: 1, values: [-1.5, -0.5, 0.5, 1.5] } as const
    const theme = { font: '12px sans-serif', quiet: 'grey', ink: 'black', card: 'white', accent: 'red' }
    drawFunction(pen as unknown as CanvasRenderingContext2D, 100, 100, { samples, grid, colors: ['#aa3d0f', '#1a5e8d'] }, theme as ChartTheme)
    return { fills: [...fills].sort(), rings }
  }
  expect(draw('classification')).toEqual({ fills: ['#1a5e8d', '#aa3d0f'], rings: 1 })
  expect(draw('regression')).toEqual({ fills: [], rings: 0 })
}) // prettier-ignore

test('the ball of an attack is drawn round or square around each sample, boldly if the point is lost', () => {
  const drawn: (readonly [string, number, number])[] = []
  const widths: number[] = []
  let shape = ''
  const pen = new Proxy({ measureText } as Record<string, unknown>, {
    get(of, name) {
      if (name === 'ellipse') return (_x: number, _y: number, rx: number, ry: number) => drawn.push([(shape = 'disc'), rx, ry])
      if (name === 'rect') return (_x: number, _y: number, w: number, h: number) => w > 20 && w < 100 && drawn.push([(shape = 'square'), w, h])
      if (name === 'stroke') return () => shape && widths.push(Number(of['lineWidth'])) && (shape = '')
      return of[String(name)] ?? (() => undefined)
    },
    set: (of, name, value) => Object.assign(of, { [name]: value }) === of,
  })
  const samples = { task: 'classification', dimensions: 2, outputs: 1, coordinates: [-1, -1, 1, 1, 0.3, 0], targets: [-1, 1, 1] } as const
  const domain = { x: [-2, 2], y: [-2, 2] } as const
  const grid = { domain, columns: 4, rows: 2, outputs: 1, values: [-1, -1, 1, 1, -1, -1, 1, 1] }
  cells()
  for (const norm of ['l2', 'linf'] as const)
    drawFunction(pen as unknown as CanvasRenderingContext2D, 100, 200, { samples, grid, colors: ['#aa3d0f', '#1a5e8d'], ball: { epsilon: 0.5, norm } }, {} as ChartTheme)
  const [disc, square] = [['disc', 12.5, 12.5], ['square', 25, 25]]
  expect(drawn).toEqual([disc, disc, disc, square, square, square])
  const [least, most] = [Math.min(...widths), Math.max(...widths)]
  expect(widths).toEqual([least, least, most, least, least, most])
  expect(most).toBeGreaterThan(least)
}) // prettier-ignore

test('coinciding samples show their number, and residuals connect each to the curve', () => {
  const texts: string[] = []
  const lines: (readonly [number, number])[] = []
  const path: (readonly [number, number])[] = []
  const ends = new Map<string, number>()
  const pen = new Proxy({ measureText } as Record<string, unknown>, {
    get(of, name) {
      if (name === 'fillText') return (text: string, x: number) => { texts.push(text); if (of['textAlign'] === 'right') ends.set(text, x) }
      if (name === 'beginPath') return () => path.splice(0)
      if (name === 'moveTo' || name === 'lineTo') return (x: number, y: number) => path.push([x, y])
      if (name === 'stroke') return () => path.length === 6 && lines.push(...path)
      return of[String(name)] ?? (() => undefined)
    },
    set: (of, name, value) => Object.assign(of, { [name]: value }) === of,
  })
  const samples = { task: 'regression', dimensions: 1, outputs: 1, coordinates: [0, 1, 1], targets: [0, 1, 1] } as const
  const grid = { domain: { x: [-1, 2], y: undefined }, columns: 2, rows: 1, outputs: 1, values: [-1, 2], places: [-1, 2] } as const
  const theme = { font: '12px sans-serif', quiet: 'grey', ink: 'black', card: 'white', accent: 'red' }
  const draw = (residuals: boolean) => {
    lines.splice(0)
    drawFunction(pen as unknown as CanvasRenderingContext2D, 200, 100, { samples, grid, colors: ['red'], residuals, heights: [-1, 3] }, theme as ChartTheme)
    return lines.length
  }
  expect(draw(false)).toBe(0)
  expect(texts.filter((text) => text.startsWith('×'))).toEqual(['× 2'])
  expect(ends.get('2'), 'the last number of the level axis is not cut').toBe(200)
  expect(draw(true)).toBe(6)
  // The curve is the diagonal, on which all three lie.
  for (const at of [0, 2, 4]) expect(lines[at + 1]).toEqual(lines[at])
}) // prettier-ignore
