import { Color, ColorManagement, Scene } from 'three/webgpu'
import { onDeviceLoss } from '../engine/backend/device-loss.ts'
import { toPng } from '../exchange/png.ts'
import { clamp } from '../math/clamp.ts'
import { reducedMotion } from './motion.ts'
import { tokens, type Theme } from '../math/picture/palette.ts'
import { StageCamera } from './camera/camera.ts'
import { CanvasPen } from './layers/canvas-pen.ts'
import { Strokes } from './layers/strokes.ts'
import type { StageRenderer } from './renderer.ts'
import { parseColor } from '../math/picture/color.ts'
import { screenPixelRatio } from './screen-pixel-ratio.ts'
import type { Plate } from './plate.ts'
import { View } from './view.ts'

/** Size of a picture off the screen, in CSS pixels, and its own pixels per CSS pixel. */
export interface OffscreenSize {
  readonly width: number
  readonly height: number
  readonly pixelRatio: number
}

/** The surroundings of a picture. */
export interface ViewportOptions {
  /** A positioned element; the picture fills it and receives its pointer events. */
  readonly container: HTMLElement
  /** The device to share; undefined for WebGL2. */
  readonly device: GPUDevice | undefined
  /** Called when the device or the WebGL context is lost, so that this picture draws no more and must be replaced. */
  readonly onLost: () => void
  /**
   * It is off the screen, whatever its container: it has this size, nothing in it moves by itself, and it draws when
   * `drawOn` is called.
   */
  readonly offscreen?: OffscreenSize | undefined
}

/** The scene of a viewport. */
export interface Shown {
  /** Advances everything by some seconds, including the camera; returns true while something moves by itself. */
  move(seconds: number): boolean
  /** Draws with `render`, and writes on the text layer. */
  draw(): void
  /** Called when the container has another size. */
  resized?(): void
}

/**
 * A three.js scene with lines, and a text layer over it, in a container: camera, sizes, frames and pictures. It draws
 * only when something has changed and it is visible. Owns its canvases, its lines and the renderer, not the device.
 */
export class Viewport {
  readonly scene = new Scene()
  readonly strokes: Strokes
  readonly camera: StageCamera
  readonly view: View
  /** The same view in the larger pixels of text, markers and lines on a large stage. */
  readonly layerView: View
  /** Draws the scene instead of the renderer, off the screen; the viewport owns it. */
  plate: Plate | undefined
  readonly #renderer: StageRenderer
  readonly #container: HTMLElement
  readonly #offscreen: OffscreenSize | undefined
  readonly #canvas: HTMLCanvasElement
  readonly #layer = document.createElement('canvas')
  readonly #stop = new AbortController()
  #shown: Shown | undefined
  #theme: Theme | undefined
  /** Pixels of the canvases per screen pixel, along a side. */
  #scale = 1
  #frame = 0
  #time = 0
  #visible = true
  #ended = false

  constructor({ container, onLost, offscreen }: Omit<ViewportOptions, 'device'>, renderer: StageRenderer) {
    this.#renderer = renderer
    this.#container = container
    this.#offscreen = offscreen
    this.#canvas = renderer.three.domElement
    this.strokes = new Strokes(renderer)
    this.scene.add(this.strokes.group)
    this.camera = new StageCamera(container, this.calm, () => this.invalidate())
    this.view = new View(this.camera.camera)
    this.layerView = new View(this.camera.camera)
    for (const canvas of [this.#canvas, this.#layer]) {
      Object.assign(canvas.style, { position: 'absolute', inset: '0', width: '100%', height: '100%' })
      canvas.setAttribute('aria-hidden', 'true')
      container.append(canvas)
    }
    this.#layer.style.pointerEvents = 'none'
    container.style.touchAction = 'none'
    const lost = () => {
      if (this.#ended) return
      this.#ended = true
      onLost()
    }
    renderer.three.onDeviceLost = lost
    if (renderer.device) this.signal.addEventListener('abort', onDeviceLoss(renderer.device, lost))
    if (!offscreen) this.#watch()
    this.#resize()
  }

  /** Nothing may move by itself. */
  get calm(): boolean {
    return this.#offscreen !== undefined || reducedMotion()
  }

  /** Sets the scene to draw. */
  show(shown: Shown): void {
    this.#shown = shown
    this.invalidate()
  }

  /** True once it draws no more, because it is disposed or its device is lost. */
  get ended(): boolean {
    return this.#ended
  }

  get signal(): AbortSignal {
    return this.#stop.signal
  }

  /** Requests a frame. */
  invalidate(): void {
    if (this.#frame || !this.#visible || !this.#shown || this.#ended || this.#offscreen) return
    this.#frame = requestAnimationFrame((time) => this.#tick(time))
  }

  /** Draws the scene in a theme, clears the text layer, and returns that layer's pen. */
  render(theme: Theme): CanvasPen {
    if (theme !== this.#theme) this.#setTheme(theme)
    const { width, height, pixelRatio, pixelSize, camera } = this.layerView
    this.strokes.measure(camera, width, height, pixelRatio, pixelSize)
    if (this.plate) this.plate.draw(camera)
    else this.#renderer.three.render(this.scene, camera)
    const context = this.#layer.getContext('2d', { willReadFrequently: this.#renderer.software })
    if (!context) throw new Error('The browser gives no canvas to write on.')
    context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0)
    context.clearRect(0, 0, width, height)
    return new CanvasPen(context, tokens(theme))
  }

  /**
   * Returns the picture with its labels as PNG: in the screen's pixels, or `scale` times as many each way, as far as the
   * renderer can.
   */
  snapshot(scale = 1): Promise<Blob> {
    this.camera.update(0)
    if (!this.#ended) this.#drawAt(scale)
    const picture = pictureOf(this.#canvas, this.#layer)
    if (!this.#ended && scale !== 1) this.#drawAt(1)
    return picture
  }

  /** Draws the picture with its labels on another canvas, filling it. */
  async drawOn(context: CanvasRenderingContext2D): Promise<void> {
    this.camera.update(0)
    this.#drawAt(1)
    const { width, height } = context.canvas
    if (this.plate) context.putImageData(await this.plate.pixels(), 0, 0)
    else context.drawImage(this.#canvas, 0, 0, width, height)
    context.drawImage(this.#layer, 0, 0, width, height)
  }

  dispose(): void {
    this.#ended = true
    cancelAnimationFrame(this.#frame)
    this.#stop.abort()
    this.camera.dispose()
    this.strokes.dispose()
    this.plate?.dispose()
    this.#renderer.dispose()
    this.#canvas.remove()
    this.#layer.remove()
  }

  #setTheme(theme: Theme): void {
    const { stage, casingInner, casingOuter } = tokens(theme)
    this.#theme = theme
    if (!this.#renderer.transparent)
      this.scene.background = new Color().setRGB(...parseColor(stage), ColorManagement.workingColorSpace)
    this.strokes.setCasings(parseColor(casingInner), parseColor(casingOuter))
  }

  #watch(): void {
    const resize = new ResizeObserver(() => this.#resize())
    const sight = new IntersectionObserver((entries) => {
      this.#visible = entries.at(-1)?.isIntersecting ?? true
      this.invalidate()
    })
    for (const observer of [resize, sight]) {
      observer.observe(this.#container)
      this.signal.addEventListener('abort', () => observer.disconnect())
    }
    document.fonts.addEventListener('loadingdone', () => this.invalidate(), { signal: this.signal })
  }

  #resize(): void {
    this.#measure(1)
    const { width, height } = this.view
    this.camera.resize({ width, height, letters: this.#letters })
    this.#shown?.resized?.()
    this.invalidate()
  }

  #drawAt(scale: number): void {
    if (scale !== this.#scale) this.#measure(scale)
    this.#shown?.draw()
  }

  /** Gives the canvases the container's size, in `scale` times the screen's pixels. */
  #measure(scale: number): void {
    const { clientWidth, clientHeight } = this.#container
    const { width, height, pixelRatio } = this.#offscreen ?? {
      width: Math.max(1, clientWidth),
      height: Math.max(1, clientHeight),
      pixelRatio: screenPixelRatio(),
    }
    const { three, device } = this.#renderer
    const most = (device?.limits.maxTextureDimension2D ?? 4096) / Math.max(width, height)
    // On a zoomed-out page, one CSS pixel could round to none, and no device draws on that.
    const least = 1 / Math.min(width, height)
    const ratio = Math.min(Math.max(scale * pixelRatio, least), most)
    this.#scale = scale
    three.setPixelRatio(ratio)
    three.setSize(width, height, false)
    this.#layer.width = Math.floor(width * ratio)
    this.#layer.height = Math.floor(height * ratio)
    this.view.resize(width, height, ratio)
    const larger = this.#letters
    this.layerView.resize(width / larger, height / larger, ratio * larger)
  }

  /** Scale of text and lines. */
  get #letters(): number {
    return this.#offscreen ? sizeScale(this.#offscreen) : letterScale(this.#container)
  }

  #tick(time: number): void {
    this.#frame = 0
    const seconds = Math.min(0.1, this.#time ? (time - this.#time) / 1000 : 1 / 60)
    this.#time = time
    const moves = this.#shown?.move(seconds) ?? false
    this.#shown?.draw()
    if (moves) this.invalidate()
    else this.#time = 0
  }
}

/** Scale of text and lines by the size of a stage; the default is 1. */
const sizeScale = ({ width, height }: { readonly width: number; readonly height: number }): number =>
  clamp(Math.min(width / 1200, height / 720), [1, 1.6])

/**
 * Scale of text and lines; the default is 1. It depends on the size of the stage, and in present mode is at least that of
 * the page.
 */
function letterScale(container: HTMLElement): number {
  const { clientWidth, clientHeight } = container
  const style = getComputedStyle(container)
  const presented = Number(style.getPropertyValue('--bl-least-text')) > 0
  const least = presented ? Number(style.getPropertyValue('--bl-scale')) : 1
  return Math.max(least, sizeScale({ width: clientWidth, height: clientHeight }))
}

/** Returns the picture with its text layer as PNG. */
async function pictureOf(canvas: HTMLCanvasElement, layer: HTMLCanvasElement): Promise<Blob> {
  const picture = document.createElement('canvas')
  picture.width = canvas.width
  picture.height = canvas.height
  const context = picture.getContext('2d')
  context?.drawImage(canvas, 0, 0)
  context?.drawImage(layer, 0, 0)
  return toPng(picture)
}
