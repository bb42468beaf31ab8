import { FramePen } from '../../../charts/frame/frame-pen.ts'
import { fontsReady } from '../../../elements/style/fonts.ts'
import { openFilm, type FilmType, type FrameWriter } from '../../../exchange/film/film-writer.ts'
import { openFrames } from '../../../exchange/film/frames-zip.ts'
import { ExperimentError } from '../../../experiment/spec/values/error.ts'
import type { CameraSpec } from '../../../experiment/spec/view.ts'
import { tokens } from '../../../math/picture/palette.ts'
import type { Study } from '../../../study/study.ts'
import type { BlobOptions, FilmPlan } from '../blob-options.ts'
import { canvasOf, layoutOf, openPicture, type OffPicture, type Studio } from '../off-picture.ts'
import { filmWords } from './film-words.ts'
import { linearityShots, runShots, turnShots, type Shot, type Shots } from './shots.ts'

/** What a film is made of, and who hears of it. */
export interface FilmOrder extends Pick<BlobOptions, 'signal' | 'onProgress'> {
  readonly type: FilmType | 'application/zip'
  readonly plan: FilmPlan
  /** The camera's view on the page; undefined of a map. */
  readonly camera: CameraSpec | undefined
}

function shotsOf(study: Study, plan: FilmPlan, studio: Studio): Shots {
  const { film } = plan
  if (study.veiled)
    throw ExperimentError.at(
      'film',
      'a film would tell the answer of the question that is open: answer it first',
    )
  if (!study.store.training || !study.store.terrain)
    throw ExperimentError.at('film', 'there is no surface to film')
  if (film === 'turn' && studio.device === 'flat')
    throw ExperimentError.at(
      'film',
      'a map has one side only: there is no camera to turn without WebGPU or WebGL2',
    )
  if (film === 'step' && !study.step.peek())
    throw ExperimentError.at('film', 'what is shown is no step of a lecture')
  if ((film === 'run' || film === 'step') && study.playback.last === 0)
    throw ExperimentError.at('film', 'there is no run to film')
  if (film === 'turn') return turnShots(study)
  return film === 'linearity' ? linearityShots(study) : runShots(study)
}

/** Words for a film that has no room in memory or on the disk; other errors as they are. */
export function roomError(error: unknown): unknown {
  const isRoom =
    error instanceof RangeError || (error instanceof DOMException && error.name === 'QuotaExceededError')
  if (!isRoom) return error
  return new Error(
    'There is not enough room for this film, in memory or on the disk: try a shorter or a smaller one.',
  )
}

/** Parts that draw the frames of a film. */
interface DrawerParts {
  readonly context: CanvasRenderingContext2D
  readonly picture: OffPicture
  readonly pen: FramePen
  /** The part of a frame that the picture has. */
  readonly inner: CanvasRenderingContext2D
  readonly words: ReturnType<typeof filmWords>
  /** Colour behind the picture. */
  readonly ground: string
}

/** Draws the frames of a film on a canvas, the picture first and the words over it. */
class FrameDrawer {
  readonly #parts: DrawerParts

  private constructor(parts: DrawerParts) {
    this.#parts = parts
  }

  /** Makes the picture, with its camera as on the page, in which the first shot is. */
  static async open(
    study: Study,
    studio: Studio,
    { plan, camera }: FilmOrder,
    first: Shot,
  ): Promise<FrameDrawer> {
    const { width, height, film } = plan
    const { content } = first
    const words = filmWords(study, content, film)
    const { pixelRatio } = layoutOf(plan)
    const [context, colors] = [canvasOf(plan), tokens(content.theme)]
    const pen = new FramePen(context, pixelRatio, colors, { ...words, counter: first.counter })
    const inner = canvasOf({ width, height: height - Math.round(pen.band * pixelRatio) })
    const picture = await openPicture(studio, inner.canvas, { pixelRatio })
    picture.cover(pen.covered)
    picture.show(content)
    if (camera) picture.look(camera)
    return new FrameDrawer({ context, picture, pen, inner, words, ground: colors.stage })
  }

  get canvas(): HTMLCanvasElement {
    return this.#parts.context.canvas
  }

  get pose() {
    return this.#parts.picture.pose
  }

  draw({ content, counter, camera }: Shot): void {
    const { context, picture, pen, inner, words, ground } = this.#parts
    picture.show(content)
    if (camera) picture.look(camera)
    inner.fillStyle = ground
    inner.fillRect(0, 0, inner.canvas.width, inner.canvas.height)
    picture.drawOn(inner)
    context.drawImage(inner.canvas, 0, 0)
    pen.write({ ...words, counter })
  }

  dispose(): void {
    this.#parts.picture.dispose()
  }
}

/** A film of what a study shows, which leaves the page alone; nothing is left of one that is given up or fails. */
export async function filmOf(study: Study, studio: Studio, order: FilmOrder): Promise<Blob> {
  const { type, plan, signal, onProgress } = order
  const shots = shotsOf(study, plan, studio)
  let drawer: FrameDrawer | undefined
  let writer: FrameWriter | undefined
  try {
    await fontsReady()
    const first = await shots.at(0, undefined)
    signal?.throwIfAborted()
    drawer = await FrameDrawer.open(study, studio, order, first)
    // Labels keep to the places that they had: the first frame is drawn twice, so that it has found its own.
    drawer.draw(first)
    const home = drawer.pose
    const { canvas } = drawer
    writer = type === 'application/zip' ? openFrames(canvas) : await openFilm(canvas, type, plan.fps)
    for (let frame = 0; frame < plan.frames; frame++) {
      signal?.throwIfAborted()
      drawer.draw(await shots.at(frame / (plan.frames - 1), home))
      await writer.add()
      onProgress?.((frame + 1) / plan.frames)
    }
    signal?.throwIfAborted()
    const film = await writer.finish()
    writer = undefined
    return film
  } catch (error) {
    throw roomError(error)
  } finally {
    await writer?.cancel()
    drawer?.dispose()
    shots.dispose()
  }
}
