import { inTurns, PageTurns } from '../../engine/backend/page-turns.ts'
import { ExperimentError } from '../../experiment/spec/values/error.ts'
import type { Experiment } from '../../experiment/spec/experiment.ts'
import { finish, type Work } from '../../math/work.ts'
import type { LecturePlace } from '../../scenarios/place.ts'
import { fetchLinkOf, linkOf } from '../../study/lecture/route.ts'
import { publicPage } from '../one-file/held.ts'
import { replaceAddress } from '../replace-address.ts'

/** Milliseconds without changes after which the address is updated. */
const rest = 400

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
 * Returns the public address that opens exactly this experiment at this place of the lectures; undefined if it is too
 * large for a link.
 * @throws Error if the link codec is not loaded
 */
export function addressOf(place: LecturePlace, experiment: Experiment): string | undefined {
  const fragment = finish(fragmentTo(place, experiment))
  return fragment && withFragment(fragment)
}

function keptPlace(place: LecturePlace): LecturePlace {
  const { lecture } = place
  if (!lecture?.manuscript) return place
  return { ...place, lecture: { ...lecture, manuscript: { ...lecture.manuscript, packed: undefined } } }
}

/**
 * Keeps the link in the address bar up to date, without adding to the browser's history. An address that the user entered
 * meanwhile stays, because it is opened next. So does the previous one if the current state is too large for a link.
 */
export class Address {
  #timer: ReturnType<typeof setTimeout> | undefined
  #shown: Experiment | undefined
  #place: LecturePlace | undefined
  #writing = false
  /** Aborts the packing of the current link. */
  #packing = new AbortController()

  /** `writing`: the lecture is being edited, so that the address names its saved copy and opens the editor. */
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

  /** Replaces the address `from`, unless something else is shown or entered meanwhile. A large link is packed in slices. */
  async #write(place: LecturePlace, experiment: Experiment, from: string): Promise<void> {
    const { signal } = (this.#packing = new AbortController())
    // The address stays if the codec does not load.
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
