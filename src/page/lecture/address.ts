import { inTurns, PageTurns } from '../../engine/backend/page-turns.ts'
import { ExperimentError } from '../../experiment/spec/values/error.ts'
import type { Experiment } from '../../experiment/spec/experiment.ts'
import { finish, type Work } from '../../math/work.ts'
import type { LecturePlace } from '../../scenarios/place.ts'
import { fetchLinkOf, linkOf } from '../../study/lecture/route.ts'
import { publicPage } from '../one-file/held.ts'
import { replaceAddress } from '../replace-address.ts'

/** Milliseconds of rest after which the address follows. */
const rest = 400

/** The address of this page for others, with another fragment. */
export const withFragment = (fragment: string): string => new URL(`#${fragment}`, publicPage()).href

const links = new WeakMap<
  Experiment,
  { readonly place: LecturePlace; readonly fragment: string | undefined }
>()

function* linkTo(place: LecturePlace, experiment: Experiment): Work<string | undefined> {
  try {
    return yield* linkOf(place, experiment)
  } catch (error) {
    if (error instanceof ExperimentError) return undefined
    throw error
  }
}

function* fragmentTo(place: LecturePlace, experiment: Experiment): Work<string | undefined> {
  const known = links.get(experiment)
  if (known?.place === place) return known.fragment
  const fragment = yield* linkTo(place, experiment)
  links.set(experiment, { place, fragment })
  return fragment
}

/**
 * The address of this page for others that opens exactly this experiment at this place of the lectures; undefined where it is too large for one.
 * @throws Error where what writes it was not loaded
 */
export function addressOf(place: LecturePlace, experiment: Experiment): string | undefined {
  const fragment = finish(fragmentTo(place, experiment))
  return fragment && withFragment(fragment)
}

/** A place whose lecture is named by its id. */
function keptPlace(place: LecturePlace): LecturePlace {
  const { lecture } = place
  if (!lecture?.manuscript) return place
  return { ...place, lecture: { ...lecture, manuscript: { ...lecture.manuscript, packed: undefined } } }
}

/**
 * Keeps the link in the address bar at what is shown, without adding to the browser's history. An address that somebody entered
 * meanwhile stays: what it names is opened next. So does the last one where what is shown is too large for a link.
 */
export class Address {
  #timer: ReturnType<typeof setTimeout> | undefined
  #shown: Experiment | undefined
  #place: LecturePlace | undefined
  #writing = false
  /** Of the link that is being packed. */
  #packing = new AbortController()

  /** `writing`: the lecture is being written, so that it is named as this browser keeps it, and opens to be written on. */
  follow(place: LecturePlace, experiment: Experiment, writing = false): void {
    if (experiment === this.#shown && place === this.#place && writing === this.#writing) return
    this.#shown = experiment
    this.#place = place
    this.#writing = writing
    this.#cancel()
    const from = location.href
    this.#timer = setTimeout(
      () => void this.#write(writing ? keptPlace(place) : place, experiment, from),
      rest,
    )
  }

  stop(): void {
    this.#cancel()
    this.#shown = undefined
  }

  #cancel(): void {
    clearTimeout(this.#timer)
    this.#packing.abort()
  }

  /** Writes the address over that at `from`, unless something else is shown or entered meanwhile. A large link is packed in turns. */
  async #write(place: LecturePlace, experiment: Experiment, from: string): Promise<void> {
    const { signal } = (this.#packing = new AbortController())
    // The address stays where what writes it does not come.
    const comes = await Promise.resolve(fetchLinkOf(place, experiment)).then(() => true, () => false) // prettier-ignore
    if (!comes || signal.aborted) return
    try {
      const fragment = await inTurns(fragmentTo(place, experiment), new PageTurns(), signal)
      if (location.href !== from || fragment === undefined) return
      const { href } = new URL(`#${fragment}${this.#writing ? '&edit' : ''}`, from)
      replaceAddress(href)
    } catch (error) {
      if (!signal.aborted) throw error
    }
  }
}
