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

/** Begins the ids of lectures that came as texts. No other id has a dot, so that none of them takes the place of one of ours. */
const prefix = 'yours.'

/** What was read of a text. */
export interface ReadLecture {
  /** Undefined where no step of it is good. */
  readonly lecture: Lecture | undefined
  readonly problems: readonly LectureProblem[]
}

/** Lectures that were read on this page, by their ids: the latest of each. */
const own = new Map<string, Lecture>()

/** Keeps a lecture as the latest of its id. Its labels are its author's. */
function keep(lecture: Lecture): Lecture {
  for (const { steps } of [lecture, ...(lecture.translations ?? [])]) for (const step of steps) markStep(step)
  own.set(lecture.id, lecture)
  return lecture
}

/** True where a text is a later form of what came from the same place. Two links may hold anything. */
function sameOrigin(one: Origin, other: Origin): boolean {
  const placeOf = ({ address, name }: Origin) => address ?? name
  return one.kind === other.kind && placeOf(one) === placeOf(other) && one.kind !== 'link'
}

/** Name and origin of a text on this page. */
interface Entry {
  readonly id: string
  readonly origin: Origin
}

/**
 * Where a text belongs that is called `name` in itself: another number behind it where that is another lecture's. A link changes
 * nothing of what is here.
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

/** A text with its name on this page, and what its file has of it. */
interface Written extends Entry {
  readonly text: string
  readonly saved?: string | undefined
}

/** The lecture that was parsed of a text. */
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

/**
 * What is parsed of a text. Who may write it is told of its formulas and links too: the typesetter comes for that, and readers do not wait
 * for it.
 */
async function parsed(text: string, origin: Origin): Promise<ParsedLecture> {
  const read = await inTurns(parsingLecture(text))
  if (!isWrittenHere(origin) || !/[$\]]/u.test(text)) return read
  // Without what sets formulas the lecture is read all the same.
  const { wordsFaults } = await import('./words-faults.ts').catch(() => ({ wordsFaults: undefined }))
  if (!wordsFaults) return read
  const problems = [...read.problems, ...(await inTurns(wordsFaults(text)))]
  return {
    ...read,
    problems: problems.toSorted((a, b) => a.line - b.line || a.column - b.column).slice(0, mostIssues),
  }
}

/** Reads a lecture from its text, in place of an earlier form of it. Whatever is wrong with it is told as problems. `saved`: what its file has. */
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
 * Reads another text of a lecture under its name. Parts that say what they did are the same objects, and where no step is good nothing
 * takes its place.
 */
export async function readAgain(written: Written): Promise<ReadLecture> {
  const read = await parsed(written.text, written.origin)
  const { scenario, problems } = read
  if (!scenario) return { lecture: undefined, problems }
  const lecture = sameParts(own.get(written.id), await lectureOfText(written, scenario, read))
  return { lecture: keep(lecture), problems }
}

/** The lecture of an id that is kept here, or was read on this page. */
async function keptOrRead(id: string): Promise<Lecture> {
  const known = own.get(id)
  if (known) return known
  const kept = (await savedLectures()).find((one) => one.id === id)
  if (!kept) throw ExperimentError.at('', 'This lecture is not saved in this browser. Open its file.')
  const read = await parsed(kept.text, kept.origin)
  const { scenario, problems } = read
  return keep(orThrow({ lecture: scenario && (await lectureOfText(kept, scenario, read)), problems }))
}

/** The lecture that was read. @throws ExperimentError with its problems where there is none */
function orThrow({ lecture, problems }: ReadLecture): Lecture {
  if (lecture) return lecture
  throw new ExperimentError(problems.map(({ line, message }) => ({ path: `line ${line}`, message })))
}

/** The lecture of a name as it was written, whatever the language of its reader; undefined if it was not read on this page. */
export const writtenLecture = (id: string): Lecture | undefined => own.get(id)

/**
 * The lecture of a name in an address, in the language of its reader: the id of one that was read or is kept, or a whole one that is packed.
 * Rejects where there is none.
 */
export async function fetchOwnLecture(name: string): Promise<Lecture> {
  if (name.startsWith(prefix)) return inWishedLanguage(await keptOrRead(name))
  const text = await inTurns(unpackingLecture(name))
  return inWishedLanguage(orThrow(await readLecture(text, { kind: 'link', name: '' })))
}
