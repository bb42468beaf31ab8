import { PerspectiveCamera, Vector2, Vector3 } from 'three/webgpu'
import { clamp } from '../../math/clamp.ts'
import type { Box } from '../../math/picture/declutter.ts'
import { block, type Point } from '../block.ts'
import { maxOf } from '../../math/statistics/range.ts'
import { coverOf, insetsAround, type Insets } from './covered-insets.ts'

/** The stage that the block must fit: CSS pixels, the scale of its text, and what covers it. */
export interface Room {
  readonly width: number
  readonly height: number
  readonly letters: number
  readonly covered?: readonly Box[]
}

/** Azimuth and polar angle of a view, in radians. */
export interface Side {
  readonly azimuth: number
  readonly polar: number
}

/** CSS pixels kept free around the block for axes and labels: next to its corners at home, next to its edges from above. */
const insets = {
  home: { top: 18, right: 46, bottom: 34, left: 64 },
  top: { top: 62, right: 78, bottom: 62, left: 30 },
} as const
/** The same on a stage too narrow for anything in its corners. */
const narrowInsets = {
  home: { top: 18, right: 30, bottom: 42, left: 46 },
  top: { top: 12, right: 64, bottom: 52, left: 12 },
} as const
/** The same on a small stage, which has no height axis. */
const smallInsets = {
  home: { top: 10, right: 22, bottom: 30, left: 22 },
  top: { top: 10, right: 40, bottom: 52, left: 16 },
} as const
/** Stage height in CSS pixels below which less space is left for the names in its upper part, and the least of that space. */
const low = 320
const nameAbove = 40
const upperPart = 0.4
const narrowest = 560
/** CSS pixels below which a stage counts as small. */
const smallest = { width: 300, height: 220 } as const

/** Returns true for a stage, in pixels of its text, that is too small for a height axis and many names. */
export const isSmall = ({ width, height }: Pick<Room, 'width' | 'height'>): boolean =>
  width < smallest.width || height < smallest.height

/** Polar angle, in radians, below which a view is from above. */
const steep = 0.35

/** Straight down, a to the right and b upwards. */
export const topSide: Side = { azimuth: 0, polar: 0.001 }

const homeAzimuth = 0.6
/** Polar angles between which the home view is chosen. */
const homePolars = [0.66, 0.84] as const

/**
 * Returns the default side: the polar angle at which the block's proportions on the screen match the available space;
 * steeper in a tall space.
 */
export function homeSide(room: Room): Side {
  const { x, y, aspect } = freeIn(room, insetsOf(room).home)
  const across = 2 * block.half * (Math.cos(homeAzimuth) + Math.sin(homeAzimuth))
  const up = block.relief - block.foot
  const narrow = (aspect * x) / y
  const polar = Math.atan(up / across) + Math.acos(Math.min(1, across / narrow / Math.hypot(across, up)))
  return { azimuth: homeAzimuth, polar: clamp(polar, homePolars) }
}

const insetsOf = ({ width: w, height: h, letters, covered = [] }: Room) => {
  const [width, height] = [w / letters, h / letters]
  const usual = isSmall({ width, height }) ? smallInsets : width < narrowest ? narrowInsets : insets
  const ends = covered.map((box) => box.y + box.height).filter((end) => end < upperPart * h)
  if (height >= low || ends.length === 0) return usual
  const top = Math.max(nameAbove, maxOf(ends) / letters)
  return { home: { ...usual.home, top }, top: { ...usual.top, top } }
}

/** Returns the part of a stage within insets: half sizes and centre in units of half the stage. */
function freeIn({ width: w, height: h, letters }: Room, { top, right, bottom, left }: Insets) {
  const [width, height] = [w / letters, h / letters]
  return {
    x: Math.max(0.2, 1 - (left + right) / width),
    y: Math.max(0.2, 1 - (top + bottom) / height),
    cx: (left - right) / width,
    cy: (bottom - top) / height,
    aspect: width / height,
  }
}

/**
 * The camera's place, its target, and the projections of the points to show, such as the block's corners, in units of
 * half the stage.
 */
interface Viewpoint {
  readonly position: Vector3
  readonly target: Vector3
  readonly corners: readonly Vector2[]
}

const blockCorners: readonly Vector3[] = [-1, 1].flatMap((x) =>
  [block.foot, block.relief].flatMap((y) => [-1, 1].map((z) => new Vector3(x, y, z))),
)

/** Returns the viewpoint on a side from which the whole block lies within the insets. */
export const fitBlock = (room: Room, fov: number, side: Side): Viewpoint =>
  viewpointIn(room, defaultInsets(room, side), fov, side, blockCorners)

/** The smallest size of the block next to what covers the stage, relative to the default. */
const leastSize = 0.7

const sizeOf = ({ position, target }: Viewpoint): number => 1 / position.distanceTo(target)

/**
 * Returns viewpoints that keep points within insets: first the default one, then those that avoid what covers the stage,
 * in all ways.
 */
const viewpointsAround = (
  points: readonly Vector3[],
  room: Room,
  usual: Insets,
  fov: number,
  side: Side,
): Viewpoint[] =>
  insetsAround(usual, room.covered ?? [], room).map((insets) => viewpointIn(room, insets, fov, side, points))

/**
 * Returns the viewpoint on a side from which the block is large and little of it is covered: of all ways to avoid the
 * covering boxes, the one with the largest size · (1 - 3 · covered fraction) / (1 + covered points), for the points of
 * the world to show. The block never gets smaller than 0.7 of its default size.
 */
export function fitBeside(room: Room, fov: number, side: Side, points: readonly Point[] = []): Viewpoint {
  const { covered = [] } = room
  const viewpoints = viewpointsAround(blockCorners, room, defaultInsets(room, side), fov, side)
  const least = leastSize * sizeOf(fitBlock(room, fov, side))
  const worth = (viewpoint: Viewpoint) =>
    sizeOf(viewpoint) < least
      ? 0
      : ((1 - 3 * coverOf(viewpoint.corners, covered, room)) * sizeOf(viewpoint)) /
        (1 + coveredPoints(points, viewpoint, room, fov))
  return viewpoints.reduce((best, viewpoint) => (worth(viewpoint) > 1.005 * worth(best) ? viewpoint : best))
}

/** Radius of a point's marker in CSS pixels. */
const marker = 18

function coveredPoints(
  points: readonly Point[],
  { position, target }: Viewpoint,
  { width, height, letters, covered = [] }: Room,
  fov: number,
): number {
  if (covered.length === 0) return 0
  const probe = new PerspectiveCamera(fov, width / height, 0.1, 60)
  probe.position.copy(position)
  probe.lookAt(target)
  probe.updateMatrixWorld()
  const around = marker * letters
  return points.filter((point) => {
    const at = new Vector3(...point).project(probe)
    const [x, y] = [((at.x + 1) / 2) * width, ((1 - at.y) / 2) * height]
    return covered.some(
      (box) =>
        x > box.x - around &&
        x < box.x + box.width + around &&
        y > box.y - around &&
        y < box.y + box.height + around,
    )
  }).length
}

/** Returns the viewpoint on a side from which points are as large as the insets allow, without covered ones. */
export function fitPoints(
  points: readonly Vector3[],
  room: Room,
  insets: Insets,
  fov: number,
  side: Side,
): Viewpoint {
  const worth = (viewpoint: Viewpoint) =>
    coverOf(viewpoint.corners, room.covered ?? [], room) > 0 ? 0 : sizeOf(viewpoint)
  return viewpointsAround(points, room, insets, fov, side).reduce((best, viewpoint) =>
    worth(viewpoint) > 1.005 * worth(best) ? viewpoint : best,
  )
}

/** Additional CSS pixels below an edge of the block that is horizontal on the screen, since its name is under its numbers. */
const underLevelEdge = 28

function defaultInsets(room: Room, { azimuth, polar }: Side): Insets {
  const usual = insetsOf(room)[polar < steep ? 'top' : 'home']
  const level = polar < steep ? 0 : Math.max(0, 1 - Math.abs(Math.sin(2 * azimuth)) / 0.8)
  return { ...usual, bottom: usual.bottom + level * underLevelEdge }
}

function viewpointIn(
  stage: Room,
  insets: Insets,
  fov: number,
  { azimuth, polar }: Side,
  points: readonly Vector3[],
): Viewpoint {
  const room = freeIn(stage, insets)
  const away = new Vector3().setFromSphericalCoords(1, polar, azimuth)
  const probe = new PerspectiveCamera(fov, room.aspect, 0.1, 60)
  const target = new Vector3(0, (block.relief + block.foot) / 2, 0)
  let distance = 8
  let corners: Vector2[] = []
  for (let round = 0; round < 8; round++) {
    probe.position.copy(target).addScaledVector(away, distance)
    probe.lookAt(target)
    probe.updateMatrixWorld()
    corners = points.map((point) => {
      const { x, y } = point.clone().project(probe)
      return new Vector2(x, y)
    })
    const low = corners.reduce((least, corner) => least.min(corner), new Vector2(Infinity, Infinity))
    const high = corners.reduce((most, corner) => most.max(corner), new Vector2(-Infinity, -Infinity))
    const scale = Math.max((high.x - low.x) / 2 / room.x, (high.y - low.y) / 2 / room.y)
    const reach = distance * Math.tan((probe.fov * Math.PI) / 360)
    const right3 = new Vector3().setFromMatrixColumn(probe.matrixWorld, 0)
    const up3 = new Vector3().setFromMatrixColumn(probe.matrixWorld, 1)
    target.addScaledVector(right3, ((low.x + high.x) / 2 - room.cx) * reach * probe.aspect)
    target.addScaledVector(up3, ((low.y + high.y) / 2 - room.cy) * reach)
    distance *= scale
  }
  const position = target.clone().addScaledVector(away, distance)
  return { position, target, corners }
}
