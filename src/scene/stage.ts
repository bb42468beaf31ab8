import type { Terrain } from '../reference/results.ts'
import type { CameraSpec } from '../experiment/spec/view.ts'
import { clamp } from '../math/clamp.ts'
import { tokens } from '../math/picture/palette.ts'
import { drawAxes } from './layers/axes-layer.ts'
import { worldX, worldZ } from './block.ts'
import { drawBox } from './layers/box-layer.ts'
import type { CameraPose, StageCamera } from './camera/camera.ts'
import { ridePose } from './camera/ride.ts'
import { parseColor } from '../math/picture/color.ts'
import { contentStrokes, pathPoint, drawnPoint, surfaceY } from './layers/content-strokes.ts'
import { scaled } from './camera/covered-insets.ts'
import { Declutter, type Box } from '../math/picture/declutter.ts'
import { pickTarget, toPlane } from './pointer/point-pick.ts'
import { PointerControls, type PointerTargets } from './pointer/pointer-controls.ts'
import { HeightField } from './surface/height-field.ts'
import {
  drawMarkers,
  nearestGrip,
  pinGrips,
  startGrips,
  type Labels,
  sightOf,
} from './layers/marker-layer.ts'
import { carried, Transition } from './transition.ts'
import { createRenderer, type StageRenderer } from './renderer.ts'
import type { Sight } from './camera/clear-side.ts'
import { refinedHeights } from './surface/refined-heights.ts'
import { Surface } from './surface/surface.ts'
import type { HeightScale } from '../math/height-scale.ts'
import { isPointed, type StageContent, type StageEvents } from './types.ts'
import type { ScreenPoint } from './view.ts'
import type { Plate } from './plate.ts'
import { Viewport, type ViewportOptions } from './viewport.ts'

/** The container and the device of a stage, and the handlers of its gestures. */
export interface StageOptions extends ViewportOptions {
  readonly events: StageEvents
  /** Points per side to which the surface of a whole weight space is refined; 0 for only the computed ones. */
  readonly refined: number
}

/**
 * The 3-D stage: draws a StageContent and turns gestures into StageEvents. It draws only when something has changed and
 * it is visible. Owns its canvases and GPU objects, not the device.
 * @throws StageUnavailable if there is neither WebGPU nor WebGL2
 */
export async function createStage(options: StageOptions): Promise<Stage> {
  const stage = new Stage(options, await createRenderer(options.device))
  await stage.compile()
  return stage
}

/** Radians per key press. */
const turnStep = Math.PI / 18

/**
 * Draws one StageContent in 3-D and reports gestures through `events`. Owns surface, camera and listeners, not the
 * device; call `dispose`.
 */
export class Stage {
  readonly kind: 'webgpu' | 'webgl2'
  readonly #renderer: StageRenderer
  readonly #surface = new Surface()
  readonly #pointer: PointerControls
  readonly #viewport: Viewport
  readonly #container: HTMLElement
  readonly #events: StageEvents
  readonly #refined: number
  #reportedCamera = ''
  /** Counts of starts, runs and marks for which the home view was chosen. */
  #seen = ''
  #opened: object | undefined
  #riding = false
  #content: StageContent | undefined
  #field: HeightField | undefined
  #heights: { readonly of: Terrain; readonly drawn: Pick<Terrain, 'resolution' | 'values'> } | undefined
  #labels: Labels = new Map()
  #focused: number | undefined
  #focusedPin: number | undefined
  #covered: readonly Box[] = []
  readonly #transition = new Transition()
  #drawn: { readonly content: StageContent | undefined; readonly field: HeightField | undefined } | undefined
  #passing = false

  constructor(options: StageOptions, renderer: StageRenderer) {
    const { container, events, refined } = options
    this.#renderer = renderer
    this.kind = renderer.kind
    this.#container = container
    this.#events = events
    this.#refined = refined
    // Before the camera, so that it receives a press first and can claim it.
    this.#pointer = new PointerControls(container, this.#targets, events)
    this.#viewport = new Viewport(options, renderer)
    this.#viewport.scene.add(this.#surface.group)
    this.#listen()
  }

  /** Compiles the shaders while other work continues; nothing is drawn before. */
  async compile(): Promise<void> {
    this.#surface.group.visible = true
    await this.#renderer.three.compileAsync(this.#viewport.scene, this.#camera.camera)
    this.#surface.hide()
    this.#viewport.show({ move: (seconds) => this.#move(seconds), draw: () => this.#draw() })
  }

  drawBy(plate: typeof Plate): void {
    const { scene, strokes } = this.#viewport
    const content = () => this.#content
    const parts = { scene, lines: strokes.group, surface: this.#surface, content }
    this.#viewport.plate = new plate(this.#renderer.three, parts)
  }

  setContent(content: StageContent): void {
    const before = this.#content
    const now = performance.now()
    this.#content = content
    this.#transition.set(content, now, this.#viewport.calm)
    const { nodes } = this.#surface
    if (before?.theme !== content.theme) nodes.setTheme(content.theme)
    if (before?.colors !== content.colors) nodes.setColors(content.colors)
    nodes.setScale(content.scale)
    if (before?.drape !== content.drape) nodes.drape.set(content.drape, content.extent)
    this.#surface.setFacets(content.facets ?? false)
    this.#showTerrain(before, content, now)
    if (before?.ghost !== content.ghost) this.#surface.showGhost(content.ghost)
    this.#see(content)
    this.#look(before, content)
    this.#point()
    this.#passing = this.#transition.moving(now)
    this.#pass(now)
    this.#viewport.invalidate()
  }

  /** Marks a start as focused. */
  focusStart(index: number | undefined): void {
    this.#focused = index
    this.#viewport.invalidate()
  }

  /** Marks a pin as focused. */
  focusPin(index: number | undefined): void {
    this.#focusedPin = index
    this.#viewport.invalidate()
  }

  /** Sets the boxes in CSS pixels that cover it, which labels and the camera's own views avoid. */
  cover(covered: readonly Box[]): void {
    this.#covered = covered
    this.#camera.cover(covered, this.#content?.terrain !== undefined && !this.#viewport.calm)
    this.#viewport.invalidate()
  }

  /** Looks at the whole block from a side from which everything on it is visible. */
  home(): void {
    if (this.#content) this.#camera.see(this.#sights(this.#content), false)
    this.#camera.look('home', !this.#viewport.calm)
    this.#reportCamera(true)
  }

  top(): void {
    this.#camera.look('top', !this.#viewport.calm)
    this.#reportCamera(true)
  }

  /** Turns by steps of ten degrees to the right and upwards, and zooms by steps of a tenth; not during a ride. */
  turn(right: number, up: number, nearer = 0): void {
    if (this.#riding) return
    this.#camera.turn(right * turnStep, up * turnStep, 1.1 ** nearer, !this.#viewport.calm)
    this.#reportCamera(true)
  }

  /**
   * Starts or ends following the first run at eye height; returns false if there is none. Under reduced motion it jumps
   * to the run's place.
   */
  ride(): boolean {
    if (this.#riding) this.#getOff()
    else this.#riding = this.#rideOn(false)
    this.#viewport.invalidate()
    return this.#riding
  }

  /** The camera's pose, or the one that it is moving to. */
  get camera(): CameraSpec {
    return this.#camera.spec
  }

  /** Place and target of the camera, as numbers. */
  get pose(): CameraPose {
    return this.#camera.pose
  }

  follow(camera: CameraSpec, smooth: boolean): void {
    if (camera === 'home' && this.#content) this.#camera.see(this.#sights(this.#content), false)
    this.#camera.look(camera, smooth && !this.#viewport.calm)
  }

  /** The camera's quarter turns around the block, which determine the plane axis that points right. */
  get quarterTurns(): number {
    return ((Math.round(this.#camera.azimuth / (Math.PI / 2)) % 4) + 4) % 4
  }

  /** Returns the place of a point at a loss on the stage, in CSS pixels; undefined without content or if the loss is not finite. */
  screenOf(a: number, b: number, loss: number): ScreenPoint | undefined {
    if (!this.#content) return undefined
    const point = drawnPoint(this.#content, this.#field, a, b, loss)
    return Number.isNaN(point[1]) ? undefined : this.#viewport.view.project(...point)
  }

  /** Returns the point (a, b) of the surface under a point of the stage; undefined if there is none. */
  pick(x: number, y: number): readonly [number, number] | undefined {
    const hit = this.#field?.intersect(this.#viewport.view.fieldRay({ x, y }))
    return hit && this.#content ? toPlane(this.#content, hit) : undefined
  }

  /**
   * Returns the picture with its labels as PNG: in the screen's pixels, or `scale` times as many each way, as far as the
   * renderer can.
   */
  snapshot(scale = 1): Promise<Blob> {
    return this.#viewport.snapshot(scale)
  }

  /** Draws the picture with its labels on another canvas, filling it. */
  drawOn(context: CanvasRenderingContext2D): Promise<void> {
    return this.#viewport.drawOn(context)
  }

  dispose(): void {
    this.#pointer.dispose()
    this.#surface.dispose()
    this.#viewport.dispose()
  }

  get #camera(): StageCamera {
    return this.#viewport.camera
  }

  get #targets(): PointerTargets {
    return {
      starts: {
        near: (at, radius) => this.#near(startGrips, at, radius),
        follow: (index, at) =>
          this.#follow(
            this.#content?.starts.find((start) => start.index === index),
            at,
          ),
      },
      pins: {
        near: (at, radius) => this.#near(pinGrips, at, radius),
        follow: (index, at) =>
          this.#follow(
            this.#content?.marks.find(({ pin }) => pin === index),
            at,
          ),
      },
      pick: ({ x, y }) => this.pick(x, y),
      changed: (camera) => {
        this.#point()
        if (this.#viewport.ended) return
        this.#camera.enabled = camera
        this.#viewport.invalidate()
      },
      boxing: () => this.#content?.boxing ?? false,
      boxPoint: (at) => this.#boxPoint(at),
      boxChanged: () => this.#viewport.invalidate(),
      pointing: () => isPointed(this.#content),
      cancels: () => this.#content?.pointing ?? false,
    }
  }

  /** Sets the cursor for what a press would do. */
  #point(): void {
    const { hovers, drags } = this.#pointer
    const aims = this.#content?.boxing || isPointed(this.#content)
    const over = hovers ? 'grab' : aims ? 'crosshair' : ''
    this.#container.style.cursor = drags ? 'grabbing' : over
  }

  #near(gripsOf: typeof startGrips, at: ScreenPoint, radius: number): number | undefined {
    const { view, layerView } = this.#viewport
    const larger = view.width / layerView.width
    const grips = this.#content ? gripsOf(this.#content, this.#field) : []
    return nearestGrip(grips, view, at, radius * larger)
  }

  /** Returns the point of the plane under a marker that is dragged to a place on the stage. */
  #follow(
    marker: { readonly a: number; readonly b: number } | undefined,
    at: ScreenPoint,
  ): readonly [number, number] {
    const content = this.#content
    const field = this.#field
    if (!content || !field || !marker) return [marker?.a ?? 0, marker?.b ?? 0]
    const height = surfaceY(field, worldX(content.extent, marker.a), worldZ(content.extent, marker.b))
    return pickTarget(content, field, this.#viewport.view, at, Number.isNaN(height) ? 0 : height)
  }

  #boxPoint(at: ScreenPoint): readonly [number, number] | undefined {
    const [content, field] = [this.#content, this.#field]
    return content && field && pickTarget(content, field, this.#viewport.view, at, 0)
  }

  /** Moves the camera if a new content sets it. If it no longer does, the camera goes home, unless the user has moved it. */
  #look(before: StageContent | undefined, { camera }: StageContent): void {
    if (JSON.stringify(before?.camera) === JSON.stringify(camera)) return
    const smooth = before?.terrain !== undefined && !this.#viewport.calm
    if (camera) this.#camera.look(camera, smooth, true)
    else if (!this.#camera.touched) this.#camera.look('home', smooth, true)
  }

  /** Chooses the home view by what is on the stage when something is opened, and again when there is more of it. */
  #see(content: StageContent): void {
    const { opened, beside = [content] } = content
    if (!beside.every((one) => one.opened && one.terrain)) return
    const seen = beside
      .flatMap(({ paths, starts, marks }) => [paths, starts, marks].map(({ length }) => length))
      .join()
    if (opened === this.#opened && seen === this.#seen) return
    if (opened !== this.#opened) this.#getOff()
    this.#opened = opened
    this.#seen = seen
    this.#camera.see(this.#sights(content), !this.#viewport.calm)
  }

  /** Returns everything that the home view must show; stages side by side choose the same view. */
  #sights(content: StageContent): Sight[] {
    const { beside } = content
    const sights = beside
      ? beside.map((one) => sightOf(one, this.#fieldOf(one)))
      : [sightOf(content, this.#field)]
    return sights.filter((sight) => sight !== undefined)
  }

  #fieldOf(content: StageContent): HeightField | undefined {
    const { terrain, scale, facets } = content
    if (!terrain) return undefined
    const { resolution, values } = this.#heightsOf(terrain, content)
    return new HeightField(resolution, values, scale, facets)
  }

  /** Moves on with the first visible run; returns false if there is none to follow. */
  #rideOn(smooth: boolean): boolean {
    const { content, field } = this.#drawn ?? {}
    const path = content?.paths.find(({ a }) => a.length > 1)
    if (!content || !field || !path) return false
    const last = path.a.length - 1
    const point = (record: number) => pathPoint(path, content, field, record)
    const at = clamp(path.at, [0, last])
    const pose = ridePose(point, at, last, (x, z) => surfaceY(field, x, z))
    if (pose) this.#camera.ride(pose, smooth)
    return pose !== undefined || this.#riding
  }

  #getOff(): void {
    if (!this.#riding) return
    this.#riding = false
    this.#camera.ride(undefined, false)
  }

  /** Any press or key ends a motion. A key also ends a flight, Escape a ride, and so does pressing the stage. */
  #listen(): void {
    const { signal } = this.#viewport
    const end = () => {
      this.#transition.finish()
      if (this.#passing) this.#viewport.invalidate()
    }
    const key = (event: KeyboardEvent) => {
      end()
      this.#camera.land()
      if (event.key !== 'Escape' || !this.#riding) return
      event.stopImmediatePropagation()
      this.#getOff()
    }
    window.addEventListener('keydown', key, { capture: true, signal })
    window.addEventListener('pointerdown', end, { capture: true, signal })
    this.#container.addEventListener('pointerdown', () => this.#getOff(), { capture: true, signal })
  }

  /** Reports each new view of the camera. */
  #reportCamera(resting: boolean): void {
    const camera = this.#camera.spec
    const report = JSON.stringify([camera, resting])
    if (report === this.#reportedCamera) return
    this.#reportedCamera = report
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
    this.#heights = { of: terrain, drawn: heights }
    this.#field = new HeightField(heights.resolution, heights.values, scale, content.facets)
    const cut = terrain.max > scale.range[1]
    this.#surface.setCut(cut)
    if (old === terrain) return this.#rescale(heights, cut, before?.scale ?? scale, scale, now)
    const sameExtent = old !== undefined && JSON.stringify(before?.extent) === JSON.stringify(content.extent)
    if (sameExtent && (this.#transition.morphing(now) || old.u === terrain.u))
      return this.#surface.show(heights, 'instead', cut)
    const from = old && !this.#viewport.calm ? oldHeights : undefined
    this.#surface.show(heights, from ? 'next' : 'first', cut)
    this.#transition.leave(from && new HeightField(from.resolution, from.values, scale), now)
  }

  /** Morphs the current terrain from its earlier heights when the scale changes from linear to log or back. */
  #rescale(
    heights: Pick<Terrain, 'resolution' | 'values'>,
    cut: boolean,
    from: HeightScale,
    to: HeightScale,
    now: number,
  ): void {
    const [na, nb] = heights.resolution
    if (from.kind === to.kind || this.#viewport.calm || heights.values.length < na * nb) return
    const before = heights.values.map((loss) => carried(loss, from, to))
    this.#surface.show(heights, 'next', cut, before)
    this.#transition.leave(new HeightField(heights.resolution, before, to), now)
  }

  /** Returns the heights to draw: those of the whole weight space are refined, since everything lies on them. */
  #heightsOf(terrain: Terrain, { whole, facets }: StageContent): Pick<Terrain, 'resolution' | 'values'> {
    if (this.#heights?.of === terrain) return this.#heights.drawn
    return whole && !facets ? refinedHeights(terrain, terrain.min, this.#refined) : terrain
  }

  /** Draws the current state of a transition. */
  #pass(now: number): void {
    const content = this.#transition.content(now)
    const field = this.#transition.field(this.#field, now)
    this.#drawn = { content, field }
    this.#surface.nodes.morph.value = this.#transition.morph(now)
    if (content)
      this.#viewport.strokes.set(
        contentStrokes(content, field, parseColor(tokens(content.theme).casingInner)),
      )
  }

  #move(seconds: number): boolean {
    if (this.#riding && !this.#viewport.calm) this.#rideOn(true)
    const moving = this.#camera.update(seconds)
    if (this.#camera.touched) this.#reportCamera(!moving)
    if (!this.#passing) return moving
    const now = performance.now()
    this.#passing = this.#transition.moving(now)
    this.#pass(now)
    return true
  }

  #draw(): void {
    const { content, field } = this.#drawn ?? {}
    if (!content) return
    const { view, layerView } = this.#viewport
    this.#surface.nodes.pixelRatio.value = layerView.pixelRatio
    const pen = this.#viewport.render(content.theme)
    if (!content.terrain) return
    const { width, height } = layerView
    const declutter = new Declutter({ x: 4, y: 4, width: width - 8, height: height - 8 })
    for (const box of this.#covered) declutter.take(scaled(box, width / view.width))
    if (!this.#riding) drawAxes(pen, layerView, content, this.#camera.azimuth, this.#camera.polar, declutter)
    const { start, pin, box } = this.#pointer
    const { hovered, dragged } = start
    const states = {
      start: { hovered, dragged, focused: this.#focused },
      pin: { hovered: pin.hovered, dragged: pin.dragged, focused: this.#focusedPin },
    }
    this.#labels = drawMarkers(pen, layerView, content, field, states, declutter, this.#labels)
    if (box.box) drawBox(pen, layerView, content, field, box.box)
  }
}
