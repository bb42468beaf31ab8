import { Scene, Color, ColorManagement } from 'three/webgpu'
import { onDeviceLoss } from '../engine/backend/device-loss.ts'
import type { Terrain } from '../experiment/results.ts'
import type { CameraSpec } from '../experiment/spec/view.ts'
import { tokens } from '../math/picture/palette.ts'
import { drawAxes } from './layers/axes-layer.ts'
import { within, worldX, worldZ } from './block.ts'
import { drawBox } from './layers/box-layer.ts'
import { StageCamera } from './camera/camera.ts'
import { ridePose } from './camera/ride.ts'
import { CanvasPen } from './layers/canvas-pen.ts'
import { parseColor } from './surface/color-map.ts'
import { contentStrokes, pathPoint, standingPoint, surfaceY } from './layers/content-strokes.ts'
import { scaled } from './camera/covered-insets.ts'
import { Declutter, type Box } from '../math/picture/declutter.ts'
import { pickTarget, toPlane } from './pointer/pick-target.ts'
import { PointerControls, type PointerTargets } from './pointer/pointer-controls.ts'
import { HeightField } from './surface/height-field.ts'
import { letterScale } from './layers/letter-scale.ts'
import { drawMarkers, startNear, type Labels } from './layers/marker-layer.ts'
import { carried, Transition } from './transition.ts'
import { pictureOf } from './picture.ts'
import { createRenderer, type StageRenderer } from './renderer.ts'
import { sightOf } from './sight.ts'
import { Strokes } from './layers/strokes.ts'
import { refinedHeights } from './surface/refined-heights.ts'
import { Surface } from './surface/surface.ts'
import type { HeightScale } from '../math/height-scale.ts'
import { isPointed, type StageContent, type StageEvents } from './types.ts'
import { View, type ScreenPoint } from './view.ts'

export interface StageOptions {
  /** Positioned; the stage fills it and takes its pointer events. */
  readonly container: HTMLElement
  /** The device to share; undefined for WebGL2. */
  readonly device: GPUDevice | undefined
  readonly events: StageEvents
  /** The device or the WebGL context is gone: this stage draws no more, and is to be replaced. */
  readonly onLost: () => void
}

/** Points a side that a surface is refined to by renderer; WebGPU in software draws those that were computed and no more. */
const finest = { software: 0, webgl2: 129, webgpu: 257 } as const

const reducedMotion = () => matchMedia('(prefers-reduced-motion: reduce)').matches

/**
 * The 3-D stage: draws a StageContent and turns gestures into StageEvents. It draws only when something has changed and it is
 * in sight. Owns its canvases and GPU objects, not the device.
 * @throws StageUnavailable where neither WebGPU nor WebGL2 is there.
 */
export async function createStage(options: StageOptions): Promise<Stage> {
  const stage = new Stage(options, await createRenderer(options.device))
  await stage.compile()
  return stage
}

export class Stage {
  readonly kind: 'webgpu' | 'webgl2'
  readonly #renderer: StageRenderer
  readonly #scene = new Scene()
  readonly #camera: StageCamera
  readonly #view: View
  /** The same view in the larger pixels that letters, markers and lines are drawn in on a large stage. */
  readonly #layerView: View
  readonly #surface: Surface
  readonly #strokes: Strokes
  readonly #hands: PointerControls
  readonly #container: HTMLElement
  readonly #canvas: HTMLCanvasElement
  readonly #layer = document.createElement('canvas')
  readonly #stop = new AbortController()
  readonly #observers: { disconnect(): void }[] = []
  readonly #events: StageEvents
  #toldCamera = ''
  /** Counts of starts, runs and marks by which the home view was chosen. */
  #seen = ''
  #opened: object | undefined
  #riding = false
  #content: StageContent | undefined
  #field: HeightField | undefined
  /** The heights that are drawn of a terrain. */
  #heights: { readonly of: Terrain; readonly drawn: Pick<Terrain, 'resolution' | 'values'> } | undefined
  #labels: Labels = new Map()
  #focused: number | undefined
  #covered: readonly Box[] = []
  /** Pixels of the canvases for each of the screen's, along a side. */
  #scale = 1
  #frame = 0
  #time = 0
  readonly #passage = new Transition()
  /** Content and field as drawn while they are on their way. */
  #drawn: { readonly content: StageContent | undefined; readonly field: HeightField | undefined } | undefined
  #passing = false
  #compiled = false
  #visible = true
  #disposed = false

  constructor({ container, events, onLost }: StageOptions, renderer: StageRenderer) {
    this.#renderer = renderer
    this.kind = renderer.kind
    this.#container = container
    this.#events = events
    this.#canvas = renderer.three.domElement
    this.#surface = new Surface()
    this.#strokes = new Strokes(renderer)
    this.#scene.add(this.#surface.group, this.#strokes.group)
    this.#hands = new PointerControls(container, this.#ground, events)
    this.#camera = new StageCamera(container, reducedMotion(), () => this.invalidate())
    this.#view = new View(this.#camera.camera)
    this.#layerView = new View(this.#camera.camera)
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
    if (renderer.device) this.#stop.signal.addEventListener('abort', onDeviceLoss(renderer.device, lost))
    this.#listen()
    this.#watch()
    this.#resize()
  }

  /** Compiles what draws, beside whatever is computed meanwhile; nothing is drawn before. */
  async compile(): Promise<void> {
    this.#surface.group.visible = true
    await this.#renderer.three.compileAsync(this.#scene, this.#camera.camera)
    this.#surface.hide()
    this.#compiled = true
    this.invalidate()
  }

  setContent(content: StageContent): void {
    const before = this.#content
    const now = performance.now()
    this.#content = content
    this.#passage.set(content, now, reducedMotion())
    const look = tokens(content.theme)
    const { nodes } = this.#surface
    if (before?.theme !== content.theme) {
      nodes.setTheme(content.theme)
      this.#scene.background = new Color().setRGB(
        ...parseColor(look.stage),
        ColorManagement.workingColorSpace,
      )
      this.#strokes.setCasings(parseColor(look.casingInner), parseColor(look.casingOuter))
    }
    if (before?.colors !== content.colors) nodes.setColors(content.colors)
    nodes.setScale(content.scale)
    if (before?.drape !== content.drape) nodes.drape.set(content.drape, content.extent)
    this.#surface.setFacets(content.facets ?? false)
    this.#showTerrain(before, content, now)
    if (before?.ghost !== content.ghost) this.#surface.showGhost(content.ghost)
    this.#see(content)
    this.#look(before, content)
    this.#point()
    this.#passing = this.#passage.moving(now)
    this.#pass(now)
    this.invalidate()
  }

  /** Marks a start as having the keyboard. */
  focusStart(index: number | undefined): void {
    this.#focused = index
    this.invalidate()
  }

  /** Boxes of CSS pixels that something covers: labels and the camera's own views stand beside them. */
  cover(covered: readonly Box[]): void {
    this.#covered = covered
    this.#camera.cover(covered, this.#content?.terrain !== undefined && !reducedMotion())
    this.invalidate()
  }

  /** Looks at the whole block from a side from which all that stands on it is seen. */
  home(): void {
    if (this.#content && !this.#content.beside) this.#camera.see(sightOf(this.#content, this.#field), false)
    this.#camera.look('home', !reducedMotion())
    this.#tell(true)
  }

  top(): void {
    this.#camera.look('top', !reducedMotion())
    this.#tell(true)
  }

  /** Follows the first run at eye height from now on, or no longer; false where there is none. It stands where the run is under reduced motion. */
  ride(): boolean {
    if (this.#riding) this.#getOff()
    else this.#riding = this.#rideOn(false)
    this.invalidate()
    return this.#riding
  }

  /** Pose that the camera has or is moving to. */
  get camera(): CameraSpec {
    return this.#camera.spec
  }

  /** Follows the camera of another stage. */
  follow(camera: CameraSpec, smooth: boolean): void {
    this.#camera.look(camera, smooth && !reducedMotion())
  }

  /** Quarter turns that the camera has made around the block: which plane axis points right, seen from here. */
  get quarterTurns(): number {
    return ((Math.round(this.#camera.azimuth / (Math.PI / 2)) % 4) + 4) % 4
  }

  /** Place on the stage of a point at a loss, in CSS pixels; undefined without content or where the loss is not finite. */
  screenOf(a: number, b: number, loss: number): ScreenPoint | undefined {
    if (!this.#content) return undefined
    const point = standingPoint(this.#content, this.#field, a, b, loss)
    return Number.isNaN(point[1]) ? undefined : this.#view.project(...point)
  }

  /** The point (a, b) of the surface under a point of the stage; undefined where there is none. */
  pick(x: number, y: number): readonly [number, number] | undefined {
    const hit = this.#field?.intersect(this.#view.fieldRay({ x, y }))
    return hit && this.#content ? toPlane(this.#content, hit) : undefined
  }

  /** The picture with its labels, as PNG: of the screen's pixels, or `scale` times as many each way, as far as the renderer can. */
  snapshot(scale = 1): Promise<Blob> {
    this.#camera.update(0)
    if (!this.#disposed) this.#drawAt(scale)
    const picture = pictureOf(this.#canvas, this.#layer)
    if (!this.#disposed && scale !== 1) this.#drawAt(1)
    return picture
  }

  /** Asks for a frame. */
  invalidate(): void {
    if (this.#frame || !this.#visible || !this.#compiled || this.#disposed) return
    this.#frame = requestAnimationFrame((time) => this.#tick(time))
  }

  dispose(): void {
    this.#disposed = true
    cancelAnimationFrame(this.#frame)
    this.#stop.abort()
    for (const observer of this.#observers) observer.disconnect()
    this.#hands.dispose()
    this.#camera.dispose()
    this.#surface.dispose()
    this.#strokes.dispose()
    this.#renderer.dispose()
    this.#canvas.remove()
    this.#layer.remove()
  }

  get #ground(): PointerTargets {
    return {
      startNear: (at, radius) => this.#startNear(at, radius),
      pick: ({ x, y }) => this.pick(x, y),
      follow: (index, at) => this.#follow(index, at),
      changed: (camera) => {
        this.#point()
        if (this.#disposed) return
        this.#camera.enabled = camera
        this.invalidate()
      },
      boxing: () => this.#content?.boxing ?? false,
      boxPoint: (at) => this.#boxPoint(at),
      boxChanged: () => this.invalidate(),
      pointing: () => isPointed(this.#content),
      cancels: () => this.#content?.pointing ?? false,
    }
  }

  /** The pointer shows what a press would do. */
  #point(): void {
    const { hovered, dragged } = this.#hands.start
    const aims = this.#content?.boxing || isPointed(this.#content)
    const over = hovered !== undefined ? 'grab' : aims ? 'crosshair' : ''
    this.#container.style.cursor = dragged !== undefined ? 'grabbing' : over
  }

  #startNear(at: ScreenPoint, radius: number): number | undefined {
    const larger = this.#view.width / this.#layerView.width
    return this.#content && startNear(this.#content, this.#field, this.#view, at, radius * larger)
  }

  #follow(index: number, at: ScreenPoint): readonly [number, number] {
    const content = this.#content
    const field = this.#field
    const start = content?.starts.find((candidate) => candidate.index === index)
    if (!content || !field || !start) return [start?.a ?? 0, start?.b ?? 0]
    const ground = surfaceY(field, worldX(content.extent, start.a), worldZ(content.extent, start.b))
    return pickTarget(content, field, this.#view, at, Number.isNaN(ground) ? 0 : ground)
  }

  #boxPoint(at: ScreenPoint): readonly [number, number] | undefined {
    const [content, field] = [this.#content, this.#field]
    return content && field && pickTarget(content, field, this.#view, at, 0)
  }

  /** Moves the camera where a new content asks. Where it asks no longer, the camera goes home unless the hand has moved it. */
  #look(before: StageContent | undefined, { camera }: StageContent): void {
    if (JSON.stringify(before?.camera) === JSON.stringify(camera)) return
    const smooth = before?.terrain !== undefined && !reducedMotion()
    if (camera) this.#camera.look(camera, smooth, true)
    else if (!this.#camera.touched) this.#camera.look('home', smooth, true)
  }

  /** Chooses the home view by what stands on the stage when something was opened, and again when there is more of it. */
  #see(content: StageContent): void {
    const { opened, beside, terrain, paths, starts, marks } = content
    if (beside) return this.#camera.see(undefined, !reducedMotion())
    if (!opened || !terrain) return
    const seen = [paths, starts, marks].map(({ length }) => length).join()
    if (opened === this.#opened && seen === this.#seen) return
    if (opened !== this.#opened) this.#getOff()
    this.#opened = opened
    this.#seen = seen
    this.#camera.see(sightOf(content, this.#field), !reducedMotion())
  }

  /** Moves on with the first run that is drawn; false where there is none to follow. */
  #rideOn(smooth: boolean): boolean {
    const { content, field } = this.#drawn ?? {}
    const path = content?.paths.find(({ a }) => a.length > 1)
    if (!content || !field || !path) return false
    const last = path.a.length - 1
    const point = (record: number) => pathPoint(path, content, field, record)
    const at = within(path.at, [0, last])
    const pose = ridePose(point, at, last, (x, z) => surfaceY(field, x, z))
    if (pose) this.#camera.ride(pose, smooth)
    return pose !== undefined || this.#riding
  }

  #getOff(): void {
    if (!this.#riding) return
    this.#riding = false
    this.#camera.ride(undefined, false)
  }

  /** A key ends a flight, Escape a ride, and so does a press on the stage. */
  #listen(): void {
    const { signal } = this.#stop
    const key = (event: KeyboardEvent) => {
      this.#camera.land()
      if (event.key !== 'Escape' || !this.#riding) return
      event.stopImmediatePropagation()
      this.#getOff()
    }
    window.addEventListener('keydown', key, { capture: true, signal })
    this.#container.addEventListener('pointerdown', () => this.#getOff(), { capture: true, signal })
  }

  /** Tells where the camera is, once for each place. */
  #tell(resting: boolean): void {
    const camera = this.#camera.spec
    const told = JSON.stringify([camera, resting])
    if (told === this.#toldCamera) return
    this.#toldCamera = told
    this.#events.onCamera(camera, resting)
  }

  #showTerrain(before: StageContent | undefined, content: StageContent, now: number): void {
    const { terrain, scale } = content
    if (!terrain) {
      this.#field = undefined
      this.#surface.hide()
      return
    }
    const old = before?.terrain
    if (old === terrain && before?.scale === scale) return
    const oldHeights = this.#heights?.drawn
    const heights = this.#heightsOf(terrain, content)
    this.#field = new HeightField(heights.resolution, heights.values, scale, content.facets)
    const cut = terrain.max > scale.range[1]
    this.#surface.setCut(cut)
    if (old === terrain) return this.#rescale(heights, cut, before?.scale ?? scale, scale, now)
    const sameGround = old !== undefined && JSON.stringify(before?.extent) === JSON.stringify(content.extent)
    if (sameGround && (this.#passage.morphing(now) || old.u === terrain.u))
      return this.#surface.show(heights, 'instead', cut)
    const from = old && !reducedMotion() ? oldHeights : undefined
    this.#surface.show(heights, from ? 'next' : 'first', cut)
    this.#passage.leave(from && new HeightField(from.resolution, from.values, scale), now)
  }

  /** Morphs the current terrain from its heights before, where the scale changes from linear to log or back. */
  #rescale(
    heights: Pick<Terrain, 'resolution' | 'values'>,
    cut: boolean,
    from: HeightScale,
    to: HeightScale,
    now: number,
  ): void {
    const [na, nb] = heights.resolution
    if (from.kind === to.kind || reducedMotion() || heights.values.length < na * nb) return
    const before = heights.values.map((loss) => carried(loss, from, to))
    this.#surface.show(heights, 'next', cut, before)
    this.#passage.leave(new HeightField(heights.resolution, before, to), now)
  }

  /** The heights to draw: those of the whole weight space are refined, since all that stands on it lies on them. */
  #heightsOf(terrain: Terrain, { whole, facets }: StageContent): Pick<Terrain, 'resolution' | 'values'> {
    if (this.#heights?.of === terrain) return this.#heights.drawn
    const most = finest[this.#renderer.software ? 'software' : this.kind]
    const drawn = whole && !facets ? refinedHeights(terrain, terrain.min, most) : terrain
    this.#heights = { of: terrain, drawn }
    return drawn
  }

  /** Draws what is on its way where it is now. */
  #pass(now: number): void {
    const content = this.#passage.content(now)
    const field = this.#passage.field(this.#field, now)
    this.#drawn = { content, field }
    this.#surface.nodes.morph.value = this.#passage.morph(now)
    if (content)
      this.#strokes.set(contentStrokes(content, field, parseColor(tokens(content.theme).casingInner)))
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
    this.#measure(1)
    const { width, height } = this.#view
    this.#camera.resize({ width, height, letters: letterScale(this.#container) })
    this.invalidate()
  }

  #drawAt(scale: number): void {
    if (scale !== this.#scale) this.#measure(scale)
    this.#draw()
  }

  /** Gives the canvases the container's size, in `scale` times the screen's pixels. */
  #measure(scale: number): void {
    const width = Math.max(1, this.#container.clientWidth)
    const height = Math.max(1, this.#container.clientHeight)
    const { three, device } = this.#renderer
    const most = (device?.limits.maxTextureDimension2D ?? 4096) / Math.max(width, height)
    const ratio = Math.min(scale * Math.min(2, devicePixelRatio), most)
    this.#scale = scale
    three.setPixelRatio(ratio)
    three.setSize(width, height, false)
    this.#layer.width = Math.floor(width * ratio)
    this.#layer.height = Math.floor(height * ratio)
    this.#view.resize(width, height, ratio)
    const larger = letterScale(this.#container)
    this.#layerView.resize(width / larger, height / larger, ratio * larger)
  }

  #tick(time: number): void {
    this.#frame = 0
    const seconds = Math.min(0.1, this.#time ? (time - this.#time) / 1000 : 1 / 60)
    this.#time = time
    if (this.#riding && !reducedMotion()) this.#rideOn(true)
    const moving = this.#camera.update(seconds)
    if (this.#camera.touched) this.#tell(!moving)
    let again = moving
    if (this.#passing) {
      const now = performance.now()
      this.#passing = this.#passage.moving(now)
      this.#pass(now)
      again = true
    }
    this.#draw()
    if (again) this.invalidate()
    else this.#time = 0
  }

  #draw(): void {
    const [{ camera }, view] = [this.#camera, this.#layerView]
    this.#surface.nodes.pixelRatio.value = view.pixelRatio
    this.#strokes.measure(camera, view.width, view.height, view.pixelRatio, view.pixelSize)
    this.#renderer.three.render(this.#scene, camera)
    this.#drawLayer()
  }

  #drawLayer(): void {
    const context = this.#layer.getContext('2d', { willReadFrequently: this.#renderer.software })
    const { content, field } = this.#drawn ?? {}
    if (!context || !content) return
    const { width, height, pixelRatio } = this.#layerView
    context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0)
    context.clearRect(0, 0, width, height)
    if (!content.terrain) return
    const pen = new CanvasPen(context, tokens(content.theme))
    const declutter = new Declutter({ x: 4, y: 4, width: width - 8, height: height - 8 })
    for (const box of this.#covered) declutter.take(scaled(box, width / this.#view.width))
    if (!this.#riding)
      drawAxes(pen, this.#layerView, content, this.#camera.azimuth, this.#camera.polar, declutter)
    const { start, box: boxHand } = this.#hands
    const hand = { hovered: start.hovered, focused: this.#focused, dragged: start.dragged }
    this.#labels = drawMarkers(pen, this.#layerView, content, field, hand, declutter, this.#labels)
    if (boxHand.box) drawBox(pen, this.#layerView, content, field, boxHand.box)
  }
}
