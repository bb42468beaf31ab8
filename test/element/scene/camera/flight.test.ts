import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { BlStage } from '../../../../src/elements/stage/bl-stage.ts'
import { likeMotion } from '../../fixtures/motion.ts'
import { deviceOf, nextFrame, open, point } from '../../fixtures/open-stage.ts'
import { contentOf } from '../../fixtures/stage-content.ts'

const press = (key: string) =>
  window.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))

beforeEach(likeMotion)
afterEach(() => void vi.restoreAllMocks())

/**
 * Slope of the line from the left to the right of the block on the screen, seen from its right: 0 once the
 * camera has turned there.
 */
const slope = (stage: BlStage) => {
  const [left, right] = [stage.screenOf(0, 3, 1)!, stage.screenOf(0, -3, 1)!]
  return left.x < right.x ? Math.abs(left.y - right.y) : Infinity
}

it("the camera flies to the next content's view, and the next key ends the flight there", async () => {
  const content = contentOf({ bare: true, n: 17 })
  const stage = await open(content, await deviceOf('webgpu'))
  stage.content = { ...content, camera: { azimuth: -90, polar: 45, zoom: 1 } }
  await stage.updateComplete
  await nextFrame()
  expect(slope(stage)).toBeGreaterThan(1)
  press('x')
  await nextFrame()
  expect(slope(stage)).toBeLessThan(0.5)
})

it('the camera rides along with the first run, at eye height, until Escape or a click on the stage', async () => {
  const content = contentOf({ n: 33, at: 40 })
  const stage = await open(content, await deviceOf('webgpu'))
  const [run] = content.paths
  const place = (record: number) => stage.screenOf(run!.a[record]!, run!.b[record]!, run!.loss[record]!)!
  const home = [place(40), place(60)]
  const back = () => Math.hypot(place(40).x - home[0]!.x, place(40).y - home[0]!.y)
  for (const end of [() => press('Escape'), () => point(stage, 'pointerdown', { x: 30, y: 280 })]) {
    expect(stage.ride()).toBe(true)
    await nextFrame()
    expect(back()).toBeGreaterThan(5)
    expect(Math.abs(place(40).x - 200), 'the run goes ahead of the eye').toBeLessThan(60)
    expect(place(60).y, 'and away from it').toBeLessThan(place(40).y)
    end()
    point(stage, 'pointerup', { x: 30, y: 280 })
    await nextFrame()
    expect(back()).toBeLessThan(1)
  }
  expect(stage.ride()).toBe(true)
  expect(stage.ride(), 'asked again, it gets off').toBe(false)
})

it('the camera moves on with the run while it plays', async () => {
  const content = contentOf({ n: 33, at: 20 })
  const stage = await open(content, await deviceOf('webgpu'))
  stage.ride()
  await nextFrame()
  const fixed = stage.screenOf(0, 0, 0.5)!
  stage.content = { ...content, paths: content.paths.map((path) => ({ ...path, at: 120 })) }
  await expect
    .poll(() => Math.hypot(stage.screenOf(0, 0, 0.5)!.x - fixed.x, stage.screenOf(0, 0, 0.5)!.y - fixed.y), {
      timeout: 10_000,
    })
    .toBeGreaterThan(10)
})

it('the camera rests with reduced motion where the run was at the start of the ride, while the run plays', async () => {
  vi.spyOn(window, 'matchMedia').mockReturnValue({ matches: true } as MediaQueryList)
  const content = contentOf({ n: 33, at: 20 })
  const stage = await open(content, await deviceOf('webgpu'))
  const home = stage.screenOf(0, 0, 0.5)!
  stage.ride()
  await nextFrame()
  const fixed = stage.screenOf(0, 0, 0.5)!
  expect(Math.hypot(fixed.x - home.x, fixed.y - home.y), 'it is there at once').toBeGreaterThan(10)
  for (let at = 40; at <= 120; at += 20) {
    stage.content = { ...content, paths: content.paths.map((path) => ({ ...path, at })) }
    await stage.updateComplete
    await nextFrame()
    expect(stage.screenOf(0, 0, 0.5), `at ${at}`).toEqual(fixed)
  }
})

it('the camera has nothing to follow without a run', async () => {
  const stage = await open(contentOf({ bare: true, n: 17 }), await deviceOf('webgpu'))
  expect(stage.ride()).toBe(false)
})
