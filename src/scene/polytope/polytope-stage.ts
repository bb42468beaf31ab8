import { Spherical, Vector3 } from 'three/webgpu'
import type { CameraSpec } from '../../experiment/spec/view.ts'
import { block } from '../block.ts'
import type { StageCamera } from '../camera/camera.ts'
import { createRenderer, type StageRenderer } from '../renderer.ts'
import { reducedMotion, Viewport, type ViewportOptions } from '../viewport.ts'
import { frameOf, type PolytopeFrame } from './frame.ts'
import { PolytopeBodies } from './polytope-bodies.ts'
import type { PolytopeContent } from './polytope-content.ts'
import { drawPolytopeLayer } from './polytope-layer.ts'
import { polytopeStrokes } from './polytope-strokes.ts'

/** The usual side, in degrees, and how far around the middle of the block one sees: a polytope, or the ellipsoids around it. */
const home = { azimuth: 32, polar: 66, around: { polytope: 1.16, ellipsoids: 1.42 } } as const
/** Degrees that a key turns by. */
const turn = 10
const degree = Math.PI / 180

/** The middle of the block. */
const middle = new Vector3(0, (block.relief + block.foot) / 2, 0)

/** A place to look at the middle from, in degrees. */
function poseFrom(azimuth: number, polar: number, distance: number): CameraSpec {
  const place = new Vector3().setFromSphericalCoords(distance, polar * degree, azimuth * degree).add(middle)
  const at = ({ x, y, z }: Vector3): [number, number, number] => [x, y, z]
  return { position: at(place), target: at(middle) }
}

/**
 * A polytope with the ways through it, in three.js. It draws only when something has changed and it is in sight. Owns its canvases and
 * GPU objects, not the device.
 * @throws StageUnavailable where neither WebGPU nor WebGL2 is there.
 */
export async function createPolytopeStage(options: ViewportOptions): Promise<PolytopeStage> {
  return new PolytopeStage(options, await createRenderer(options.device))
}

export class PolytopeStage {
  readonly #bodies = new PolytopeBodies()
  readonly #viewport: Viewport
  #content: PolytopeContent | undefined
  #frame: PolytopeFrame | undefined
  #labels: ReturnType<typeof drawPolytopeLayer> = new Map()

  constructor(options: ViewportOptions, renderer: StageRenderer) {
    this.#viewport = new Viewport(options, renderer)
    this.#viewport.scene.add(this.#bodies.group)
    this.#viewport.show({
      move: (seconds) => this.#camera.update(seconds),
      draw: () => this.#draw(),
      resized: () => {
        if (!this.#camera.touched) this.#camera.look(this.#home, false)
      },
    })
  }

  setContent(content: PolytopeContent): void {
    const before = this.#content
    this.#content = content
    const frame = before?.vertices === content.vertices && this.#frame ? this.#frame : frameOf(content)
    if (frame !== this.#frame || before?.theme !== content.theme) this.#bodies.setFacets(content, frame)
    this.#frame = frame
    this.#bodies.setEllipsoids(content.ellipsoids, frame)
    this.#viewport.strokes.set(polytopeStrokes(content, frame))
    const wide = content.ellipsoids.length > 0
    const same = before && before.opened === content.opened && wide === before.ellipsoids.length > 0
    if (!same) this.#camera.look(this.#home, before !== undefined && !reducedMotion(), true)
    this.#viewport.invalidate()
  }

  /** Looks from the usual side. */
  home(): void {
    this.#camera.look(this.#home, !reducedMotion())
  }

  /** Turns by so many steps of ten degrees to the right and upwards, from where it is or is going. */
  turn(right: number, up: number): void {
    const { spec, camera } = this.#camera
    const goal =
      typeof spec === 'object' && 'position' in spec ? new Vector3(...spec.position) : camera.position
    const { radius, theta, phi } = new Spherical().setFromVector3(goal.clone().sub(middle))
    const polar = Math.min(85, Math.max(1, phi / degree - turn * up))
    this.#camera.look(poseFrom(theta / degree + turn * right, polar, radius), !reducedMotion())
  }

  /** The picture with its labels, as PNG. */
  snapshot(): Promise<Blob> {
    return this.#viewport.snapshot()
  }

  dispose(): void {
    this.#bodies.dispose()
    this.#viewport.dispose()
  }

  get #camera(): StageCamera {
    return this.#viewport.camera
  }

  /** The usual view, as near as all is seen. */
  get #home(): CameraSpec {
    const { fov, aspect } = this.#camera.camera
    const half = Math.tan((fov / 2) * degree) * Math.min(1, aspect)
    const around = home.around[this.#content?.ellipsoids.length ? 'ellipsoids' : 'polytope']
    return poseFrom(home.azimuth, home.polar, around / Math.sin(Math.atan(half)))
  }

  #draw(): void {
    const [content, frame] = [this.#content, this.#frame]
    if (!content || !frame) return
    const pen = this.#viewport.render(content.theme)
    this.#labels = drawPolytopeLayer(pen, this.#viewport.layerView, content, frame, this.#labels)
  }
}
