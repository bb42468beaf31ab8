import { html, render } from 'lit'
import { watched } from '../../elements/watched.ts'
import type { LiveViews } from '../../elements/prose/live-view.ts'
import { patchBetween } from '../../edit/patch.ts'
import { applyTheme } from '../../elements/style/tokens.ts'
import type { LossLandscape } from '../../landscape/loss-landscape.ts'
import { OpenPictures } from '../../pictures/pictures.ts'
import type { Lecture, LecturePlace } from '../../scenarios/place.ts'
import type { PictureName } from '../../scenarios/scenario.ts'
import { until } from '../../store/until.ts'
import { answered } from '../../study/lecture/answer.ts'
import { experimentOf } from '../../study/lecture/lecture.ts'
import { pictureTitle } from '../../view/surface/hud-lines.ts'
import { arrangementOf, isLandscape, showsHeights } from '../board/arrangement.ts'
import { LiveWords } from '../lecture/live-words.ts'
import { stillOf } from './still.ts'

/** A picture beside the words, or over their whole width. */
export type PictureForm = 'beside' | 'wide'

/** Size at which a picture is drawn, in CSS pixels, and how large its letters are there: it is printed smaller. */
const drawn = {
  beside: { width: 420, height: 360, scale: 1.1 },
  wide: { width: 880, height: 400, scale: 1.1 },
} as const

/** The picture of a step as it is printed. */
export interface StepPicture {
  readonly picture: Element
  readonly form: PictureForm
  /** What it shows, in a line. */
  readonly caption: string
  /** The numbers in the words of the step. */
  readonly numbers: LiveViews
}

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))

/** Frames in which charts draw what has come. */
async function drawnFrames(): Promise<void> {
  for (let i = 0; i < 4; i++) await frame()
}

/** Where a step is shown: asking, or with its answer. */
function placeOf(lecture: Lecture, at: number, isAsked: boolean) {
  const step = lecture.steps[at]
  const experiment = experimentOf(lecture, at)
  const place: LecturePlace = { lecture, step: at, apart: false }
  if (isAsked || !step?.question || !step.reveal) return { experiment, place }
  const shown = answered(step, experiment)
  return { experiment: shown, place: { ...place, revealed: patchBetween({ ...shown }, { ...experiment }) } }
}

/** Resolves once a sweep can be seen: its stored points, or else all of it. */
const sweepIsThere = ({ shared: { sweep, reference } }: OpenPictures, isStored: boolean): Promise<void> =>
  until(() =>
    isStored
      ? reference.points.value.length > 0 || reference.study.error.value.length > 0
      : sweep.total.value > 0 && sweep.done.value === sweep.total.value,
  )

/** Draws the pictures of steps one after the other, each on a stage of its own that is gone afterwards. `room` is where they are laid out. */
export class StepPictures {
  readonly #lecture: Lecture
  readonly #room: HTMLElement
  /** Ends what the picture at hand still waits for. */
  #hurry = (): void => undefined

  constructor(lecture: Lecture, room: HTMLElement) {
    this.#lecture = lecture
    this.#room = room
  }

  /** Takes the picture at hand as it is: what is still computed for it is left out. */
  hurry(): void {
    this.#hurry()
  }

  /** The picture of step `at` with its question open, or with all that it shows. Rejects with the signal's reason. */
  async draw(at: number, isAsked: boolean, signal: AbortSignal): Promise<StepPicture> {
    const shown = placeOf(this.#lecture, at, isAsked)
    const step = this.#lecture.steps[at]
    const { hero } = arrangementOf(step, shown.experiment, !isAsked)
    const form = isLandscape(hero) && !step?.beside ? 'beside' : 'wide'
    const { width, height, scale } = drawn[form]
    const box = document.createElement('div')
    applyTheme(box, 'light', scale)
    Object.assign(box.style, { position: 'relative', width: `${width}px`, height: `${height}px` })
    const landscape = document.createElement('loss-landscape')
    Object.assign(landscape, { theme: 'light', controls: 'none', hosted: true, kept: shown })
    Object.assign(landscape, {
      question: isAsked ? 'on' : 'off',
      unseen: !showsHeights([{ hero, insets: [] }]),
    })
    Object.assign(landscape.style, { position: 'absolute', inset: '0' })
    box.append(landscape)
    this.#room.replaceChildren(box)
    try {
      return { form, ...(await this.#drawn(box, landscape, hero, signal)) }
    } finally {
      box.remove()
    }
  }

  async #drawn(
    box: HTMLElement,
    landscape: LossLandscape,
    hero: PictureName,
    signal: AbortSignal,
  ): Promise<Omit<StepPicture, 'form'>> {
    const hurry = new AbortController()
    this.#hurry = () => hurry.abort()
    const ends = AbortSignal.any([hurry.signal, signal])
    const ended = new Promise<void>((resolve) => ends.addEventListener('abort', () => resolve()))
    /** Waits for something as long as anybody has the patience. */
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
      if (isLandscape(hero)) await until(() => landscape.pictured, signal)
      else {
        pictures = new OpenPictures(study)
        this.#showHero(box, pictures, hero)
        const { sweep } = study.step.value ?? {}
        if (sweep && hero === 'sweep') await patiently(sweepIsThere(pictures, sweep.reference !== undefined))
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
        numbers: words.views.value,
      }
    } finally {
      words?.dispose()
      pictures?.dispose()
    }
  }

  /** Lays a picture that is not the surface over the landscape, which goes on computing under it. */
  #showHero(box: HTMLElement, pictures: OpenPictures, hero: PictureName): void {
    const over = document.createElement('section')
    over.className = 'hero'
    box.append(over)
    render(html`${watched(() => pictures.template(hero))}`, over)
  }
}
