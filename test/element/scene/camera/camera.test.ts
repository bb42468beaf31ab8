import { afterEach, expect, it, vi } from 'vitest'
import type { BlStage } from '../../../../src/elements/stage/bl-stage.ts'
import { CameraEvent } from '../../../../src/elements/stage/stage-events.ts'
import type { CameraSpec } from '../../../../src/experiment/spec/view.ts'
import { likeMotion } from '../../fixtures/motion.ts'
import { deviceOf, nextFrame, open, point } from '../../fixtures/open-stage.ts'
import { contentOf } from '../../fixtures/stage-content.ts'

const content = contentOf({ bare: true, n: 33 })
const seenFrom = (camera?: CameraSpec) => ({ ...content, camera })

/** Where a few points of the block are. */
const places = (stage: BlStage) =>
  [
    [2, 2],
    [-3, 1],
    [0, 0],
  ].map(([a, b]) => stage.screenOf(a!, b!, 1)!)

const apart = (p: { x: number; y: number }[], q: { x: number; y: number }[]) =>
  Math.max(...p.map(({ x, y }, i) => Math.hypot(x - q[i]!.x, y - q[i]!.y)))

const patient = { timeout: 10_000 }

afterEach(() => void vi.restoreAllMocks())

/** Turns the stage by dragging next to the starts. */
async function turn(stage: BlStage, by: number): Promise<void> {
  point(stage, 'pointerdown', { x: 30, y: 280 })
  for (let k = 1; k <= 4; k++) {
    point(stage, 'pointermove', { x: 30 + (k * by) / 4, y: 280 })
    await nextFrame()
  }
  point(stage, 'pointerup', { x: 30 + by, y: 280 })
}

it('the camera looks down with a to the right and b upwards, and returns home', async () => {
  const stage = await open(contentOf({ bare: true, n: 33 }), await deviceOf('webgpu'))
  const home = stage.screenOf(2, 2, 1)!
  stage.top()
  const settled = () => {
    const [origin, right, away] = [
      stage.screenOf(0, 0, 1)!,
      stage.screenOf(1, 0, 1)!,
      stage.screenOf(0, 1, 1)!,
    ]
    return (
      Math.abs(right.y - origin.y) < 0.5 &&
      Math.abs(away.x - origin.x) < 0.5 &&
      right.x > origin.x &&
      away.y < origin.y
    )
  }
  await expect.poll(settled, { timeout: 10_000 }).toBe(true)
  stage.home()
  await expect
    .poll(() => Math.hypot(stage.screenOf(2, 2, 1)!.x - home.x, stage.screenOf(2, 2, 1)!.y - home.y) < 1, {
      timeout: 10_000,
    })
    .toBe(true)
})

it('the camera goes where a content points it, and home when that ends', async () => {
  likeMotion()
  const stage = await open(seenFrom(), await deviceOf('webgpu'))
  const home = places(stage)
  stage.content = seenFrom({ azimuth: -90, polar: 45, zoom: 1.5 })
  await expect
    .poll(() => {
      const [left, right] = [stage.screenOf(0, 3, 1)!, stage.screenOf(0, -3, 1)!]
      return left.x < right.x && Math.abs(left.y - right.y) < 0.5
    }, patient)
    .toBe(true)
  expect(stage.camera).toEqual({ azimuth: -90, polar: 45, zoom: 1.5 })
  stage.content = seenFrom()
  await expect.poll(() => apart(places(stage), home), patient).toBeLessThan(1)
})

it('the camera shows the whole block at zoom 1 and half of it at 2, whatever the size of the stage', async () => {
  vi.spyOn(window, 'matchMedia').mockReturnValue({ matches: true } as MediaQueryList)
  for (const size of [
    [250, 250],
    [500, 500],
  ] as const) {
    const stage = await open(seenFrom(), await deviceOf('webgpu'), size)
    const widthAt = async (zoom: number) => {
      stage.content = seenFrom({ azimuth: 20, polar: 40, zoom })
      await stage.updateComplete
      await nextFrame()
      const xs = [-3.5, 3.5].flatMap((a) => [-3.5, 3.5].map((b) => stage.screenOf(a, b, 1)!.x))
      return (Math.max(...xs) - Math.min(...xs)) / size[0]
    }
    const [whole, near] = [await widthAt(1), await widthAt(2)]
    expect(whole).toBeGreaterThan(0.6)
    expect(whole).toBeLessThan(1)
    expect(near / whole).toBeGreaterThan(1.8)
  }
})

it('the camera reports where the user has turned it, and stays there while contents set nothing', async () => {
  const stage = await open(seenFrom(), await deviceOf('webgpu'))
  const home = places(stage)
  const seen: CameraEvent[] = []
  stage.addEventListener(CameraEvent.type, (event) => seen.push(event as CameraEvent))
  await turn(stage, 120)
  await expect.poll(() => seen.at(-1)?.resting, patient).toBe(true)
  const { camera } = seen.at(-1)!
  expect(camera).toMatchObject({
    azimuth: expect.any(Number) as number,
    zoom: expect.closeTo(1, 0) as number,
  })
  expect(seen.some(({ resting }) => !resting)).toBe(true)
  stage.content = { ...seenFrom(), colors: 'viridis' }
  await nextFrame()
  expect(stage.camera).toEqual(camera)
  expect(apart(places(stage), home)).toBeGreaterThan(20)
})

it("the camera is followed by another stage, and the user's turn can be repeated", async () => {
  const leader = await open(seenFrom(), await deviceOf('webgpu'))
  const follower = await open(seenFrom(), await deviceOf('webgpu'))
  leader.addEventListener(CameraEvent.type, (event) => follower.follow((event as CameraEvent).camera, false))
  await turn(leader, -90)
  await expect.poll(() => apart(places(leader), places(follower)), patient).toBeLessThan(1)
  const again = await open(seenFrom(leader.camera), await deviceOf('webgpu'))
  await expect.poll(() => apart(places(leader), places(again)), patient).toBeLessThan(1)
  const larger = await open(seenFrom(leader.camera), await deviceOf('webgpu'), [500, 375])
  expect(larger.camera).toEqual(leader.camera)
})

it('the camera looks in a picture where it was pointed, before a frame has been drawn', async () => {
  const stage = await open(content, await deviceOf('webgpu'))
  const picture = async () => [...new Uint8Array(await (await stage.snapshot()).arrayBuffer())].join()
  stage.content = seenFrom({ azimuth: 120, polar: 30, zoom: 1 })
  await stage.updateComplete
  stage.follow({ azimuth: -40, polar: 60, zoom: 1 }, false)
  const atOnce = await picture()
  await nextFrame()
  expect(atOnce).toBe(await picture())
})
