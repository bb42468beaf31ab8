import CameraControls from 'camera-controls'
import {
  Box3,
  Matrix4,
  PerspectiveCamera,
  Quaternion,
  Raycaster,
  Sphere,
  Spherical,
  Vector2,
  Vector3,
  Vector4,
} from 'three/webgpu'
import { block, within } from './block.ts'

CameraControls.install({
  THREE: { Box3, Matrix4, Quaternion, Raycaster, Sphere, Spherical, Vector2, Vector3, Vector4 },
})

/** Views that buttons lead to. */
type ViewName = 'home' | 'top'

/** CSS pixels kept free around the block for axes and labels: beside its corners at home, beside its edges from above. */
const insets = {
  home: { top: 18, right: 46, bottom: 34, left: 64 },
  top: { top: 62, right: 30, bottom: 62, left: 70 },
} as const
/** The same on a stage too narrow for anything in its corners. */
const narrowInsets = {
  home: { top: 18, right: 24, bottom: 30, left: 46 },
  top: { top: 12, right: 12, bottom: 52, left: 56 },
} as const
const narrowest = 560

const homeAzimuth = 0.6
/** Polar angles between which the home view is chosen. */
const homePolars = [0.66, 0.84] as const

/** The polar angle from which the block is as wide, for its height on the screen, as its room; steeper in a tall room. */
function homePolar(aspect: number): number {
  const across = 2 * block.half * (Math.cos(homeAzimuth) + Math.sin(homeAzimuth))
  const up = block.relief - block.foot
  const polar = Math.atan(up / across) + Math.acos(Math.min(1, across / aspect / Math.hypot(across, up)))
  return within(polar, homePolars)
}

/** The camera and the hand that turns it. Calls `onMove` when a frame is wanted. */
export class StageCamera {
  readonly camera = new PerspectiveCamera(20, 1, 0.4, 60)
  readonly #controls: CameraControls
  readonly #onMove: () => void
  #width = 1
  #height = 1
  #letters = 1
  #touched = false
  #view: ViewName = 'home'

  constructor(element: HTMLElement, reducedMotion: boolean, onMove: () => void) {
    this.#onMove = onMove
    const controls = new CameraControls(this.camera, element)
    controls.minPolarAngle = 0
    controls.maxPolarAngle = 1.5
    controls.minDistance = 2.5
    controls.maxDistance = 30
    controls.smoothTime = reducedMotion ? 0 : 0.18
    controls.draggingSmoothTime = reducedMotion ? 0 : 0.06
    controls.restThreshold = 0.002
    controls.mouseButtons.right = CameraControls.ACTION.TRUCK
    controls.touches.two = CameraControls.ACTION.TOUCH_DOLLY_TRUCK
    controls.setBoundary(new Box3(new Vector3(-1, block.foot, -1), new Vector3(1, block.relief, 1)))
    for (const event of ['control', 'controlstart', 'controlend', 'wake'] as const)
      controls.addEventListener(event, () => {
        if (event === 'control') this.#touched = true
        onMove()
      })
    this.#controls = controls
  }

  set enabled(value: boolean) {
    this.#controls.enabled = value
  }

  get azimuth(): number {
    return this.#controls.azimuthAngle
  }

  get polar(): number {
    return this.#controls.polarAngle
  }

  /** A new size, and how much larger than usual letters are; the view is fitted again unless the hand has turned it. */
  resize(width: number, height: number, letters: number): void {
    this.#width = width
    this.#height = height
    this.#letters = letters
    if (!this.#touched) this.#go(this.#view, false)
  }

  home(smooth: boolean): void {
    this.#touched = false
    this.#go('home', smooth)
  }

  top(smooth: boolean): void {
    this.#touched = false
    this.#go('top', smooth)
  }

  /** Looks from a place at a target, both in world units. */
  look(position: readonly number[], target: readonly number[], smooth: boolean): void {
    this.#touched = true
    const [px = 0, py = 0, pz = 0] = position
    const [tx = 0, ty = 0, tz = 0] = target
    void this.#controls.setLookAt(px, py, pz, tx, ty, tz, smooth)
    this.#onMove()
  }

  /** Moves on by `seconds`; true while it still moves. */
  update(seconds: number): boolean {
    const moved = this.#controls.update(seconds)
    this.camera.updateMatrixWorld()
    return moved
  }

  dispose(): void {
    this.#controls.dispose()
  }

  #go(view: ViewName, smooth: boolean): void {
    this.#view = view
    const { position, target } = this.#fit(view)
    this.#controls.normalizeRotations()
    void this.#controls.setLookAt(...position.toArray(), ...target.toArray(), smooth)
    this.#onMove()
  }

  /** Where to stand so that the whole block lies within the insets. */
  #fit(view: ViewName): { readonly position: Vector3; readonly target: Vector3 } {
    const width = this.#width / this.#letters
    const height = this.#height / this.#letters
    const { top, right, bottom, left } = (width < narrowest ? narrowInsets : insets)[view]
    const room = {
      x: Math.max(0.2, 1 - (left + right) / width),
      y: Math.max(0.2, 1 - (top + bottom) / height),
      cx: (left - right) / width,
      cy: (bottom - top) / height,
    }
    const polar = view === 'top' ? 0.001 : homePolar((room.x * width) / (room.y * height))
    const away = new Vector3().setFromSphericalCoords(1, polar, view === 'top' ? 0 : homeAzimuth)
    const probe = new PerspectiveCamera(this.camera.fov, width / height, 0.1, 60)
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
}
