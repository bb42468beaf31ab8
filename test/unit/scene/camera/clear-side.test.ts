import { Vector3 } from 'three/webgpu'
import { describe, expect, it, vi } from 'vitest'
import { block } from '../../../../src/scene/block.ts'
import { fitBlock, homeSide, type Room, type Side } from '../../../../src/scene/camera/camera-fit.ts'
import { clearSide, isSeen } from '../../../../src/scene/camera/clear-side.ts'
import { HeightField } from '../../../../src/scene/surface/height-field.ts'
import type { HeightScale } from '../../../../src/math/height-scale.ts'

const scale: HeightScale = { kind: 'linear', range: [0, 1], minimum: 0, floor: 1e-6 }
const room: Room = { width: 1000, height: 600, letters: 1 }
const fov = 20
const n = 65
const fieldOf = (height: (x: number, z: number) => number) =>
  new HeightField(
    [n, n],
    Float32Array.from({ length: n * n }, (_, k) => height((2 * (k % n)) / (n - 1) - 1, 1 - (2 * Math.floor(k / n)) / (n - 1))),
    scale,
  ) // prettier-ignore

/** A wall from left to right. */
const wall = fieldOf((_, z) => (Math.abs(z - 0.2) < 0.06 ? 1 : 0))

describe('the home view', () => {
  it('is the default if that shows everything', () => {
    expect(clearSide(room, fov, [{ field: wall, points: [[0, 0, 0.9]] }])).toEqual(homeSide(room))
  })

  it('turns to the side from which a point behind a wall is visible', () => {
    const points = [[0.3, 0, 0.05], [-0.4, 0, 0.05]] as const // prettier-ignore
    const usual = fitBlock(room, fov, homeSide(room)).position
    expect(points.map((point) => isSeen(wall, usual, point))).toEqual([false, false])
    const { position } = fitBlock(room, fov, clearSide(room, fov, [{ field: wall, points }]))
    expect(points.map((point) => isSeen(wall, position, point))).toEqual([true, true])
  })

  it('of side-by-side stages is one from which all of them show everything', () => {
    const stages = [
      { field: wall, points: [[0.3, 0, 0.05]] },
      { field: fieldOf((x) => (Math.abs(x - 0.2) < 0.06 ? 1 : 0)), points: [[0.05, 0, 0.3]] },
    ] as const
    const hidden = (side: Side) => {
      const { position } = fitBlock(room, fov, side)
      return stages.map(
        ({ field, points }) => points.filter((point) => !isSeen(field, position, point)).length,
      )
    }
    expect(hidden(clearSide(room, fov, [stages[0]])), 'what the first alone would choose').not.toEqual([0, 0])
    expect(hidden(clearSide(room, fov, stages))).toEqual([0, 0])
  })

  it('over a line is the default, since a line has no rock', () => {
    const line = new HeightField([n, 1], new Float32Array(n).fill(1), scale)
    const points = [[0.3, 0, 0], [-0.4, 0, 0]] as const // prettier-ignore
    expect(clearSide(room, fov, [{ field: line, points }])).toEqual(homeSide(room))
  })

  it('shows the most if no side shows everything', () => {
    const pit = fieldOf((x, z) => (Math.hypot(x - 0.5, z - 0.5) < 0.03 ? 0 : 1))
    const points = [[0.5, 0, 0.5], [0, block.relief, 0]] as const // prettier-ignore
    const { position } = fitBlock(room, fov, clearSide(room, fov, [{ field: pit, points }]))
    expect(points.map((point) => isSeen(pit, position, point))).toEqual([false, true])
  })

  it('drops a side as soon as it hides as many points as another', () => {
    const within = (r: number, x: number, z: number) => Math.hypot(x - 0.5, z - 0.5) < r
    const pit = fieldOf((x, z) => (within(0.12, x, z) && !within(0.03, x, z) ? 1 : 0))
    const seen = Array.from({ length: 80 }, (_, k) => [k / 80 - 0.8, 0, -0.5] as const)
    const asked = vi.spyOn(pit, 'heightAt')
    const looks = (act: () => unknown) => {
      asked.mockClear()
      act()
      return asked.mock.calls.length
    }
    const usual = fitBlock(room, fov, homeSide(room)).position
    const once = looks(() => seen.filter((point) => isSeen(pit, usual, point)))
    const all = looks(() => clearSide(room, fov, [{ field: pit, points: [[0.5, 0, 0.5], ...seen] }]))
    expect(all, 'looks at hundreds of sides, compared with one').toBeLessThan(3 * once)
  })

  it('agrees with the ray through the pixel', () => {
    const { position } = fitBlock(room, fov, homeSide(room))
    for (const [x, z] of [
      [0, 0.9],
      [0.3, 0.05],
      [-0.6, -0.7],
      [0.8, 0.1],
    ] as const) {
      // prettier-ignore
      const direction = new Vector3(x, 0.02, z).sub(position).normalize()
      const hit = wall.intersect({
        origin: [(position.x + 1) / 2, (1 - position.z) / 2, position.y / block.relief],
        direction: [direction.x / 2, -direction.z / 2, direction.y / block.relief],
      })
      const free = hit !== undefined && Math.hypot(2 * hit[0] - 1 - x, 1 - 2 * hit[1] - z) < 0.06
      expect(isSeen(wall, position, [x, 0, z]), `(${x}, ${z})`).toBe(free)
    }
  })
})
