import { beforeAll, expect, test, vi } from 'vitest'
import { drawMap } from '../../../../src/charts/map/contour-map.ts'
import { MapFrame } from '../../../../src/charts/map/map-frame.ts'
import { recordCanvases } from '../../../../src/charts/svg/svg-recorder.ts'
import { chartTheme } from '../../../../src/charts/theme.ts'
import { mapOf } from '../../../../src/elements/stage/map-of.ts'
import '../../../../src/landscape/loss-landscape.ts'
import type { BlobOptions, LossLandscape } from '../../../../src/landscape/loss-landscape.ts'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'
import { likeness } from '../../../support/likeness.ts'
import { table } from '../../fixtures/experiments.ts'
import { keptEngine } from '../../fixtures/kept-engine.ts'
import { imageOf, pixelsOf } from '../../fixtures/picture-pixels.ts'

const experiment = parseTraining({ ...table, algorithms: [{ id: 'sgd', learningRate: 0.05, steps: 40 }] })

let landscape: LossLandscape
beforeAll(async () => {
  await keptEngine()
  landscape = document.createElement('loss-landscape')
  Object.assign(landscape, { resolution: 9, experiment, theme: 'light', controls: 'none' })
  landscape.style.cssText = 'display: grid; width: 1280px; height: 720px'
  document.body.append(landscape)
  await landscape.whenIdle()
})

const at = (pixels: ArrayLike<number>, width: number, x: number, y: number) =>
  Array.from({ length: 4 }, (_, k) => pixels[4 * (y * width + x) + k])

const png = (options: Omit<BlobOptions, 'type'>) => landscape.toBlob({ type: 'image/png', ...options })

test('a picture has the requested size, and shows what the stage shows', async () => {
  const file = await png({})
  expect(file.type).toBe('image/png')
  const { naturalWidth, naturalHeight } = await imageOf(file)
  expect([naturalWidth, naturalHeight]).toEqual([1280, 720])
  const asSeen = await landscape.snapshot()
  const [made, seen] = await Promise.all([file, asSeen].map((blob) => pixelsOf(blob, 1280, 720)))
  expect(likeness(made!, seen!)).toBeGreaterThan(34)
  const small = await imageOf(await png({ width: 320 }))
  expect([small.naturalWidth, small.naturalHeight]).toEqual([320, 180])
})

test('a picture has the theme, nothing, or a colour as its background', async () => {
  const size = { width: 160, height: 90 }
  const corner = async (background?: string) =>
    at(await pixelsOf(await png({ ...size, background }), 160, 90), 160, 1, 1)
  expect(await corner()).toEqual([0xf3, 0xec, 0xdd, 255])
  expect(await corner('transparent')).toEqual([0, 0, 0, 0])
  expect(await corner('rgb(0 128 0)')).toEqual([0, 128, 0, 255])
  const clear = await pixelsOf(await png({ ...size, background: 'transparent' }), 160, 90)
  expect(clear.filter((byte, i) => i % 4 === 3 && byte === 255).length).toBeGreaterThan(1000)
  await expect(corner('paper')).rejects.toThrow('“paper”')
})

test('impossible sizes are refused by name before any waiting, and so is a cancelled picture', async () => {
  const idle = vi.spyOn(landscape, 'whenIdle').mockReturnValue(new Promise(() => undefined))
  await expect(png({ width: 8193 })).rejects.toThrow('from 16 to 8192, not 8193')
  await expect(png({ height: 10.5 })).rejects.toThrow('not 10.5')
  await expect(landscape.toBlob({ type: 'image/gif' as 'image/png' })).rejects.toThrow('“image/gif”')
  const signal = AbortSignal.abort(new Error('enough'))
  await expect(png({ signal })).rejects.toThrow('enough')
  const stop = new AbortController()
  const made = png({ signal: stop.signal })
  await vi.waitFor(() => expect(idle).toHaveBeenCalled())
  stop.abort(new Error('no more'))
  await expect(made).rejects.toThrow('no more')
  idle.mockRestore()
})

test('the map is an SVG that opens by itself, with lines and letters as such', async () => {
  const file = await landscape.toBlob({ type: 'image/svg+xml', width: 640, height: 360 })
  const text = await file.text()
  const svg = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement
  expect(svg.querySelector('parsererror')).toBeNull()
  expect(svg.querySelectorAll('path').length).toBeGreaterThan(10)
  const words = [...svg.querySelectorAll('text')].map(({ textContent }) => textContent)
  expect(words).toContain('w₀')
  const addresses = text.match(/(?:href="|url\()[^#)"]{0,12}/gu) ?? []
  expect(new Set(addresses.map((one) => one.replace(/.*["(]/u, '')))).toEqual(
    new Set(['data:image/p', 'data:font/wo', '']),
  )
  const theme = chartTheme(landscape.stage!)
  const { content } = landscape
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width: 1280, height: 720 })
  const context = canvas.getContext('2d')!
  drawMap(context, new MapFrame(1280, 720, content!.extent, Number.parseFloat(theme.font)), mapOf(content!, []), theme) // prettier-ignore
  const clear = await landscape.toBlob({ type: 'image/svg+xml', background: 'transparent' })
  const [drawn, told] = await Promise.all([canvas, clear].map((one) => pixelsOf(one, 1280, 720)))
  expect(likeness(told!, drawn!)).toBeGreaterThan(30)
  await expect(recordCanvases(() => recordCanvases(() => undefined).then(() => undefined))).rejects.toThrow('Another picture') // prettier-ignore
})
