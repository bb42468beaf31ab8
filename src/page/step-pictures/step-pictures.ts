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
import { arrangementOf, isLandscape, showsHeights, type Arrangement } from '../board/arrangement.ts'
import { LiveWords } from '../lecture/live-words.ts'
import { stillOf } from './still.ts'

/** How a picture is laid out: its size in CSS pixels, and how large its letters are there. */
export interface StepLayout {
  readonly width: number
  readonly height: number
  readonly scale: number
  /** The insets of the step are beside its hero. */
  readonly insets: boolean
}

/** A layout of pictures. `isAlone`: the picture is one surface, which needs less breadth than charts and several stages. */
export type LayoutOf<L extends StepLayout> = (isAlone: boolean) => L

/** The picture of a step, which nothing moves any more. */
export interface StepPicture<L extends StepLayout = StepLayout> {
  readonly picture: HTMLElement
  readonly layout: L
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
  async draw<L extends StepLayout>(
    at: number,
    isAsked: boolean,
    layoutOf: LayoutOf<L>,
    signal: AbortSignal,
  ): Promise<StepPicture<L>> {
    const shown = placeOf(this.#lecture, at, isAsked)
    const step = this.#lecture.steps[at]
    const arranged = arrangementOf(step, shown.experiment, !isAsked)
    const layout = layoutOf(isLandscape(arranged.hero) && !step?.beside)
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
    this.#room.replaceChildren(box)
    try {
      return { layout, ...(await this.#drawn(box, landscape, arrangement, signal)) }
    } finally {
      box.remove()
    }
  }

  async #drawn(
    box: HTMLElement,
    landscape: LossLandscape,
    { hero, insets }: Arrangement,
    signal: AbortSignal,
  ): Promise<Omit<StepPicture, 'layout'>> {
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
      const names = [hero, ...insets]
      const own = names.find(isLandscape)
      const charts = names.filter((name) => name !== own)
      if (own) await until(() => landscape.pictured, signal)
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
        numbers: words.views.value,
      }
    } finally {
      words?.dispose()
      pictures?.dispose()
    }
  }

  /** Lays a picture that is not the surface at its place, over the landscape where that is not seen, which goes on computing under it. */
  #lay(box: HTMLElement, pictures: OpenPictures, name: PictureName, place: number): void {
    const over = document.createElement('section')
    over.dataset['place'] = String(place)
    box.append(over)
    render(html`${watched(() => pictures.template(name))}`, over)
  }
}
