import { Vector3 } from 'three/webgpu'
import { describe, expect, it } from 'vitest'
import type { Box } from '../../../../src/math/picture/declutter.ts'
import { block } from '../../../../src/scene/block.ts'
import {
  fitBeside,
  fitBlock,
  fitPoints,
  homeSide,
  topSide,
  type Room,
  type Side,
} from '../../../../src/scene/camera/camera-fit.ts'
import { cameraAt } from '../../../support/scene/camera.ts'

const fov = 20
const card: Box = { x: 12, y: 12, width: 400, height: 150 }
const legend: Box = { x: 12, y: 560, width: 260, height: 240 }
const room = (covered: readonly Box[]): Room => ({ width: 1200, height: 820, letters: 1, covered })

/** The surface's four corners in CSS pixels of the stage. */
function surfaceOf(stage: Room, fit: typeof fitBlock, side: Side) {
  const { position, target } = fit(stage, fov, side)
  const camera = cameraAt(fov, stage.width / stage.height, position, target)
  const points = [-1, 1].flatMap((x) =>
    [-1, 1].map((z) => {
      const { x: right, y: up } = new Vector3(x, block.relief, z).project(camera)
      return { x: ((right + 1) / 2) * stage.width, y: ((1 - up) / 2) * stage.height }
    }),
  )
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)]
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) }
}

const meets = (map: ReturnType<typeof surfaceOf>, box: Box) =>
  map.left < box.x + box.width && map.right > box.x && map.top < box.y + box.height && map.bottom > box.y

describe('points', () => {
  const inset = 40
  const room = (covered: readonly Box[]): Room => ({ width: 1296, height: 800, letters: 1, covered })
  const list: Box = { x: 12, y: 12, width: 500, height: 110 }
  const tall = [-0.3, 0.3].flatMap((x) =>
    [-0.5, 0.9].flatMap((y) => [-0.3, 0.3].map((z) => new Vector3(x, y, z))),
  )

  /** The points in CSS pixels of the stage. */
  const seen = (stage: Room, top = inset) =>
    fitPoints(
      tall,
      stage,
      { top, right: inset, bottom: inset, left: inset },
      fov,
      homeSide(stage),
    ).corners.map(({ x, y }) => ({ x: ((x + 1) / 2) * stage.width, y: ((1 - y) / 2) * stage.height }))
  const heightOf = (points: ReturnType<typeof seen>) => {
    const ys = points.map(({ y }) => y)
    return Math.max(...ys) - Math.min(...ys)
  }

  it('fill the space within the insets', () => {
    const ys = seen(room([])).map(({ y }) => y)
    expect(Math.min(...ys)).toBeCloseTo(inset, 0)
    expect(Math.max(...ys)).toBeCloseTo(800 - inset, 0)
  })

  it('are next to a card rather than below it if that makes them larger', () => {
    const points = seen(room([list]))
    expect(heightOf(points)).toBeGreaterThan(1.1 * heightOf(seen(room([]), list.y + list.height)))
    const under = points.filter(({ x, y }) => x < list.x + list.width && y < list.y + list.height)
    expect(under).toEqual([])
  })
})

describe('a stage covered by cards', () => {
  it('is next to them when seen from above, and stays on the stage', () => {
    const stage = room([card, legend])
    expect(meets(surfaceOf(stage, fitBlock, topSide), card)).toBe(true)
    const map = surfaceOf(stage, fitBeside, topSide)
    expect([meets(map, card), meets(map, legend)]).toEqual([false, false])
    expect(map.left > 0 && map.top > 0 && map.right < stage.width && map.bottom < stage.height).toBe(true)
    expect(map.right - map.left).toBeGreaterThan(500)
  })

  it('is seen as usual if nothing covers it, or only an empty corner', () => {
    const usual = surfaceOf(room([]), fitBlock, topSide)
    expect(surfaceOf(room([]), fitBeside, topSide)).toEqual(usual)
    const corner = room([{ x: 0, y: 0, width: 120, height: 60 }])
    expect(surfaceOf(corner, fitBeside, homeSide(corner))).toEqual(
      surfaceOf(corner, fitBlock, homeSide(corner)),
    )
  })

  it('shows the whole block below a card over its far corner', () => {
    const words: Box = { x: 15, y: 15, width: 930, height: 86 }
    const stage: Room = { width: 960, height: 708, letters: 1.6, covered: [words] }
    const side = { azimuth: Math.PI / 6, polar: 0.96 }
    expect(meets(surfaceOf(stage, fitBlock, side), words)).toBe(true)
    expect(meets(surfaceOf(stage, fitBeside, side), words)).toBe(false)
  })

  it('is filled by the block if it is small, except the space of a name above', () => {
    const small: Room = { width: 430, height: 220, letters: 1.6 }
    const { left, right, top, bottom } = surfaceOf(small, fitBeside, homeSide(small))
    expect((right - left) / small.width).toBeGreaterThan(0.42)
    expect((bottom - top) / small.height).toBeGreaterThan(0.45)
    const named = { ...small, covered: [{ x: 8, y: 8, width: 120, height: 40 }] }
    expect(surfaceOf(named, fitBeside, homeSide(named)).top).toBeGreaterThan(top + 20)
  })

  it.each([
    ['one of four', { width: 488, height: 268, letters: 1 }, 28],
    ['one of four on a phone, whose name has two lines', { width: 194, height: 211, letters: 1 }, 46],
  ])('is under its name where it is low: %s', (_, size, height) => {
    const name: Box = { x: 8, y: 8, width: size.width - 16, height }
    const stage: Room = { ...size, covered: [name] }
    expect(meets(surfaceOf(stage, fitBeside, homeSide(stage)), name)).toBe(false)
  })
})
