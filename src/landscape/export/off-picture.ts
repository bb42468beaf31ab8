import { drawMap } from '../../charts/map/contour-map.ts'
import { MapFrame } from '../../charts/map/map-frame.ts'
import type { ChartTheme } from '../../charts/theme.ts'
import { mapOf } from '../../elements/stage/map-of.ts'
import type { CameraSpec } from '../../experiment/spec/view.ts'
import type { Box } from '../../math/picture/declutter.ts'
import { maxOf, minOf } from '../../math/statistics/range.ts'
import type { CameraPose } from '../../scene/camera/camera.ts'
import { createOffscreenStage } from '../../scene/offscreen-stage.ts'
import type { Stage } from '../../scene/stage.ts'
import type { StageContent } from '../../scene/types.ts'
import type { OffscreenSize } from '../../scene/viewport.ts'
import type { PixelSize } from './blob-options.ts'

/** An off-screen picture of a stage, drawn on demand. Owns its resources: call `dispose`. */
export interface OffPicture {
  /** Its size in layout pixels. */
  readonly size: OffscreenSize
  /** The pose of its camera; `undefined` for a map. */
  readonly pose: CameraPose | undefined
  /** Keeps camera and labels clear of boxes, in layout pixels. */
  cover(covered: readonly Box[]): void
  show(content: StageContent): void
  look(camera: CameraSpec): void
  /** Fills a canvas. */
  drawOn(context: CanvasRenderingContext2D): Promise<void>
  dispose(): void
}

/** What an off-screen picture is drawn with. */
export interface Studio {
  /** The engine's device; 'none' for WebGL2; 'flat' for a map, if neither is available. */
  readonly device: GPUDevice | 'none' | 'flat'
  /** Points along each side to which the surface of a whole weight space is refined. */
  readonly refined: number
  /** Colours and fonts of a map. */
  readonly theme: ChartTheme
}

/** Layout area of a picture of default size, in pixels. */
const usual = 1280 * 720
/** Least scale of text and lines, relative to a picture of default size. */
const smallest = 0.5

/**
 * Returns the layout of a picture: larger ones have the same layout as one of default size, with finer
 * pixels.
 */
export function layoutOf({ width, height }: PixelSize): OffscreenSize {
  const pixelRatio = Math.max(smallest, Math.sqrt((width * height) / usual))
  return { width: width / pixelRatio, height: height / pixelRatio, pixelRatio }
}

export function canvasOf({ width, height }: PixelSize): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width, height })
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('The browser could not create a canvas.')
  return context
}

class StagePicture implements OffPicture {
  readonly size: OffscreenSize
  readonly #stage: Stage
  readonly #isLost: () => boolean

  constructor(stage: Stage, size: OffscreenSize, isLost: () => boolean) {
    this.#stage = stage
    this.size = size
    this.#isLost = isLost
  }

  get pose(): CameraPose {
    return this.#stage.pose
  }

  cover(covered: readonly Box[]): void {
    this.#stage.cover(covered)
  }

  show(content: StageContent): void {
    this.#stage.setContent(content)
  }

  look(camera: CameraSpec): void {
    this.#stage.follow(camera, false)
  }

  async drawOn(context: CanvasRenderingContext2D): Promise<void> {
    if (this.#isLost()) throw new Error('The graphics device was lost before the picture was finished.')
    await this.#stage.drawOn(context)
  }

  dispose(): void {
    this.#stage.dispose()
  }
}

/** A map of the surface with the page's fonts. */
class MapPicture implements OffPicture {
  readonly size: OffscreenSize
  readonly pose = undefined
  readonly #theme: ChartTheme
  #covered: readonly Box[] = []
  #content: StageContent | undefined

  constructor(size: OffscreenSize, theme: ChartTheme) {
    this.size = size
    this.#theme = theme
  }

  cover(covered: readonly Box[]): void {
    this.#covered = covered
  }

  show(content: StageContent): void {
    this.#content = content
  }

  look(): void {
    // A map has no camera.
  }

  drawOn(context: CanvasRenderingContext2D): Promise<void> {
    this.#draw(context)
    return Promise.resolve()
  }

  #draw(context: CanvasRenderingContext2D): void {
    const [content, theme] = [this.#content, this.#theme]
    if (!content) return
    const { width, height } = context.canvas
    const map = canvasOf({ width, height })
    map.setTransform(width / this.size.width, 0, 0, height / this.size.height, 0, 0)
    const room = roomBeside(this.size, this.#covered)
    const frame = new MapFrame(room.width, room.height, content.extent, Number.parseFloat(theme.font))
    map.translate(room.x, room.y)
    drawMap(map, frame, mapOf(content, []), theme)
    context.drawImage(map.canvas, 0, 0, width, height)
  }

  dispose(): void {
    this.#content = undefined
  }
}

/** Returns the room between the boxes along the upper and the lower edge. */
function roomBeside({ width, height }: OffscreenSize, covered: readonly Box[]): Box {
  const isUpper = (box: Box) => box.y + box.height / 2 < height / 2
  const upper = covered.filter(isUpper).map((box) => box.y + box.height)
  const lower = covered.filter((box) => !isUpper(box)).map(({ y }) => y)
  const [top, bottom] = [maxOf([0, ...upper]), minOf([height, ...lower])]
  return { x: 0, y: top, width, height: bottom - top }
}

/** Fraction of a pixel added to a picture's size, so that rounding does not make it a pixel smaller. */
const grain = 1e-6

/** How an off-screen picture is drawn. */
export interface PictureWay {
  /** Whether the background is transparent. */
  readonly transparent?: boolean
  /** Whether it is drawn many times. */
  readonly frames?: boolean
  /** Pixels of the picture per layout pixel, if it is part of another picture. */
  readonly pixelRatio?: number
}

/** Opens an off-screen picture of a given size in pixels. */
export async function openPicture(
  { device, refined, theme }: Studio,
  { width, height }: PixelSize,
  {
    transparent = false,
    frames = false,
    pixelRatio = layoutOf({ width, height }).pixelRatio,
  }: PictureWay = {},
): Promise<OffPicture> {
  const size = { width: (width + grain) / pixelRatio, height: (height + grain) / pixelRatio, pixelRatio }
  if (device === 'flat') return new MapPicture(size, theme)
  let lost = false
  const stage = await createOffscreenStage({
    device: device === 'none' ? undefined : device,
    refined,
    size,
    transparent,
    frames,
    onLost: () => (lost = true),
  })
  return new StagePicture(stage, size, () => lost)
}
