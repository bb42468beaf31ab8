import { FramePen } from '../../../charts/frame/frame-pen.ts'
import { fontsReady } from '../../../elements/style/fonts.ts'
import { openFilm, type FilmType, type FrameWriter } from '../../../exchange/film/film-writer.ts'
import { openFrames } from '../../../exchange/film/frames-zip.ts'
import { untilAborted } from '../../../engine/backend/queue.ts'
import { ExperimentError } from '../../../experiment/spec/values/error.ts'
import type { CameraSpec } from '../../../experiment/spec/view.ts'
import { tokens } from '../../../math/picture/palette.ts'
import type { CameraPose } from '../../../scene/camera/camera.ts'
import type { StageContent } from '../../../scene/types.ts'
import type { Study } from '../../../study/study.ts'
import type { BlobOptions, FilmPlan } from '../blob-options.ts'
import { canvasOf, layoutOf, openPicture, type OffPicture, type Studio } from '../off-picture.ts'
import { filmWords } from './film-words.ts'
import { linearityShots, runShots, turned, turnShots, type Shot, type Shots } from './shots.ts'

export interface FilmedStage {
  readonly study: Study
  /** The camera's view on the page; `undefined` for a map. */
  readonly camera: CameraSpec | undefined
}

/** The stages of a film; the first leads, and the others are next to it. */
export type FilmedStages = readonly [FilmedStage, ...FilmedStage[]]

/** A film to make, with its listeners. */
export interface FilmOrder extends Pick<BlobOptions, 'signal' | 'enough' | 'onProgress' | 'codec'> {
  readonly type: FilmType | 'application/zip'
  readonly plan: FilmPlan
  /** Number of stages in a row. */
  readonly columns: number
}

function shotsOf(studies: readonly [Study, ...Study[]], plan: FilmPlan, studio: Studio): Shots {
  const [study] = studies
  const { film } = plan
  if (study.veiled)
    throw ExperimentError.at('film', 'a video would reveal the answer to the open question. Answer it first')
  if (!study.store.training || !study.store.terrain)
    throw ExperimentError.at('film', 'there is no surface to film')
  if (film === 'turn' && studio.device === 'flat')
    throw ExperimentError.at('film', 'a map has no camera to turn. Use a browser with WebGPU or WebGL2')
  if (film === 'step' && !study.step.peek())
    throw ExperimentError.at('film', 'this is not a step of a lecture')
  if ((film === 'run' || film === 'step') && study.playback.last === 0)
    throw ExperimentError.at('film', 'there is no run to film')
  if (film === 'turn') return turnShots(studies)
  return film === 'linearity' ? linearityShots(studies) : runShots(studies)
}

/** Returns an error about lack of memory or disk space as one with advice; other errors unchanged. */
export function roomError(error: unknown): unknown {
  const isRoom =
    error instanceof RangeError || (error instanceof DOMException && error.name === 'QuotaExceededError')
  if (!isRoom) return error
  return new Error('Not enough memory or disk space for this video. Try a shorter or smaller one.')
}

/** Most frames of a turn drawn before it begins. */
const mostAhead = 12

/** One of the stages of a film, with its place on the frames. */
interface PlacedPicture {
  readonly picture: OffPicture
  readonly canvas: CanvasRenderingContext2D
  /** Its place on a frame, in pixels. */
  readonly x: number
  readonly y: number
}

/** Parts that draw the frames of a film. */
interface DrawerParts {
  readonly context: CanvasRenderingContext2D
  readonly pictures: readonly PlacedPicture[]
  readonly pen: FramePen
  readonly words: ReturnType<typeof filmWords>
  /** Background colour of the pictures. */
  readonly ground: string
}

/** Draws the frames of a film on a canvas: pictures first, then text. */
class FrameDrawer {
  readonly #parts: DrawerParts
  /** Initial poses of the cameras. */
  #homes: readonly (CameraPose | undefined)[] = []

  private constructor(parts: DrawerParts) {
    this.#parts = parts
  }

  /** Makes the pictures for the first shot, with the cameras of the page. */
  static async open(
    stages: FilmedStages,
    studio: Studio,
    { plan, columns }: FilmOrder,
    first: Shot,
  ): Promise<FrameDrawer> {
    const [content] = first.contents as readonly [StageContent]
    const studies = stages.map(({ study }) => study)
    const words = filmWords(studies, content, plan)
    const { pixelRatio } = layoutOf(plan)
    const [context, colors] = [canvasOf(plan), tokens(content.theme)]
    const pen = new FramePen(context, pixelRatio, colors, { ...words, counter: first.counter }, columns)
    const pictures: PlacedPicture[] = []
    try {
      for (const [i, { box, covered }] of pen.rooms.entries()) {
        const [x, y, width, height] = [box.x, box.y, box.width, box.height].map((side) => Math.round(side * pixelRatio)) as [number, number, number, number] // prettier-ignore
        const canvas = canvasOf({ width, height })
        const picture = await openPicture(studio, { width, height }, { pixelRatio, frames: true })
        pictures.push({ picture, canvas, x, y })
        picture.cover(covered)
        picture.show(first.contents[i] ?? content)
        const camera = stages[i]?.camera
        if (camera) picture.look(camera)
      }
      const drawer = new FrameDrawer({ context, pictures, pen, words, ground: colors.stage })
      await drawer.draw(first)
      drawer.#homes = pictures.map(({ picture }) => picture.pose)
      return drawer
    } catch (error) {
      for (const { picture } of pictures) picture.dispose()
      throw error
    }
  }

  get canvas(): HTMLCanvasElement {
    return this.#parts.context.canvas
  }

  async draw({ contents, counter, turn }: Shot): Promise<void> {
    const { context, pictures, pen, words, ground } = this.#parts
    context.fillStyle = ground
    context.fillRect(0, 0, context.canvas.width, context.canvas.height)
    for (const [i, { picture, canvas, x, y }] of pictures.entries()) {
      const [content, home] = [contents[i], this.#homes[i]]
      if (content) picture.show(content)
      if (turn !== undefined && home) picture.look(turned(home, turn))
      canvas.fillStyle = ground
      canvas.fillRect(0, 0, canvas.canvas.width, canvas.canvas.height)
      await picture.drawOn(canvas)
      context.drawImage(canvas.canvas, x, y)
    }
    pen.write({ ...words, counter })
  }

  dispose(): void {
    for (const { picture } of this.#parts.pictures) picture.dispose()
  }
}

/**
 * Makes a film of what studies show, without changing the page; a cancelled or failed film leaves nothing
 * behind.
 */
export async function filmOf(stages: FilmedStages, studio: Studio, order: FilmOrder): Promise<Blob> {
  const { type, plan, codec, signal, enough, onProgress } = order
  const [lead, ...others] = stages
  const shots = shotsOf([lead.study, ...others.map(({ study }) => study)], plan, studio)
  // A shot may take long to compute, so an abort does not wait for it.
  const shotAt = (share: number) => untilAborted(() => shots.at(share), ...(signal ? [signal] : []))
  const nextShot = (share: number) =>
    untilAborted(() => shotAt(share), ...(enough ? [enough] : [])).catch((error: unknown) => {
      if (signal?.aborted || !enough?.aborted) throw error
    })
  let drawer: FrameDrawer | undefined
  let writer: FrameWriter | undefined
  try {
    await fontsReady()
    const first = await shotAt(0)
    drawer = await FrameDrawer.open(stages, studio, order, first)
    // Labels depend on their previous places, so the last frames of a turn are drawn first: then the first
    // frame, which equals the last, has the same labels.
    for (let frame = plan.frames - mostAhead; plan.film === 'turn' && frame < plan.frames - 1; frame++)
      if (frame > 0) await drawer.draw(await shotAt(frame / (plan.frames - 1)))
    const { canvas } = drawer
    writer = type === 'application/zip' ? openFrames(canvas) : await openFilm(canvas, type, plan.fps, codec)
    for (let frame = 0; frame < plan.frames; frame++) {
      const shot = frame === 0 ? first : await nextShot(frame / (plan.frames - 1))
      if (!shot) break
      await drawer.draw(shot)
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
    // The drawer is freed even if the writer cannot be cancelled.
    drawer?.dispose()
    shots.dispose()
    await writer?.cancel().catch(() => undefined)
  }
}
