import { afterEach, describe, expect, it, vi } from 'vitest'
import { createRenderer } from '../../../src/scene/renderer.ts'
import { Viewport, type Shown } from '../../../src/scene/viewport.ts'
import { nextFrame, ownDevice } from '../fixtures/open-stage.ts'

let close = () => {}
afterEach(() => {
  vi.unstubAllGlobals()
  close()
})

/** A viewport of 200 by 100 pixels whose picture counts its calls and moves by itself for some frames. */
async function openViewport(device?: GPUDevice) {
  const container = document.createElement('div')
  Object.assign(container.style, { position: 'fixed', top: '0', left: '0', width: '200px', height: '100px' })
  document.body.append(container)
  const counts = { moved: 0, drawn: 0, resized: 0, lost: 0, moves: 0 }
  const viewport = new Viewport({ container, onLost: () => counts.lost++ }, await createRenderer(device))
  viewport.strokes.set([])
  const shown: Shown = {
    move: () => ++counts.moved < counts.moves,
    draw: () => {
      counts.drawn++
      viewport.render('light')
    },
    resized: () => counts.resized++,
  }
  close = () => {
    viewport.dispose()
    container.remove()
  }
  return { container, viewport, shown, counts }
}

/** Waits until a new viewport's observers have reported and its frame is drawn. */
async function settled(): Promise<void> {
  await nextFrame()
  await nextFrame()
}

describe('a viewport', () => {
  it('draws nothing before it has contents, and nothing while nothing changes', async () => {
    const { viewport, shown, counts } = await openViewport()
    viewport.invalidate()
    await settled()
    viewport.show(shown)
    await settled()
    const { drawn } = counts
    expect(drawn).toBeGreaterThan(0)
    await settled()
    expect(counts.drawn).toBe(drawn)
    viewport.invalidate()
    viewport.invalidate()
    await settled()
    expect(counts.drawn).toBe(drawn + 1)
  })

  it('continues for as long as its picture moves by itself', async () => {
    const { viewport, shown, counts } = await openViewport()
    counts.moves = 4
    viewport.show(shown)
    await expect.poll(() => counts.moved).toBeGreaterThanOrEqual(4)
    await settled()
    const { drawn } = counts
    expect(drawn).toBe(counts.moved)
    await settled()
    expect(counts.drawn).toBe(drawn)
  })

  it('waits out of sight', async () => {
    const { container, viewport, shown, counts } = await openViewport()
    viewport.show(shown)
    await settled()
    container.style.top = '-500px'
    await settled()
    const { drawn } = counts
    viewport.invalidate()
    await settled()
    expect(counts.drawn).toBe(drawn)
    container.style.top = '0'
    await expect.poll(() => counts.drawn).toBeGreaterThan(drawn)
  })

  it('takes its container’s size, and pictures of any size', async () => {
    const { container, viewport, shown, counts } = await openViewport()
    viewport.show(shown)
    await settled()
    const { resized } = counts
    container.style.width = '300px'
    await expect.poll(() => counts.resized).toBeGreaterThan(resized)
    expect([viewport.view.width, viewport.view.height]).toEqual([300, 100])
    expect(viewport.camera.camera.aspect).toBe(3)
    const sizes = [...container.querySelectorAll('canvas')].map(({ width, height }) => [width, height])
    expect(sizes).toEqual([
      [300 * devicePixelRatio, 100 * devicePixelRatio],
      [300 * devicePixelRatio, 100 * devicePixelRatio],
    ])
    const { width, height } = await createImageBitmap(await viewport.snapshot(2))
    expect([width, height]).toEqual([600 * devicePixelRatio, 200 * devicePixelRatio])
    expect(container.querySelector('canvas')?.width).toBe(300 * devicePixelRatio)
  })

  it('has a pixel to draw on when it is collapsed on a zoomed-out page', async () => {
    vi.stubGlobal('devicePixelRatio', 0.5)
    const { container, viewport, shown, counts } = await openViewport()
    viewport.show(shown)
    container.style.height = '0'
    await expect.poll(() => viewport.view.height).toBe(1)
    await expect.poll(() => counts.drawn).toBeGreaterThan(0)
    await settled()
    expect(container.querySelector('canvas')?.height).toBe(1)
  })

  it('leaves nothing behind and stops drawing once it is disposed', async () => {
    const { container, viewport, shown, counts } = await openViewport()
    viewport.show(shown)
    await settled()
    viewport.dispose()
    const { drawn } = counts
    viewport.invalidate()
    container.style.width = '300px'
    await settled()
    expect(counts.drawn).toBe(drawn)
    expect([viewport.ended, viewport.signal.aborted, container.childElementCount]).toEqual([true, true, 0])
    expect(counts.lost).toBe(0)
    close = () => container.remove()
  })

  it('reports once that its device is lost, and stops drawing', async () => {
    const device = await ownDevice()
    const { viewport, shown, counts } = await openViewport(device)
    viewport.show(shown)
    await settled()
    device.destroy()
    await expect.poll(() => counts.lost).toBe(1)
    const { drawn } = counts
    viewport.invalidate()
    await settled()
    expect([counts.lost, counts.drawn, viewport.ended]).toEqual([1, drawn, true])
  })
})
