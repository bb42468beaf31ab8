import { batch, computed, signal, type ReadonlySignal } from '@preact/signals-core'
import type { PickEvent } from '../../../elements/editor/editor-events.ts'
import type { PickView } from '../../../elements/editor/stage-pick.ts'
import { pictures } from '../../../pictures/pictures.ts'
import { pictureNames, type PictureName } from '../../../exchange/lecture/scenario.ts'
import type { PlanePoint } from '../../../store/selection.ts'
import type { Study } from '../../../study/study.ts'
import { nearestMark } from '../../../view/nearest-mark.ts'
import { runName } from '../../../view/series.ts'
import { isLandscape } from '../../board/arrangement.ts'
import { onScreen } from '../../lecture/on-screen.ts'

/** What a number is about, and the mark that shows it. */
export interface DrawnNumber {
  readonly mark: string | undefined
  readonly group: string
}

/** Message for a click on something without numbers. */
const nothingThere = 'Nothing here has a number.'

/** Something on the stage that has numbers. */
interface StagePlace {
  readonly label: string
  /** The mark that highlights it, named as in PointEvent. */
  readonly mark: string
}

const pictureOf = (mark: string): PictureName | undefined =>
  pictureNames.find((name) => mark === `picture/${name}`)

/** Whether a number belongs to what a mark shows. */
export function isNumberOf(mark: string, { mark: own, group }: DrawnNumber): boolean {
  const picture = pictureOf(mark)
  return picture
    ? (pictures[picture].numbers ?? []).some((each) => each === group.toLowerCase())
    : own === mark
}

/** The picture that an event is in, other than the surface. */
function pictureUnder(event: Event): PictureName | undefined {
  const section = event
    .composedPath()
    .find((one): one is HTMLElement => one instanceof HTMLElement && one.matches('.picture[data-picture]'))
  const name = pictureNames.find((each) => each === section?.dataset['picture'])
  return name && !isLandscape(name) ? name : undefined
}

const isOnSurface = (event: Event): boolean =>
  event.composedPath().some((one) => one instanceof HTMLElement && one.matches('.picture.landscape'))

/**
 * Picking on the stage to find numbers: of a run, a prediction or a picture. It waits from `begin` to the next click on something that has
 * numbers; a list offers the same choices to the keyboard.
 */
export class StagePick {
  readonly view: ReadonlySignal<PickView>
  readonly #study: Study
  readonly #places: ReadonlySignal<readonly StagePlace[]>
  readonly #waits = signal(false)
  readonly #missed = signal('')
  readonly #picked = signal<StagePlace | undefined>()
  readonly #why: (mark: string) => string | undefined
  #owner: HTMLElement | undefined
  #hears = new AbortController()

  /** `numbers`: those that can be found; `why` returns why what was clicked has no numbers. */
  constructor(
    study: Study,
    numbers: ReadonlySignal<readonly DrawnNumber[]>,
    why: (mark: string) => string | undefined = () => undefined,
  ) {
    this.#study = study
    this.#why = why
    const screen = onScreen(study)
    this.#places = computed(() => {
      const { pictures: shown } = screen.value
      const { training } = study.store
      const { marks, curves } = study.predictions.value
      const runs = training
        ? [...study.store.runs.keys()].map((i) => ({
            label: runName(
              { store: study.store, hidden: study.hidden, playback: study.playback, names: study.names },
              training,
              i,
            ),
            mark: `run/${i}`,
          }))
        : []
      const predicted = [...marks, ...curves].map(({ id, label }) => ({
        label,
        mark: `prediction/${id.split('/')[0] ?? ''}`,
      }))
      const charts = shown
        .filter((name) => !isLandscape(name))
        .map((name) => ({ label: pictures[name].label, mark: `picture/${name}` }))
      const all = [...runs, ...predicted, ...charts].filter(({ label }) => label !== '')
      return all.filter(
        ({ mark }, i) =>
          all.findIndex((other) => other.mark === mark) === i &&
          numbers.value.some((number) => isNumberOf(mark, number)),
      )
    })
    this.view = computed(() => ({
      waits: this.#waits.value,
      missed: this.#missed.value,
      picked: this.#picked.value?.label ?? '',
      places: this.#waits.value ? this.#places.value : [],
    }))
  }

  /** Whether a number belongs to what was picked; true for all if nothing was. Tracked. */
  holds(number: DrawnNumber): boolean {
    const picked = this.#picked.value
    return !picked || isNumberOf(picked.mark, number)
  }

  /** Handles the actions of a list of numbers, which gets the focus back. */
  readonly hear = ({ act, target }: PickEvent): void => {
    if (act.kind === 'begin') return this.#begin(target instanceof HTMLElement ? target : undefined)
    if (act.kind === 'end') return this.#end()
    if (act.kind === 'all') this.#picked.value = undefined
    if (act.kind === 'place') this.#choose(this.#places.peek()[act.at])
  }

  /** Stops waiting and forgets what was picked. */
  reset(): void {
    this.#end()
    this.#picked.value = undefined
  }

  #begin(owner: HTMLElement | undefined): void {
    const { selection } = this.#study
    this.#owner = owner
    this.#hears = new AbortController()
    const options = { capture: true, signal: this.#hears.signal }
    for (const type of ['pointerdown', 'pointerup', 'mousedown', 'click'])
      window.addEventListener(type, (event) => this.#press(event), options)
    batch(() => {
      this.#waits.value = true
      this.#missed.value = ''
      selection.pickedAt = (point) => (point ? this.#point(point) : this.#end())
    })
  }

  #end(): void {
    if (!this.#waits.peek()) return
    const { selection } = this.#study
    this.#hears.abort()
    batch(() => {
      this.#waits.value = false
      selection.pickedAt = undefined
    })
  }

  #point(point: PlanePoint): void {
    const { store, hidden, content } = this.#study
    const of = { predictions: this.#study.predictions.peek(), runs: store.runs, hidden }
    this.#chooseMark(nearestMark(point, of, content.peek().extent))
  }

  #choose(place: StagePlace | undefined, why = nothingThere): void {
    const owner = this.#owner
    if (place) {
      batch(() => {
        this.#picked.value = place
        this.#end()
      })
    } else this.#missed.value = why
    owner?.focus()
  }

  #chooseMark(mark: string | undefined): void {
    this.#choose(
      this.#places.peek().find((place) => place.mark === mark),
      mark === undefined ? undefined : this.#why(mark),
    )
  }

  /** The mark under the pointer that the surface does not report: a chart, or w₀ of a start. */
  #markUnder(event: Event): string | undefined {
    const picture = pictureUnder(event)
    if (picture) return `picture/${picture}`
    const { selection, store } = this.#study
    const { pointed } = selection
    if (pointed === undefined || !isOnSurface(event)) return undefined
    return `run/${pointed * (store.training?.algorithms.length ?? 1)}`
  }

  /** A click on a chart or w₀ picks it and has no other effect; a click outside the stage and the list stops waiting. The focus stays. */
  #press(event: Event): void {
    const mark = this.#markUnder(event)
    if (mark !== undefined) {
      event.preventDefault()
      event.stopPropagation()
      if (event.type === 'click') this.#chooseMark(mark)
    } else if (isOnSurface(event)) {
      if (event.type === 'mousedown') event.preventDefault()
    } else if (event.type === 'pointerdown' && !(this.#owner && event.composedPath().includes(this.#owner)))
      this.#end()
  }
}
