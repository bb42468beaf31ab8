import { Vector3 } from 'three/webgpu'
import { block, type Point } from '../block.ts'
import type { HeightField } from '../surface/height-field.ts'
import { fitBlock, homeSide, type Room, type Side } from './camera-fit.ts'

/** The surface as drawn, and points over it that a view must show. */
export interface Sight {
  readonly field: HeightField
  readonly points: readonly Point[]
}

/** World units: how far above a point the target is, the height of a marker, and the distance between samples of a ray. */
const raised = 0.02
const spacing = 0.008

/** Returns true if no rock is between an eye and a point on the surface, or a marker's height above it. */
export function isSeen(field: HeightField, eye: Vector3, [x, y, z]: Point): boolean {
  const from = y + raised
  const [dx, dy, dz] = [eye.x - x, eye.y - from, eye.z - z]
  const step = spacing / (Math.hypot(dx, dy, dz) || 1)
  for (let s = step; s < 1; s += step) {
    const [px, py, pz] = [x + s * dx, from + s * dy, z + s * dz]
    if (py > block.relief || Math.abs(px) > block.half || Math.abs(pz) > block.half) return true
    if (block.relief * field.heightAt((px + 1) / 2, (1 - pz) / 2) > py) return false
  }
  return true
}

const degree = Math.PI / 180
/** Degrees between two tried turns, and beyond which a view is from behind. */
const turn = 5
const front = 75
/** Turns in degrees, the smaller first. */
const turns = [0, ...Array.from({ length: 35 }, (_, k) => [-turn * (k + 1), turn * (k + 1)]).flat(), 180]

/**
 * Ways to choose among the turns, the most pleasant first: how many degrees steeper, whether along an axis, whether from
 * behind.
 */
const ways = [
  { lift: 0, straight: false, behind: false },
  { lift: 10, straight: false, behind: false },
  { lift: 20, straight: false, behind: false },
  { lift: 0, straight: true, behind: false },
  { lift: 10, straight: true, behind: false },
  { lift: 0, straight: false, behind: true },
  { lift: 20, straight: false, behind: true },
  { lift: 30, straight: false, behind: false },
] as const

/** Returns true for a view along an axis, which shows no depth along the other one, and where the numbers of both collide. */
const isStraight = ({ azimuth }: Side): boolean => Math.abs(Math.sin(2 * azimuth)) < Math.sin(2 * leastAskew)
const leastAskew = 9 * degree

/**
 * Returns the side nearest to the default one from which every point of every sight is visible; if there is none, the one
 * with the most visible points. Several sights belong to stages with a common camera. Deterministic. Takes a few
 * milliseconds for a dozen points, and no more for a hundred, since a side is rejected as soon as it hides too many.
 */
export function clearSide(room: Room, fov: number, sights: readonly Sight[]): Side {
  const home = homeSide(room)
  const points = sights.flatMap(({ field, points }) => points.map((point) => ({ field, point })))
  /** The points, with the most recently hidden ones first. */
  let order = points
  /** Returns the number of visible points; it may stop counting as soon as there can be no more than `beyond`. */
  const seenFrom = (eye: Vector3, beyond = -1) => {
    const hidden = new Set<(typeof points)[number]>()
    for (const one of order) {
      if (points.length - hidden.size <= beyond) break
      if (!isSeen(one.field, eye, one.point)) hidden.add(one)
    }
    order = [...hidden, ...order.filter((one) => !hidden.has(one))]
    return points.length - hidden.size
  }
  const { position, target } = fitBlock(room, fov, home)
  const away = position.distanceTo(target)
  let best = home
  let most = seenFrom(position)
  for (const { lift, straight, behind } of ways)
    for (const angle of turns) {
      if (most === points.length) return best
      const side = { azimuth: home.azimuth + angle * degree, polar: home.polar - lift * degree }
      if (isStraight(side) !== straight || Math.abs(angle) > front !== behind) continue
      const near = new Vector3().setFromSphericalCoords(away, side.polar, side.azimuth).add(target)
      if (seenFrom(near, most) <= most) continue
      const seen = seenFrom(fitBlock(room, fov, side).position, most)
      if (seen > most) [best, most] = [side, seen]
    }
  return best
}
