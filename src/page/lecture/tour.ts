import { batch } from '@preact/signals-core'
import type { Experiment } from '../../experiment/spec/experiment.ts'
import { isLecture, nowhere, type Lecture, type LecturePlace, type Shown } from '../../scenarios/place.ts'
import { experimentOf, fetchLecture, lectureOf } from '../../study/lecture/lecture.ts'
import { fetchRoute, routeOf } from '../../study/lecture/route.ts'
import type { Study } from '../../study/study.ts'
import { asGiven } from '../../words/language/language.ts'

/** A place as the user left it: the visible experiment, and the step of its runs. */
interface Left {
  readonly experiment: Experiment
  readonly at: number
}

const nameOf = ({ lecture, step, apart }: LecturePlace): string => `${lecture?.id ?? ''}/${step}/${apart}`

/**
 * Moves through the lectures with one study: opens a step, opens it in the free sandbox, comes back, and remembers both
 * as the user left them. The study holds the place.
 */
export class Tour {
  readonly #study: () => Study | undefined
  readonly #first: LecturePlace
  /** Returns the seed of the reader’s own draw at a step; undefined if the step opens as it was written. */
  seedOf: (lecture: Lecture, step: number) => number | undefined = () => undefined
  readonly #left = new Map<string, Left>()
  /** Counts the places opened. If two are loading, the later one is opened. */
  #turn = 0

  /** `study` is tracked. `first`: the place before there is a study. */
  constructor(study: () => Study | undefined, first: LecturePlace) {
    this.#study = study
    this.#first = first
  }

  get at(): LecturePlace {
    return this.#study()?.place.value ?? this.#first
  }

  /** Returns true if there is a step `by` steps ahead. */
  has(by: number): boolean {
    const { lecture, step } = this.at
    return lecture?.steps[step + by] !== undefined
  }

  /** Opens what an address names. Rejects without changes if it names nothing or does not load. */
  async openAddress(address: string): Promise<void> {
    if (await this.#overtaken(fetchRoute(address))) return
    const { place, experiment } = routeOf(address)
    this.#open(place, experiment, place.lecture ? asGiven(place.lecture.title) : 'open a link')
  }

  /** Opens an experiment that belongs to no lecture; its samples are loaded. */
  openExperiment(experiment: Experiment, label: string): void {
    this.#open(nowhere, experiment, label)
  }

  /** Opens a lecture at a step, counted from 0. Rejects without changes if it does not load. */
  async openLecture(id: string, step = 0): Promise<void> {
    if (await this.#overtaken(fetchLecture(id))) return
    const lecture = lectureOf(id)
    const { place, experiment } = this.#opening(lecture, step)
    this.#open(place, experiment, asGiven(lecture.title))
  }

  /** Translates the current lecture, and those in the undo history, to the screen language. */
  async tellAnew(): Promise<void> {
    const { store } = this.#study() ?? {}
    const { lecture } = this.at
    if (!store || !lecture || (lecture.manuscript && !lecture.manuscript.languages)) return
    await fetchLecture(lecture.id)
    const told = lectureOf(lecture.id)
    store.move((place) => (place.lecture?.id === told.id ? { ...place, lecture: told } : place))
  }

  openStep(step: number): void {
    const { lecture } = this.at
    const title = lecture?.steps[step]?.title
    if (!lecture || title === undefined) return
    this.#leave()?.show(this.#opening(lecture, step, this.at.reading), asGiven(title), 'step')
  }

  /** Opens the next step of the lecture, also from the sandbox; shows the answer first if an audience has an open question. */
  next(): void {
    const { guessing } = this.#study() ?? {}
    if (!(guessing?.room.value && guessing.reveal())) this.openStep(this.at.step + 1)
  }

  /** Opens the previous step, or from the sandbox the step that it was opened from. */
  previous(): void {
    if (this.at.apart) this.comeBack()
    else this.openStep(this.at.step - 1)
  }

  /** Returns true for a step of a lecture; the free sandbox is not one. */
  get isLecture(): boolean {
    return isLecture(this.at)
  }

  /** Opens the current experiment in the free sandbox, or this step's sandbox as the user left it. */
  takeApart(): void {
    if (this.isLecture) this.#cross({ ...this.at, apart: true }, 'open in sandbox')
  }

  /** Leaves the sandbox for its step as the user left it. */
  comeBack(): void {
    if (this.at.apart) this.#cross({ ...this.at, apart: false }, 'back to the lecture')
  }

  /** Opens another lecture or link, without the camera. */
  #open(place: LecturePlace, experiment: Experiment, label: string): void {
    const study = this.#leave()
    const moved = study?.shown.value.view.camera !== undefined
    batch(() => {
      study?.selection.forgetCamera()
      study?.show({ place, experiment }, label, 'open')
    })
    if (moved && experiment.view.camera === undefined) study.home()
  }

  #cross(to: LecturePlace, label: string): void {
    const study = this.#leave()
    if (!study) return
    const left = this.#left.get(nameOf(to)) ?? this.#writtenAt(to)
    const { experiment = study.store.experiment, at } = left ?? {}
    const moved = left && study.shown.value.view.camera !== undefined
    study.show({ place: to, experiment }, label, 'back')
    if (moved && experiment.view.camera === undefined) study.home()
    if (at === undefined) return
    const shown = study.store.experiment
    void Promise.all(study.together.map((each) => each.whenIdle())).then(() => {
      if (study.store.experiment === shown) study.playback.seek(at)
    })
  }

  /** Waits for loading. Returns true if another place was opened meanwhile. */
  async #overtaken(coming: Promise<void> | undefined): Promise<boolean> {
    const turn = ++this.#turn
    await coming
    return turn !== this.#turn
  }

  /** Remembers the place as the user leaves it. */
  #leave(): Study | undefined {
    this.#turn++
    const study = this.#study()
    if (!study) return undefined
    const { playback, shown } = study
    const at = playback.step >= playback.last ? Infinity : Math.round(playback.step)
    this.#left.set(nameOf(this.at), { experiment: shown.value, at })
    return study
  }

  #opening(lecture: Lecture, step: number, reading?: true): Shown {
    const seed = reading ? undefined : this.seedOf(lecture, step)
    const place = {
      ...{ lecture, step, apart: false },
      ...(seed !== undefined && { seed }),
      ...(reading && { reading }),
    }
    return { place, experiment: experimentOf(lecture, step, seed) }
  }

  /** The step as it opens, if its sandbox was opened by a link. A sandbox without a step begins with what is shown. */
  #writtenAt({ lecture, step, apart, seed }: LecturePlace): Left | undefined {
    return lecture && !apart ? { experiment: experimentOf(lecture, step, seed), at: Infinity } : undefined
  }
}
