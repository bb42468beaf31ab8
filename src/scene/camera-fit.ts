import { PerspectiveCamera, Vector2, Vector3 } from 'three/webgpu'
import { block, within } from './block.ts'

/** The stage that the block is to fit: CSS pixels, and how much larger than usual its letters are. */
export interface Room {
  readonly width: number
  readonly height: number
  readonly letters: number
}

/** Azimuth and polar angle, in radians, from which one looks. */
export interface Side {
  readonly azimuth: number
  readonly polar: number
}

/** CSS pixels kept free around the block for axes and labels: beside its corners at home, beside its edges from above. */
const insets = {
  home: { top: 18, right: 46, bottom: 34, left: 64 },
  top: { top: 62, right: 30, bottom: 62, left: 70 },
} as const
/** The same on a stage too narrow for anything in its corners. */
const narrowInsets = {
  home: { top: 18, right: 30, bottom: 42, left: 46 },
  top: { top: 12, right: 12, bottom: 52, left: 56 },
} as const
/** The same on one of several stages beside each other, which has neither height axis nor names of marks, but a name of its own above. */
const smallInsets = {
  home: { top: 40, right: 22, bottom: 30, left: 22 },
  top: { top: 40, right: 22, bottom: 52, left: 22 },
} as const
const narrowest = 560
/** CSS pixels of width below which a stage is a small one. */
export const smallStage = 300

/** The polar angle, in radians, below which a view is one from above. */
const steep = 0.35

/** Straight down, a to the right and b upwards. */
export const topSide: Side = { azimuth: 0, polar: 0.001 }

const homeAzimuth = 0.6
/** Polar angles between which the home view is chosen. */
const homePolars = [0.66, 0.84] as const

/** The usual side: the polar angle from which the block is as wide, for its height on the screen, as its room; steeper in a tall room. */
export function homeSide(room: Room): Side {
  const { x, y, aspect } = freeIn(room, 'home')
  const across = 2 * block.half * (Math.cos(homeAzimuth) + Math.sin(homeAzimuth))
  const up = block.relief - block.foot
  const narrow = (aspect * x) / y
  const polar = Math.atan(up / across) + Math.acos(Math.min(1, across / narrow / Math.hypot(across, up)))
  return { azimuth: homeAzimuth, polar: within(polar, homePolars) }
}

const insetsOf = (width: number) =>
  width < smallStage ? smallInsets : width < narrowest ? narrowInsets : insets

/** The part of a stage within its insets: half sizes and centre in units of half the stage. */
function freeIn({ width: w, height: h, letters }: Room, view: keyof typeof insets) {
  const [width, height] = [w / letters, h / letters]
  const { top, right, bottom, left } = insetsOf(width)[view]
  return {
    x: Math.max(0.2, 1 - (left + right) / width),
    y: Math.max(0.2, 1 - (top + bottom) / height),
    cx: (left - right) / width,
    cy: (bottom - top) / height,
    aspect: width / height,
  }
}

/** Where to stand, looking from a side, so that the whole block lies within the insets, and what to look at. */
export function fitBlock(
  stage: Room,
  fov: number,
  { azimuth, polar }: Side,
): { readonly position: Vector3; readonly target: Vector3 } {
  const room = freeIn(stage, polar < steep ? 'top' : 'home')
  const away = new Vector3().setFromSphericalCoords(1, polar, azimuth)
  const probe = new PerspectiveCamera(fov, room.aspect, 0.1, 60)
  const target = new Vector3(0, (block.relief + block.foot) / 2, 0)
  let distance = 8
  for (let round = 0; round < 8; round++) {
    probe.position.copy(target).addScaledVector(away, distance)
    probe.lookAt(target)
    probe.updateMatrixWorld()
    const low = new Vector2(Infinity, Infinity)
    const high = new Vector2(-Infinity, -Infinity)
    for (const x of [-1, 1])
      for (const y of [block.foot, block.relief])
        for (const z of [-1, 1]) {
          const corner = new Vector3(x, y, z).project(probe)
          low.min(new Vector2(corner.x, corner.y))
          high.max(new Vector2(corner.x, corner.y))
        }
    const scale = Math.max((high.x - low.x) / 2 / room.x, (high.y - low.y) / 2 / room.y)
    const reach = distance * Math.tan((probe.fov * Math.PI) / 360)
    const right3 = new Vector3().setFromMatrixColumn(probe.matrixWorld, 0)
    const up3 = new Vector3().setFromMatrixColumn(probe.matrixWorld, 1)
    target.addScaledVector(right3, ((low.x + high.x) / 2 - room.cx) * reach * probe.aspect)
    target.addScaledVector(up3, ((low.y + high.y) / 2 - room.cy) * reach)
    distance *= scale
  }
  return { position: target.clone().addScaledVector(away, distance), target }
}
