import { Color, ColorManagement, Scene, Spherical, Vector3 } from 'three/webgpu'
import { onDeviceLoss } from '../../engine/backend/device-loss.ts'
import type { CameraSpec } from '../../experiment/spec/view.ts'
import { tokens } from '../../math/picture/palette.ts'
import { block } from '../block.ts'
import { StageCamera } from '../camera/camera.ts'
import { CanvasPen } from '../layers/canvas-pen.ts'
import { letterScale } from '../layers/letter-scale.ts'
import { Strokes } from '../layers/strokes.ts'
import { pictureOf } from '../picture.ts'
import { createRenderer, type StageRenderer } from '../renderer.ts'
import { parseColor } from '../surface/color-map.ts'
import { View } from '../view.ts'
import { frameOf, type PolytopeFrame } from './frame.ts'
import { groundOf, PolytopeBodies } from './polytope-bodies.ts'
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

const reducedMotion = () => matchMedia('(prefers-reduced-motion: reduce)').matches

/** The surroundings of a picture of a polytope. */
export interface PolytopeStageOptions {
  /** Positioned; the picture fills it and takes its pointer. */
  readonly container: HTMLElement
  /** The device to share; undefined for WebGL2. */
  readonly device: GPUDevice | undefined
  /** The device or the WebGL context is gone: this picture draws no more. */
  readonly onLost: () => void
}

/**
 * A polytope with the ways through it, in three.js. It draws only when something has changed and it is in sight. Owns its canvases and
 * GPU objects, not the device.
 * @throws StageUnavailable where neither WebGPU nor WebGL2 is there.
 */
export async function createPolytopeStage(options: PolytopeStageOptions): Promise<PolytopeStage> {
  return new PolytopeStage(options, await createRenderer(options.device))
}

export class PolytopeStage {
  readonly #renderer: StageRenderer
  readonly #scene = new Scene()
  readonly #bodies = new PolytopeBodies()
  readonly #strokes: Strokes
  readonly #camera: StageCamera
  readonly #view: View
  readonly #container: HTMLElement
  readonly #canvas: HTMLCanvasElement
  readonly #layer = document.createElement('canvas')
  readonly #stop = new AbortController()
  readonly #observers: { disconnect(): void }[] = []
  #content: PolytopeContent | undefined
  #frame: PolytopeFrame | undefined
  #labels: ReturnType<typeof drawPolytopeLayer> = new Map()
  #request = 0
  #time = 0
  #visible = true
  #disposed = false

  constructor({ container, onLost }: PolytopeStageOptions, renderer: StageRenderer) {
    this.#renderer = renderer
    this.#container = container
    this.#canvas = renderer.three.domElement
    this.#strokes = new Strokes(renderer)
    this.#scene.add(this.#bodies.group, this.#strokes.group)
    this.#camera = new StageCamera(container, reducedMotion(), () => this.invalidate())
    this.#view = new View(this.#camera.camera)
    for (const canvas of [this.#canvas, this.#layer]) {
      Object.assign(canvas.style, { position: 'absolute', inset: '0', width: '100%', height: '100%' })
      canvas.setAttribute('aria-hidden', 'true')
      container.append(canvas)
    }
    this.#layer.style.pointerEvents = 'none'
    container.style.touchAction = 'none'
    const lost = () => {
      if (this.#disposed) return
      this.#disposed = true
      onLost()
    }
    renderer.three.onDeviceLost = lost
    const { signal } = this.#stop
    if (renderer.device) signal.addEventListener('abort', onDeviceLoss(renderer.device, lost))
    this.#watch()
    this.#resize()
  }

  setContent(content: PolytopeContent): void {
    const before = this.#content
    this.#content = content
    const look = tokens(content.theme)
    if (before?.theme !== content.theme) {
      this.#scene.background = new Color().setRGB(
        ...groundOf(content.theme),
        ColorManagement.workingColorSpace,
      )
      this.#strokes.setCasings(parseColor(look.casingInner), parseColor(look.casingOuter))
    }
    const frame = before?.vertices === content.vertices && this.#frame ? this.#frame : frameOf(content)
    if (frame !== this.#frame || before?.theme !== content.theme) this.#bodies.setFacets(content, frame)
    this.#frame = frame
    this.#bodies.setEllipsoids(content.ellipsoids, frame)
    this.#strokes.set(polytopeStrokes(content, frame))
    const wide = content.ellipsoids.length > 0
    const same = before && before.opened === content.opened && wide === before.ellipsoids.length > 0
    if (!same) this.#camera.look(this.#home, before !== undefined && !reducedMotion(), true)
    this.invalidate()
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
    if (!this.#disposed) this.#draw()
    return pictureOf(this.#canvas, this.#layer)
  }

  /** Asks for a frame. */
  invalidate(): void {
    if (this.#request || !this.#visible || this.#disposed) return
    this.#request = requestAnimationFrame((time) => this.#tick(time))
  }

  dispose(): void {
    this.#disposed = true
    cancelAnimationFrame(this.#request)
    this.#stop.abort()
    for (const observer of this.#observers) observer.disconnect()
    this.#camera.dispose()
    this.#bodies.dispose()
    this.#strokes.dispose()
    this.#renderer.dispose()
    this.#canvas.remove()
    this.#layer.remove()
  }

  /** The usual view, as near as all is seen. */
  get #home(): CameraSpec {
    const { fov, aspect } = this.#camera.camera
    const half = Math.tan((fov / 2) * degree) * Math.min(1, aspect)
    const around = home.around[this.#content?.ellipsoids.length ? 'ellipsoids' : 'polytope']
    return poseFrom(home.azimuth, home.polar, around / Math.sin(Math.atan(half)))
  }

  #watch(): void {
    const resize = new ResizeObserver(() => this.#resize())
    resize.observe(this.#container)
    const sight = new IntersectionObserver((entries) => {
      this.#visible = entries.at(-1)?.isIntersecting ?? true
      this.invalidate()
    })
    sight.observe(this.#container)
    this.#observers.push(resize, sight)
    document.fonts.addEventListener('loadingdone', () => this.invalidate(), { signal: this.#stop.signal })
  }

  #resize(): void {
    const width = Math.max(1, this.#container.clientWidth)
    const height = Math.max(1, this.#container.clientHeight)
    const ratio = Math.min(2, devicePixelRatio)
    const { three } = this.#renderer
    three.setPixelRatio(ratio)
    three.setSize(width, height, false)
    this.#layer.width = Math.floor(width * ratio)
    this.#layer.height = Math.floor(height * ratio)
    const letters = letterScale(this.#container)
    this.#view.resize(width / letters, height / letters, ratio * letters)
    this.#camera.resize({ width, height, letters })
    if (!this.#camera.touched) this.#camera.look(this.#home, false)
    this.invalidate()
  }

  #tick(time: number): void {
    this.#request = 0
    const seconds = Math.min(0.1, this.#time ? (time - this.#time) / 1000 : 1 / 60)
    this.#time = time
    const moving = this.#camera.update(seconds)
    this.#draw()
    if (moving) this.invalidate()
    else this.#time = 0
  }

  #draw(): void {
    const [content, frame, view] = [this.#content, this.#frame, this.#view]
    const context = this.#layer.getContext('2d', { willReadFrequently: this.#renderer.software })
    if (!content || !frame || !context) return
    const { camera } = this.#camera
    this.#strokes.measure(camera, view.width, view.height, view.pixelRatio, view.pixelSize)
    this.#renderer.three.render(this.#scene, camera)
    context.setTransform(view.pixelRatio, 0, 0, view.pixelRatio, 0, 0)
    context.clearRect(0, 0, view.width, view.height)
    this.#labels = drawPolytopeLayer(
      new CanvasPen(context, tokens(content.theme)),
      view,
      content,
      frame,
      this.#labels,
    )
  }
}
