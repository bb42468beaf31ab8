import { Vector3, type PerspectiveCamera } from 'three/webgpu'
import type { Extent } from '../experiment/spec/values/numbers.ts'
import { block, worldX, worldZ } from './block.ts'
import { heightFraction } from '../math/height-scale.ts'
import type { FieldRay } from './surface/height-field.ts'
import type { HeightScale } from '../math/height-scale.ts'

/** A point on the stage in CSS pixels from its top left corner. */
export interface ScreenPoint {
  readonly x: number
  readonly y: number
}

/** The camera as seen from the page: world to pixels and back. Reads the camera, owns nothing. */
export class View {
  readonly camera: PerspectiveCamera
  width = 1
  height = 1
  pixelRatio = 1
  readonly #point = new Vector3()

  constructor(camera: PerspectiveCamera) {
    this.camera = camera
  }

  resize(width: number, height: number, pixelRatio: number): void {
    this.width = width
    this.height = height
    this.pixelRatio = pixelRatio
    this.camera.aspect = width / height
    this.camera.updateProjectionMatrix()
  }

  /** World units per CSS pixel at distance 1. */
  get pixelSize(): number {
    return (2 * Math.tan((this.camera.fov * Math.PI) / 360)) / this.height
  }

  /** Place of a point of the world; NaN behind the camera. */
  project(x: number, y: number, z: number): ScreenPoint {
    const point = this.#point.set(x, y, z).project(this.camera)
    if (point.z > 1) return { x: NaN, y: NaN }
    return { x: ((point.x + 1) / 2) * this.width, y: ((1 - point.y) / 2) * this.height }
  }

  /** The ray through a point of the stage, in world units: the eye, and a direction of length 1. */
  ray({ x, y }: ScreenPoint): { readonly origin: Vector3; readonly direction: Vector3 } {
    const origin = this.camera.position.clone()
    const direction = new Vector3((2 * x) / this.width - 1, 1 - (2 * y) / this.height, 0.5)
      .unproject(this.camera)
      .sub(origin)
      .normalize()
    return { origin, direction }
  }

  /** The same ray in the frame of a HeightField. */
  fieldRay(at: ScreenPoint): FieldRay {
    const { origin, direction } = this.ray(at)
    const size = 2 * block.half
    return {
      origin: [(origin.x + block.half) / size, (block.half - origin.z) / size, origin.y / block.relief],
      direction: [direction.x / size, -direction.z / size, direction.y / block.relief],
    }
  }
}

/** World height of a loss, also beyond the cut and below the range, bounded to what a picture can hold; NaN if it is not finite. */
export function worldY(scale: HeightScale, loss: number): number {
  if (!Number.isFinite(loss)) return NaN
  return block.relief * Math.min(8, Math.max(-0.2, heightFraction(scale, loss)))
}

/** (x, y, z) in world units of (a, b) at a loss; y is NaN if that is not finite. */
export const worldPoint = (
  extent: Extent,
  scale: HeightScale,
  a: number,
  b: number,
  loss: number,
): readonly [number, number, number] => [worldX(extent, a), worldY(scale, loss), worldZ(extent, b)]
