import { html, render } from 'lit'
import { watched } from '../../elements/watched.ts'
import type { LiveViews } from '../../elements/prose/live-slots.ts'
import { applyTheme } from '../../elements/style/tokens.ts'
import type { LossLandscape } from '../../landscape/loss-landscape.ts'
import { OpenPictures } from '../../pictures/pictures.ts'
import type { Box } from '../../math/picture/declutter.ts'
import type { Lecture } from '../../scenarios/place.ts'
import type { PictureName } from '../../exchange/lecture/scenario.ts'
import { until } from '../../store/until.ts'
import { pictureTitle } from '../../view/surface/hud-lines.ts'
import { arrangementOf, isLandscape, showsHeights, type Arrangement } from '../board/arrangement.ts'
import { LiveWords } from '../lecture/live-words.ts'
import { stepPictureStyle } from './step-picture-style.ts'
import { namedRuns, type NamedRuns } from './run-legend.ts'
import { stepShown } from './step-shown.ts'
import { stillOf } from './still.ts'

/** The layout of a picture: its size in CSS pixels, and its text size. */
export interface StepLayout {
  readonly width: number
  readonly height: number
  readonly scale: number
  /** The insets of the step are next to its hero. */
  readonly insets: boolean
}

/** Returns a layout. `isAlone`: the picture is one surface by itself, which needs less width than charts and several stages. */
export type LayoutOf<L extends StepLayout> = (isAlone: boolean) => L

export interface StepPicture<L extends StepLayout = StepLayout> {
  readonly picture: HTMLElement
  readonly layout: L
  /** One line about what it shows. */
  readonly caption: string
  readonly runs: readonly NamedRuns[]
  /** The numbers in the text of the step. */
  readonly numbers: LiveViews
  /** The requested film, or why there is none; undefined if none was requested. */
  readonly film?: StepFilm | Error | undefined
}

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))

/** Waits the frames that charts need to draw new data. */
async function drawnFrames(): Promise<void> {
  for (let i = 0; i < 4; i++) await frame()
}

/** The film of a step, and its place in the step's picture. */
export interface StepFilm {
  readonly mp4: Blob
  readonly box: Box
}

/**
 * A request for a film of the runs if the surface is the hero of a step, in AVC, with the width in pixels of a picture
 * that fills its space.
 */
export interface Filming {
  readonly width: number
  readonly seconds: number
  readonly fps: number
  /** Receives the finished fraction, from 0 to 1. */
  onProgress(share: number): void
}

/** Resolves once a sweep can be drawn: from its stored points, or else when it is complete. */
const sweepIsThere = ({ shared: { sweep, reference } }: OpenPictures, isStored: boolean): Promise<void> =>
  until(() =>
    isStored
      ? reference.points.value.length > 0 || reference.study.error.value.length > 0
      : sweep.total.value > 0 && sweep.done.value === sweep.total.value,
  )

/** Returns true for a picture that shows lines of runs without their names. */
const showsRuns = (name: PictureName): boolean => isLandscape(name) || name === 'losses'

const even = (pixels: number): number => 2 * Math.round(pixels / 2)

/**
 * Returns a film of the runs on a landscape in the box of a picture, or the reason why there is none. Rejects with the
 * signal's reason.
 */
async function filmOf(
  box: HTMLElement,
  landscape: LossLandscape,
  { width: wide, ...filming }: Filming,
  signal: AbortSignal,
): Promise<StepFilm | Error> {
  const { offsetLeft: x, offsetTop: y, offsetWidth: width, offsetHeight: height } = landscape
  const scale = wide / box.offsetWidth
  const size = { width: even(scale * width), height: even(scale * height) }
  try {
    const mp4 = await landscape.toBlob({ ...filming, ...size, type: 'video/mp4', codec: 'avc', titled: false, signal }) // prettier-ignore
    return { mp4, box: { x, y, width, height } }
  } catch (error) {
    signal.throwIfAborted()
    return error instanceof Error ? error : new Error(String(error))
  }
}

/**
 * Draws the pictures of steps one after the other, each on its own temporary stage. They are laid out under the page, in
 * an element that it owns until `dispose`.
 */
export class StepPictures {
  readonly #lecture: Lecture
  readonly #room = document.createElement('div')
  /** A separate style sheet, so that others who draw keep theirs. */
  readonly #style = new CSSStyleSheet()
  /** Ends the waiting of the current picture. */
  #hurry = (): void => undefined

  constructor(lecture: Lecture) {
    this.#lecture = lecture
    this.#style.replaceSync(stepPictureStyle.cssText)
    document.adoptedStyleSheets.push(this.#style)
    this.#room.className = 'drawing-room'
    this.#room.inert = true
    document.body.append(this.#room)
  }

  dispose(): void {
    this.#room.remove()
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== this.#style)
  }

  /** Lays out a drawn picture until the next one. */
  layOut(picture: HTMLElement): void {
    this.#room.replaceChildren(picture)
  }

  /** Finishes the current picture without waiting for what is still computed. */
  hurry(): void {
    this.#hurry()
  }

  /** Draws step `at`, with its question open or with everything shown, and its film. Rejects with the signal's reason. */
  async draw<L extends StepLayout>(
    at: number,
    isAsked: boolean,
    layoutOf: LayoutOf<L>,
    signal: AbortSignal,
    filming?: Filming,
  ): Promise<StepPicture<L>> {
    const shown = stepShown(this.#lecture, at, isAsked)
    const step = this.#lecture.steps[at]
    const arranged = arrangementOf(step, shown.experiment, !isAsked)
    const isAlone = isLandscape(arranged.hero) && arranged.insets.length === 0 && !step?.beside
    const layout = layoutOf(isAlone)
    const arrangement = layout.insets ? arranged : { hero: arranged.hero, insets: [] }
    const { width, height, scale } = layout
    const box = document.createElement('div')
    box.className = 'step-picture'
    box.dataset['insets'] = String(arrangement.insets.length)
    applyTheme(box, 'light', scale)
    Object.assign(box.style, { width: `${width}px`, height: `${height}px` })
    const landscape = document.createElement('loss-landscape')
    Object.assign(landscape, { theme: 'light', controls: 'none', hosted: true, kept: shown })
    Object.assign(landscape, { question: isAsked ? 'on' : 'off', unseen: !showsHeights([arrangement]) })
    const own = [arrangement.hero, ...arrangement.insets].findIndex(isLandscape)
    landscape.dataset['place'] = String(Math.max(0, own))
    box.append(landscape)
    this.layOut(box)
    try {
      return { layout, ...(await this.#drawn(box, landscape, arrangement, signal, filming)) }
    } finally {
      box.remove()
    }
  }

  async #drawn(
    box: HTMLElement,
    landscape: LossLandscape,
    { hero, insets }: Arrangement,
    signal: AbortSignal,
    filming: Filming | undefined,
  ): Promise<Omit<StepPicture, 'layout'>> {
    const hurry = new AbortController()
    this.#hurry = () => hurry.abort()
    const ends = AbortSignal.any([hurry.signal, signal])
    const ended = new Promise<void>((resolve) => ends.addEventListener('abort', () => resolve()))
    /** Waits for work, up to the limit. */
    const patiently = async (work: Promise<unknown>) => {
      await Promise.race([work, ended])
      signal.throwIfAborted()
    }
    let pictures: OpenPictures | undefined
    let words: LiveWords | undefined
    try {
      await patiently(landscape.whenIdle())
      const { study } = landscape
      if (!study) throw new Error('it cannot be drawn')
      const names = [hero, ...insets]
      const own = names.find(isLandscape)
      const charts = names.filter((name) => name !== own)
      if (own) await until(() => landscape.pictured && !study.isStored.value, signal)
      if (charts.length > 0) {
        pictures = new OpenPictures(study)
        for (const name of charts) this.#lay(box, pictures, name, names.indexOf(name))
        const { sweep } = study.step.value ?? {}
        if (sweep && charts.includes('sweep'))
          await patiently(sweepIsThere(pictures, sweep.reference !== undefined))
        pictures.cancel()
        await patiently(pictures.shared.owned.whenIdle())
      }
      words = new LiveWords(study, () => pictures?.shared.reference.points.value ?? [])
      study.playback.pause()
      study.playback.seek(study.veiled ? 0 : (study.step.value?.opens ?? study.playback.last))
      await patiently(words.whenIdle())
      await Promise.all([drawnFrames(), document.fonts.ready])
      signal.throwIfAborted()
      const { training } = study.store
      return {
        picture: await stillOf(box),
        caption: isLandscape(hero) && training ? pictureTitle(training) : '',
        runs: training && !study.veiled && names.some(showsRuns) ? namedRuns(training) : [],
        numbers: words.views.value,
        film: filming && isLandscape(hero) ? await filmOf(box, landscape, filming, signal) : undefined,
      }
    } finally {
      words?.dispose()
      pictures?.dispose()
    }
  }

  /**
   * Lays a picture other than the surface at its place, over the landscape if that is hidden, which continues computing
   * underneath.
   */
  #lay(box: HTMLElement, pictures: OpenPictures, name: PictureName, place: number): void {
    const over = document.createElement('section')
    over.dataset['place'] = String(place)
    box.append(over)
    render(html`${watched(() => pictures.template(name))}`, over)
  }
}
