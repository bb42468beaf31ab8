import type {} from '../../../src/page/bl-app.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { namesOf, scriptsBeforePicture } from '../support/first-picture.ts'
import { expectQuiet, settled, unasked, visit, type Visit } from '../support/page.ts'

let open: Visit | undefined

afterEach(async () => {
  await open?.close()
  open = undefined
})

const plainReason = 'WebGPU is not available here, so this runs on the processor.'

describe('a browser without WebGPU', () => {
  it('works on WebGL or less, loading what that takes, and says on the screen what it runs on', async () => {
    open = await visit({ gpu: 'webgl' })
    expect(namesOf(await scriptsBeforePicture(open.page))).toMatch(/\/webgl-backend-/)
    const state = await settled(open.page)
    expect(state.backend).not.toBe('webgpu')
    expect(state.reason).toBeTruthy()
    expect(state.runs).toHaveLength(3)
    expect(await open.page.locator('bl-hud p.line', { hasText: plainReason }).isVisible()).toBe(true)
    expectQuiet(open)
  })

  it('draws a map without any WebGL and without TensorFlow.js, on a phone and in presentation mode', async () => {
    open = await visit({ gpu: 'none' })
    const scripts = namesOf(await scriptsBeforePicture(open.page))
    expect(scripts).toMatch(/\/engine-/)
    expect(scripts).not.toMatch(/\/(tensor|tfjs)/)
    const state = await settled(open.page)
    expect(state.runs).toHaveLength(3)
    expect(await open.page.locator('bl-app bl-contour-map').count()).toBe(1)
    expect(await open.page.locator('loss-landscape .tools button').allInnerTexts()).toEqual([
      'box',
      'measure',
      'fit',
    ])
    expect(await open.page.locator('bl-hud p.line', { hasText: plainReason }).isVisible()).toBe(true)
    // At a phone's width, nothing is wider than the screen.
    await open.page.setViewportSize({ width: 390, height: 844 })
    const stage = () =>
      open?.page.evaluate(() => document.querySelector('bl-app')?.landscape.getBoundingClientRect())
    await expect.poll(stage).toMatchObject({ x: 0, width: 390 })
    expect(await open.page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    // In presentation mode the page is wide and low, with the cards to the side.
    await open.page.setViewportSize({ width: 1280, height: 720 })
    await open.page.goto(unasked('#scenario=two-weights&step=5').replace('?', '?present&'))
    const height = async (part: string) => (await open?.page.locator(part).boundingBox())?.height ?? NaN
    await open.page.locator('bl-app .present').waitFor()
    await expect
      .poll(async () => (await height('bl-app bl-contour-map')) / (await height('bl-app [data-place=hero]')))
      .toBeGreaterThan(0.8)
    expectQuiet(open)
  })
})
