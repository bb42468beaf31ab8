import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { BlStage } from '../../../src/elements/stage/bl-stage.ts'
import type { CameraSpec } from '../../../src/experiment/spec/view.ts'
import type { StageContent } from '../../../src/scene/types.ts'
import { onlyLong } from '../../support/long.ts'
import { deviceOf, nextFrame, open } from '../fixtures/open-stage.ts'
import { contentOf, extent, twoWeights } from '../fixtures/stage-content.ts'

const field = twoWeights(Math.tanh)

/**
 * Cells along each side of the colours laid over the surface. The centre of none is a grid point of the
 * surface.
 */
const side = 119
const at = (k: number) => extent.a[0] + (k / (side - 1)) * (extent.a[1] - extent.a[0])
/** Cells on slopes, on ridges, at the bottom of the valley and where it bends. */
const cells = [[91, 78], [70, 92], [65, 23], [26, 35], [99, 27], [76, 53], [20, 98], [109, 77]] as const // prettier-ignore
const cameras: readonly CameraSpec[] = ['home', 'top', { azimuth: 96, polar: 52, zoom: 1 }]

/** White, except the cells. */
function painted(): NonNullable<StageContent['drape']> {
  const pixels = new Uint8ClampedArray(4 * side * side).fill(255)
  for (const [i, j] of cells) pixels[4 * (j * side + i) + 1] = 0
  return { resolution: [side, side], extent, pixels }
}

/** CSS pixels from a place to the nearest painted pixel; Infinity if there is none within 12. */
async function paintNear(stage: BlStage) {
  const bitmap = await createImageBitmap(await stage.snapshot(2))
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
  const context = canvas.getContext('2d')!
  context.drawImage(bitmap, 0, 0)
  const { data, width } = context.getImageData(0, 0, bitmap.width, bitmap.height)
  const ratio = bitmap.width / stage.clientWidth
  return (place: { readonly x: number; readonly y: number }) => {
    let nearest = Infinity
    for (let row = Math.round((place.y - 12) * ratio); row <= (place.y + 12) * ratio; row++)
      for (let column = Math.round((place.x - 12) * ratio); column <= (place.x + 12) * ratio; column++) {
        const [red = 0, green = 0, blue = 0] = data.subarray(4 * (row * width + column))
        if ((red + blue) / 2 - green < 40) continue
        const [x, y] = [(column + 0.5) / ratio, (row + 0.5) / ratio]
        nearest = Math.min(nearest, Math.hypot(x - place.x, y - place.y))
      }
    return nearest
  }
}

/** Half a cell. */
const half = (extent.a[1] - extent.a[0]) / (side - 1) / 2

/** True if nothing hides (a, b), and its cell faces the camera and is large enough to be found. */
function isSeen(stage: BlStage, a: number, b: number, place: { x: number; y: number }): boolean {
  const hit = stage.pick(place.x, place.y)
  if (!hit || Math.hypot(hit[0] - a, hit[1] - b) > half) return false
  const corners = [[-1, -1], [1, -1], [1, 1], [-1, 1]].map(([p = 0, q = 0]) => stage.screenOf(a + p * half, b + q * half, 1)!) // prettier-ignore
  const twice = corners.reduce((sum, corner, k) => {
    const next = corners[(k + 1) % 4]!
    return sum + next.x * corner.y - corner.x * next.y
  }, 0)
  return twice / 2 > 2
}

// Makes the camera jump to its target.
beforeEach(() => void vi.spyOn(window, 'matchMedia').mockReturnValue({ matches: true } as MediaQueryList))
afterEach(() => vi.restoreAllMocks())

describe('the whole weight space', () => {
  it.each([['linear', 'webgpu'], ...onlyLong([['log', 'webgpu']] as const), ['log', 'webgl2']] as const)(
    'carries what is on it where its rock is drawn, in %s height on %s',
    async (height, kind) => {
      const stage = await open(
        { ...contentOf({ bare: true, n: 33, kind: height }), starts: [], whole: true, drape: painted() },
        await deviceOf(kind),
        [500, 375],
      )
      let found = 0
      for (const camera of cameras) {
        stage.content = { ...stage.content!, camera }
        await stage.updateComplete
        await nextFrame()
        const paint = await paintNear(stage)
        for (const [i, j] of cells) {
          const [a, b] = [at(i), at(j)]
          const place = stage.screenOf(a, b, field(a, b))!
          if (!isSeen(stage, a, b, place)) continue
          found++
          expect(paint(place), `(${a}, ${b}) from ${JSON.stringify(camera)}`).toBeLessThan(1.5)
        }
      }
      expect(found).toBeGreaterThanOrEqual(12)
    },
  )
})
