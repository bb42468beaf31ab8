import { expect, onTestFinished, test, vi } from 'vitest'
import { createOffscreenStage } from '../../../src/scene/offscreen-stage.ts'
import type { StageContent } from '../../../src/scene/types.ts'
import { deviceOf } from '../fixtures/open-stage.ts'
import { contentOf } from '../fixtures/stage-content.ts'

const size = { width: 320, height: 180, pixelRatio: 1 }

/** An offscreen stage on the shared device, and the function that draws successive contents with it. */
async function drawing(frames: boolean) {
  const device = await deviceOf('webgpu')
  const context = new OffscreenCanvas(320, 180).getContext('2d', { willReadFrequently: true })!
  const stage = await createOffscreenStage({
    ...{
      device: device as GPUDevice,
      refined: 0,
      size,
      transparent: false,
      frames,
    },
    onLost: () => undefined,
  })
  onTestFinished(() => stage.dispose())
  return async (content: StageContent) => {
    stage.setContent(content)
    await stage.drawOn(context as unknown as CanvasRenderingContext2D)
    return [...context.getImageData(0, 0, 320, 180).data]
  }
}

/** A content in a run's film, where the surface stays and the run moves. */
const walked = (content: StageContent, at: number): StageContent => ({
  ...content,
  paths: content.paths.map((path) => ({ ...path, at })),
})

test('frames of a film in software equal those of a canvas, and keep the surface while lines move over it', async () => {
  const [plain, kept] = [await drawing(false), await drawing(true)]
  const n = 65
  /** Number of triangle corners of the surface. */
  const surface = 6 * (n - 1) ** 2
  const content = contentOf({ n })
  const other = contentOf({ n, kind: 'linear' })
  const draws = vi.spyOn(GPURenderPassEncoder.prototype, 'drawIndexed')
  const indices: number[] = []
  for (const shown of [walked(content, 0), walked(content, 1), walked(content, 2), walked(other, 2)]) {
    const picture = await plain(shown)
    draws.mockClear()
    expect(await kept(shown)).toEqual(picture)
    indices.push(draws.mock.calls.reduce((sum, [count]) => sum + count, 0))
  }
  draws.mockRestore()
  const [first, second, third, turned] = indices as [number, number, number, number]
  // The second frame draws the surface for reuse, the third reuses it, and another surface is drawn again.
  expect(second).toBeGreaterThan(third)
  expect(first - third).toBeGreaterThanOrEqual(surface)
  expect(turned - third).toBeGreaterThanOrEqual(surface)
})
