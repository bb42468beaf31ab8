import { inTurns } from '../../engine/backend/page-turns.ts'
import { mostPacked, packingLecture, unpackingLecture } from '../../exchange/lecture/lecture-link.ts'
import { parsingLecture, type ParsedLecture } from '../../exchange/lecture/parse-lecture.ts'
import { mostIssues } from '../../experiment/spec/values/bounds.ts'
import { ExperimentError } from '../../experiment/spec/values/error.ts'
import {
  isWrittenHere,
  type LectureProblem,
  type Manuscript,
  type Origin,
} from '../../exchange/lecture/manuscript.ts'
import { lectureOfScenario, type Lecture } from '../../scenarios/place.ts'
import type { Scenario } from '../../exchange/lecture/scenario.ts'
import { savedLectures } from './saved-lectures.ts'
import { markStep } from './mark-step.ts'
import { sameParts } from './same-parts.ts'
import { withTrueReferences } from './stored-sweeps.ts'
import { inWishedLanguage } from './wished-language.ts'

export { readLists } from '../../exchange/lecture/written-lists.ts'

/** Prefix of the ids of lectures from texts. No other id contains a dot, so they cannot replace a built-in lecture. */
const prefix = 'yours.'

export interface ReadLecture {
  /** Undefined if none of its steps is valid. */
  readonly lecture: Lecture | undefined
  readonly problems: readonly LectureProblem[]
}

/** The latest version of each lecture opened on this page, by id. */
const own = new Map<string, Lecture>()

/** Stores a lecture as the latest of its id, with its labels marked as the author's. */
function keep(lecture: Lecture): Lecture {
  for (const { steps } of [lecture, ...(lecture.translations ?? [])]) for (const step of steps) markStep(step)
  own.set(lecture.id, lecture)
  return lecture
}

/** Returns true if a text may be a newer version of one from the same place. Two links may have nothing in common. */
function sameOrigin(one: Origin, other: Origin): boolean {
  const placeOf = ({ address, name }: Origin) => address ?? name
  return one.kind === other.kind && placeOf(one) === placeOf(other) && one.kind !== 'link'
}

interface Entry {
  readonly id: string
  readonly origin: Origin
}

/**
 * Returns the entry for a text that calls itself `name`, with a number appended if another lecture already has that name.
 * A link never replaces a lecture on this page.
 */
async function entryFor(name: string, text: string, origin: Origin): Promise<Entry> {
  const kept = await savedLectures()
  for (let n = 1; ; n++) {
    const id = `${prefix}${name}${n > 1 ? `-${n}` : ''}`
    const before = own.get(id)?.manuscript ?? kept.find((one) => one.id === id)
    if (before?.text === text && origin.kind === 'link') return { id, origin: before.origin }
    if (before && origin.kind === 'here') continue
    if (!before || before.text === text || sameOrigin(before.origin, origin)) return { id, origin }
  }
}

/** A text with its name on this page, and the version saved in its file. */
interface Written extends Entry {
  readonly text: string
  readonly saved?: string | undefined
}

async function lectureOfText(
  { id, text, origin, saved }: Written,
  scenario: Scenario,
  { problems, places, translations }: Pick<ParsedLecture, 'problems' | 'places' | 'translations'>,
): Promise<Lecture> {
  const whole = await inTurns(packingLecture(text))
  const excess = Math.max(0, whole.length - mostPacked)
  const packed = excess > 0 ? undefined : whole
  const { authors = [] } = scenario
  const manuscript: Manuscript = {
    ...{ text, origin, authors, problems, steps: places.length, packed, excess },
    ...(saved !== undefined && { saved }),
    ...(translations.length > 0 && {
      languages: [scenario.language ?? 'en', ...translations.map(({ language }) => language)],
    }),
  }
  const written = async (one: Scenario): Promise<Lecture> => {
    const steps = await withTrueReferences(one)
    return { ...lectureOfScenario({ ...one, title: one.title || 'No name yet', steps }), id, manuscript }
  }
  const lecture = await written(scenario)
  if (translations.length === 0) return lecture
  return { ...lecture, translations: await Promise.all(translations.map((one) => written(one.scenario))) }
}

/** Parses a text. Authors also get the errors in its formulas and links, which need the typesetter; readers do not wait for it. */
async function parsed(text: string, origin: Origin): Promise<ParsedLecture> {
  const read = await inTurns(parsingLecture(text))
  if (!isWrittenHere(origin) || !/[$\]]/u.test(text)) return read
  // Without the typesetter, the lecture is still parsed.
  const { wordsFaults } = await import('./words-faults.ts').catch(() => ({ wordsFaults: undefined }))
  if (!wordsFaults) return read
  const problems = [...read.problems, ...(await inTurns(wordsFaults(text)))]
  return {
    ...read,
    problems: problems.toSorted((a, b) => a.line - b.line || a.column - b.column).slice(0, mostIssues),
  }
}

/**
 * Parses a lecture, which replaces an earlier version of it. Errors are returned as problems. `saved` is the version in
 * its file.
 */
export async function readLecture(text: string, from: Origin, saved?: string): Promise<ReadLecture> {
  const read = await parsed(text, from)
  const { scenario, problems } = read
  if (!scenario) return { lecture: undefined, problems }
  const entry = await entryFor(scenario.id, text, from)
  const before = own.get(entry.id)
  if (before?.manuscript?.text === text) return { lecture: before, problems }
  return { lecture: keep(await lectureOfText({ ...entry, text, saved }, scenario, read)), problems }
}

/**
 * Parses another text of a lecture under its name. Unchanged parts keep their identity. If no step is valid, the previous
 * version stays.
 */
export async function readAgain(written: Written): Promise<ReadLecture> {
  const read = await parsed(written.text, written.origin)
  const { scenario, problems } = read
  if (!scenario) return { lecture: undefined, problems }
  const lecture = sameParts(own.get(written.id), await lectureOfText(written, scenario, read))
  return { lecture: keep(lecture), problems }
}

/** Returns the lecture saved in this browser or opened on this page under an id. */
async function keptOrRead(id: string): Promise<Lecture> {
  const known = own.get(id)
  if (known) return known
  const kept = (await savedLectures()).find((one) => one.id === id)
  if (!kept) throw ExperimentError.at('', 'This lecture is not saved in this browser. Open its file.')
  const read = await parsed(kept.text, kept.origin)
  const { scenario, problems } = read
  return keep(orThrow({ lecture: scenario && (await lectureOfText(kept, scenario, read)), problems }))
}

/**
 * Returns the parsed lecture.
 * @throws ExperimentError with its problems if there is none
 */
function orThrow({ lecture, problems }: ReadLecture): Lecture {
  if (lecture) return lecture
  throw new ExperimentError(problems.map(({ line, message }) => ({ path: `line ${line}`, message })))
}

/**
 * Returns the lecture of a name in the language of its author, whatever the language of its reader; undefined if it was
 * not opened on this page.
 */
export const writtenLecture = (id: string): Lecture | undefined => own.get(id)

/**
 * Returns the lecture that an address names, in its reader's language: one opened or saved here, by its id, or one packed
 * in the address. Rejects if there is none.
 */
export async function fetchOwnLecture(name: string): Promise<Lecture> {
  if (name.startsWith(prefix)) return inWishedLanguage(await keptOrRead(name))
  const text = await inTurns(unpackingLecture(name))
  return inWishedLanguage(orThrow(await readLecture(text, { kind: 'link', name: '' })))
}
