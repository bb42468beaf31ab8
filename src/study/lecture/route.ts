import { moveStart } from '../../edit/actions.ts'
import { ExperimentError } from '../../experiment/spec/values/error.ts'
import { inTurns, PageTurns } from '../../engine/backend/page-turns.ts'
import { fetchNeeded, fetchReaders } from '../../experiment/needed.ts'
import { mergePatch } from '../../experiment/format/merge.ts'
import { parseTraining } from '../../experiment/format/parse.ts'
import { holdsWeights } from '../../reference/plane/placement.ts'
import { hasSurface, type Experiment, type TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { finish, type Work } from '../../math/work.ts'
import { fetchLinks, presentLinks } from './links.ts'
import { experimentOf, fetchLecture, lectureOf } from './lecture.ts'
import { nowhere, type Lecture, type LecturePlace, type Shown } from '../../scenarios/place.ts'
import { asGiven } from '../../words/language/language.ts'

/** Steps that became the first ones of another lecture, numbered from 1. */
interface MovedSteps {
  readonly from: number
  readonly to: number
  readonly lecture: string
}

/** Steps that old links name, by the lecture that they used to be in. */
const movedSteps: Readonly<Record<string, MovedSteps>> = {
  'two-weights': { from: 10, to: 14, lecture: 'what-linear-costs' },
  'landscapes-lie': { from: 6, to: 11, lecture: 'planes-and-lines' },
}

/** Returns the names in an address, with those of moved steps replaced by their new ones. */
function presentStep(named: URLSearchParams): URLSearchParams {
  const step = Number(named.get('step'))
  const id = named.get('scenario') ?? ''
  const moved = Object.hasOwn(movedSteps, id) ? movedSteps[id] : undefined
  if (!moved || !Number.isInteger(step) || step < moved.from || step > moved.to) return named
  const present = new URLSearchParams(named)
  present.set('scenario', moved.lecture)
  present.set('step', String(step - moved.from + 1))
  return present
}

/** Splits an address into its own experiment, if any, and its names. */
function partsOf(address: string): { readonly own: string | undefined; readonly named: URLSearchParams } {
  const parts = withoutWriting(fragmentOf(address)).split('&')
  const own = parts[0]?.includes('=') ? undefined : parts[0]
  const named = new URLSearchParams(parts.slice(own === undefined ? 0 : 1).join('&'))
  return { own, named: presentStep(named) }
}

/** Returns the name of the lecture in an address: its id, or the whole lecture, packed. */
const lectureIn = (named: URLSearchParams): string | null => named.get('lecture') ?? named.get('scenario')

/** The end of an address that opens the editor. */
const writing = /(?:^#?|&)edit$/u

/** Returns true if a fragment opens the editor. */
export const asksToWrite = (fragment: string): boolean => writing.test(fragment)

/** Returns a fragment without the part that opens the editor. */
export const withoutWriting = (fragment: string): string => fragment.replace(writing, '')

const fragmentOf = (address: string): string => address.slice(address.indexOf('#') + 1).trim()

/** Length in characters from which a link takes a moment to write. */
const largeLink = 2 ** 16
/** Large links as they were opened. */
const opened = new WeakMap<Experiment, string>()
/** The link that was decoded in advance. */
let ahead: { readonly link: string; readonly experiment: Experiment } | undefined

function linked(link: string): Experiment {
  const experiment = ahead?.link === link ? ahead.experiment : finish(presentLinks().opening(link))
  if (link.length > largeLink) opened.set(experiment, link)
  return experiment
}

/**
 * Decodes a link in slices, since even a short one may contain much, and loads the files of its samples. Errors are left
 * to `routeOf`.
 */
async function readAhead(link: string): Promise<void> {
  await fetchLinks()
  const turns = new PageTurns()
  const read = () => inTurns(presentLinks().opening(link), turns).catch(() => undefined)
  // A rejected link may contain a typed function, a grid or a recorded run.
  const experiment = (await read()) ?? (await fetchReaders()?.then(read, () => undefined))
  await turns.rest()
  ahead = experiment && { link, experiment }
  await fetchNeeded(experiment)
}

/**
 * Loads the lecture that an address names and decodes its experiment. Returns undefined if it has none and there is
 * nothing to wait for.
 */
export function fetchRoute(address: string): Promise<void> | undefined {
  const { own, named } = partsOf(address)
  const id = lectureIn(named)
  const lecture = id === null ? undefined : fetchLecture(id)
  if (own === undefined) return lecture
  return Promise.all([lecture, readAhead(own)]).then(() => undefined)
}

/**
 * Parses a fragment, with or without its `#`, or a whole address. Its parts are joined by `&`: first `2.…`, an
 * experiment, unless it is the step's own; then `scenario=ID` or `lecture=2.…`, a whole lecture; `step=N`, from 1;
 * `reading` without the lecture's assignment; and `apart` in the free sandbox. `a=…&b=…` moves the first w_0 of a
 * step's own experiment to these coordinates of its plane; on a line, `a` is enough.
 * @throws ExperimentError with a sentence if there is no such lecture, step, experiment or point, or the lecture was not
 *   fetched
 */
export function routeOf(address: string): Shown {
  const { own, named } = partsOf(address)
  const id = lectureIn(named)
  const way = named.has('reading') ? ({ reading: true } as const) : {}
  if (id === null) return { place: nowhere, experiment: linked(own ?? fragmentOf(address)) }
  const lecture = lectureOf(id)
  const step = stepNumbered(lecture, named.get('step') ?? '1')
  if (own === undefined) {
    const written = experimentOf(lecture, step)
    const moved = hasSurface(written) ? movedBy(named, written) : written
    return { place: { lecture, step, apart: false, ...way }, experiment: moved }
  }
  return { place: { lecture, step, apart: named.has('apart'), ...way }, experiment: linked(own) }
}

/**
 * Returns the index of the step that a number from 1 names.
 * @throws ExperimentError if the lecture has no such step
 */
export function stepNumbered({ title, steps }: Lecture, said: string): number {
  const step = Number(said) - 1
  const count = steps.length
  if (steps[step]) return step
  throw ExperimentError.at(
    'step',
    `There is no step “${said}”. “${asGiven(title)}” has ${count === 1 ? '1 step' : `${count} steps`}.`,
  )
}

/** Returns the experiment with the first w_0 moved to a point of its plane. */
const movedTo = (experiment: TrainingExperiment, [a, b]: readonly [number, number]): TrainingExperiment =>
  parseTraining(mergePatch(experiment, moveStart(experiment, 0, a, b)))

/** Returns the experiment with the first w_0 moved to the point in an address, if any. */
function movedBy(named: URLSearchParams, written: TrainingExperiment): TrainingExperiment {
  if (!named.has('a') && !named.has('b')) return written
  const isLine = written.plane.kind === 'line' && !named.has('b')
  return movedTo(written, [coordinate(named, 'a'), isLine ? 0 : coordinate(named, 'b')])
}

/** A decimal number in JavaScript's notation. */
const decimal = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/

function coordinate(named: URLSearchParams, name: 'a' | 'b'): number {
  const said = named.get(name)
  if (said === null)
    throw ExperimentError.at(
      name,
      'the link gives one coordinate of w₀, but its plane has two. Give a and b.',
    )
  const value = Number(said)
  if (decimal.test(said) && Number.isFinite(value)) return value
  throw ExperimentError.at(name, `“${said.slice(0, 40)}” is not a number, so w₀ cannot be placed there.`)
}

/** Returns the fragment, without the `#`, that opens a step of a lecture unchanged; with `reading`, without its assignment. */
export const stepLink = (
  { id, steps, manuscript, assignment }: Lecture,
  step: number,
  reading = false,
): string => {
  const { packed } = manuscript ?? {}
  const name = packed === undefined ? `scenario=${encodeURIComponent(id)}` : `lecture=${packed}`
  return `${name}${steps.length > 1 ? `&step=${step + 1}` : ''}${reading && assignment ? '&reading' : ''}`
}

/** Returns the fragment of a step with its first w_0 moved, if the experiment has no other change. */
function movedLink(place: string, written: Experiment, experiment: Experiment): string | undefined {
  if (!hasSurface(written) || !hasSurface(experiment)) return undefined
  const [start] = experiment.starts
  if (start?.kind !== 'plane' || !holdsWeights(written.plane)) return undefined
  const { a, b } = start
  if (!same(movedTo(written, [a, b]), experiment)) return undefined
  const numbers = written.plane.kind === 'line' ? { a } : { a, b }
  return [
    place,
    ...Object.entries(numbers).map(([name, value]) => `${name}=${encodeURIComponent(value)}`),
  ].join('&')
}

const same = (one: Experiment, other: Experiment): boolean => JSON.stringify(one) === JSON.stringify(other)

/** Returns a fragment that needs no packing: a step that is unchanged or has w_0 moved, or a large link as it was opened. */
function shortLink(
  { lecture, step, apart, reading }: LecturePlace,
  experiment: Experiment,
): string | undefined {
  if (!lecture) return opened.get(experiment)
  if (apart) return undefined
  const place = stepLink(lecture, step, reading)
  const written = experimentOf(lecture, step)
  return same(written, experiment) ? place : movedLink(place, written, experiment)
}

/** Loads what `linkOf` needs; returns undefined if everything is loaded. Rejects with a sentence if it does not load. */
export const fetchLinkOf = (place: LecturePlace, experiment: Experiment): Promise<void> | undefined =>
  shortLink(place, experiment) === undefined ? fetchLinks() : undefined

/**
 * Builds the shortest fragment, without the `#`, that opens exactly this experiment at this place: the name of an
 * unchanged step, perhaps with w_0 moved, or else the whole experiment. Yields during long work.
 * @throws Error if what it needs was not loaded
 */
export function* linkOf(at: LecturePlace, experiment: Experiment): Work<string> {
  const { lecture, step, apart, reading } = at
  const short = shortLink(at, experiment)
  if (short !== undefined) return short
  const link = yield* presentLinks().linking(experiment)
  return lecture ? `${link}&${stepLink(lecture, step, reading)}${apart ? '&apart' : ''}` : link
}
