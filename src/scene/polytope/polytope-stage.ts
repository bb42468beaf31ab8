import { Spherical, Vector3 } from 'three/webgpu'
import { clamp } from '../../math/clamp.ts'
import type { Box } from '../../math/picture/declutter.ts'
import { block } from '../block.ts'
import { fitPoints, type Side } from '../camera/camera-fit.ts'
import { scaled, type Insets } from '../camera/covered-insets.ts'
import type { StageCamera } from '../camera/camera.ts'
import { createRenderer, type StageRenderer } from '../renderer.ts'
import { reducedMotion } from '../motion.ts'
import { Viewport, type ViewportOptions } from '../viewport.ts'
import { frameOf, type PolytopeFrame } from './frame.ts'
import { PolytopeBodies } from './polytope-bodies.ts'
import type { PolytopeContent } from './polytope-content.ts'
import { drawPolytopeLayer } from './polytope-layer.ts'
import { objectiveArrow, outline, polytopeStrokes } from './polytope-strokes.ts'

const degree = Math.PI / 180
const home: Side = { azimuth: 32 * degree, polar: 66 * degree }
/** CSS pixels around the corners for their numbers and names. */
const insets: Insets = { top: 34, right: 38, bottom: 34, left: 38 }
/** The relative distance by which the default view may be off while ellipsoids shrink, before the camera follows. */
const slack = 0.05
/** CSS pixels around a card for the numbers of corners. */
const numbers = 28
/** Degrees per key press. */
const turn = 10

const middle = new Vector3(0, (block.relief + block.foot) / 2, 0)

const grown = ({ x, y, width, height }: Box, by: number): Box => ({
  x,
  y,
  width: width + by,
  height: height + by,
})

const poseOf = (position: Vector3, target: Vector3) => {
  const at = ({ x, y, z }: Vector3): [number, number, number] => [x, y, z]
  return { position: at(position), target: at(target) }
}

type Pose = ReturnType<typeof poseOf>

const distanceOf = ({ position, target }: Pose): number =>
  new Vector3(...position).distanceTo(new Vector3(...target))

/** Returns true if one view shows nearly as much as the other, with the same middle. */
function isNear(pose: Pose | undefined, other: Pose | undefined): boolean {
  if (!pose || !other) return pose === other
  const far = Math.max(
    Math.abs(distanceOf(pose) - distanceOf(other)),
    new Vector3(...pose.target).distanceTo(new Vector3(...other.target)),
  )
  return far < slack * distanceOf(other)
}

/**
 * A polytope with the paths through it, in three.js. It draws only when something has changed and it is visible. Owns its
 * canvases and GPU objects, not the device.
 * @throws StageUnavailable if there is neither WebGPU nor WebGL2
 */
export async function createPolytopeStage(options: ViewportOptions): Promise<PolytopeStage> {
  return new PolytopeStage(options, await createRenderer(options.device))
}

/** Draws one PolytopeContent in 3-D. Owns canvases, camera and GPU objects, not the device; call `dispose`. */
export class PolytopeStage {
  readonly #bodies = new PolytopeBodies()
  readonly #viewport: Viewport
  #content: PolytopeContent | undefined
  #frame: PolytopeFrame | undefined
  #covered: readonly Box[] = []
  /** The last default view; undefined once keys have turned it. */
  #looked: Pose | undefined
  #labels: ReturnType<typeof drawPolytopeLayer> = new Map()

  constructor(options: ViewportOptions, renderer: StageRenderer) {
    this.#viewport = new Viewport(options, renderer)
    this.#viewport.scene.add(this.#bodies.group)
    this.#viewport.show({
      move: (seconds) => this.#camera.update(seconds),
      draw: () => this.#draw(),
      resized: () => {
        if (!this.#camera.touched) this.#look(this.#usual, false)
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
    const usual = this.#usual
    const isSame = before?.opened === content.opened
    if (!isSame) this.#look(usual, before !== undefined, true)
    else if (this.#follows && !isNear(usual, this.#looked)) this.#look(usual, true)
    this.#viewport.invalidate()
  }

  /** Sets the boxes in CSS pixels that cover it, which the default view avoids. */
  cover(covered: readonly Box[]): void {
    this.#covered = covered
    if (!this.#camera.touched) this.#look(this.#usual, true)
  }

  /** Turns to the default side. */
  home(): void {
    this.#look(this.#usual, true)
  }

  /** Turns by steps of ten degrees to the right and upwards, from where it is or is going. */
  turn(right: number, up: number): void {
    const { spec, camera } = this.#camera
    const goal = typeof spec === 'object' && 'position' in spec ? spec : poseOf(camera.position, middle)
    const target = new Vector3(...goal.target)
    const seen = new Spherical().setFromVector3(new Vector3(...goal.position).sub(target))
    seen.theta += turn * right * degree
    seen.phi = clamp(seen.phi - turn * up * degree, [degree, 85 * degree])
    const position = new Vector3().setFromSpherical(seen).add(target)
    this.#looked = undefined
    this.#camera.look(poseOf(position, target), !reducedMotion())
  }

  /** Returns the picture with its labels as PNG. */
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

  /** True as long as the user has not turned the default view. */
  get #follows(): boolean {
    return this.#looked !== undefined && !this.#camera.touched
  }

  #look(pose: Pose | undefined, smoothly: boolean, anew?: boolean): void {
    this.#looked = pose
    this.#camera.look(pose ?? 'home', smoothly && !reducedMotion(), anew)
  }

  /** The default view: all corners, the objective and the ellipsoids, as large as fits beside what covers the stage. */
  get #usual(): Pose | undefined {
    const [content, frame] = [this.#content, this.#frame]
    if (!content || !frame) return undefined
    const places = [
      ...content.vertices.map(frame.toWorld),
      ...content.ellipsoids.flatMap((view) => outline(view).map(frame.toWorld)),
      ...(objectiveArrow(content, frame) ?? []),
    ]
    const { view, layerView } = this.#viewport
    const { width, height } = view
    const letters = width / layerView.width
    const covered = this.#covered.map((box) => grown(box, numbers * letters))
    const room = { width, height, letters, covered }
    const points = places.map((place) => new Vector3(...place))
    const { position, target } = fitPoints(points, room, insets, this.#camera.camera.fov, home)
    return poseOf(position, target)
  }

  #draw(): void {
    const [content, frame] = [this.#content, this.#frame]
    if (!content || !frame) return
    const pen = this.#viewport.render(content.theme)
    const { view, layerView } = this.#viewport
    const covered = this.#covered.map((box) => scaled(box, layerView.width / view.width))
    this.#labels = drawPolytopeLayer(pen, layerView, content, frame, covered, this.#labels)
  }
}
