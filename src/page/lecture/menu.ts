import type { MenuEntry, MenuGroup } from '../../elements/lecture/bl-menu.ts'
import { strataPicture } from '../../elements/lecture/strata-picture.ts'
import { functionOf, functions } from '../../experiment/functions/catalogue.ts'
import type { PlaneFunction } from '../../experiment/functions/function.ts'
import { ideas, lecturesOf, type Idea } from '../../scenarios/ideas.ts'
import { lectureLines } from '../../scenarios/lines.ts'
import { presetLines } from '../../scenarios/presets/lines.ts'
import { fetchLecture, lectures, stepTitles } from '../../study/lecture/lecture.ts'
import { isWrittenHere, type Origin } from '../../exchange/lecture/manuscript.ts'
import type { SavedLecture } from '../../study/lecture/saved-lectures.ts'
import { asGiven } from '../../words/language/language.ts'
import { otherWords } from '../../words/synonyms.ts'
import { clockWords, dateWords } from '../../words/times.ts'
import { leftStep } from './left-steps.ts'

const entriesOf = (isIncluded: (id: string) => boolean): MenuEntry[] =>
  lectures
    .filter(({ id }) => isIncluded(id))
    .map(({ id, title, count }) => ({
      id,
      title,
      line: lectureLines[id] ?? presetLines[id] ?? '',
      steps: count,
      left: leftStep(id, count),
      words: [...stepTitles(id), otherWords(id), id in presetLines ? otherWords('sandbox') : ''].join(' '),
    }))

/** Prefix of a function's id among those of lectures. */
const functionSign = 'function:'

/** The closed-form functions, each of which opens in the free sandbox. */
const functionEntries = (): MenuEntry[] =>
  functions
    .filter(({ id }) => presetLines[id] === undefined)
    .map(({ id, title }) => ({
      id: `${functionSign}${id}`,
      title,
      line: 'A function of two weights, in the free sandbox.',
      steps: 1,
      words: `${otherWords(`${functionSign}${id}`)} ${otherWords('sandbox')}`,
      picture: strataPicture(id),
    }))

export const functionOfEntry = (id: string): PlaneFunction | undefined =>
  id.startsWith(functionSign) ? functionOf(id.slice(functionSign.length)) : undefined

const shownBy = (idea: Idea): readonly string[] => [...lecturesOf(idea), ...(idea.presets ?? [])]
const hasIdea = (id: string): boolean => ideas.some((idea) => shownBy(idea).includes(id))

/** Loads the steps of all lectures, so that the menu can search their titles. */
export async function fetchWords(): Promise<void> {
  await Promise.all(lectures.map(({ id }) => fetchLecture(id)))
}

/**
 * Returns everything to open: lectures and experiments under their ideas, then the other experiments; each with the step
 * at which it was left, and the titles of its steps once they are loaded.
 */
export const menuGroups = (): MenuGroup[] => [
  ...ideas.map((idea) => ({
    title: idea.title,
    line: idea.line,
    entries: entriesOf((id) => shownBy(idea).includes(id)),
  })),
  {
    title: 'Experiments',
    line: 'Single experiments to start from and change.',
    entries: entriesOf((id) => !hasIdea(id)),
  },
  {
    title: 'Functions',
    line: 'Known test functions of optimisation.',
    entries: functionEntries(),
    onlyFound: true,
  },
]

/** Returns when something was opened: the time if it is today, the weekday within a week, or the date. */
function whenWords(opened: number, now: Date): string {
  const day = (at: Date) => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime()
  const at = new Date(opened)
  const days = Math.round((day(now) - day(at)) / 86_400_000)
  if (days === 0) return `today ${clockWords(opened)}`
  return dateWords(
    opened,
    days < 7 ? { weekday: 'long' } : { day: 'numeric', month: 'short', year: 'numeric' },
  )
}

const originWords = ({ kind, name }: Origin): string =>
  asGiven(name) ||
  { clipboard: 'pasted', link: 'from a link', here: 'not saved to a file yet', file: kind, address: kind }[
    kind
  ]

/** The lectures saved in this browser: those opened from a file or pasted here, and those from links. */
export function keptGroups(
  kept: readonly SavedLecture[],
  now: Date,
  pictureOf: (one: SavedLecture) => unknown = () => undefined,
): MenuGroup[] {
  const entry = (one: SavedLecture): MenuEntry => {
    const { id, title, idea, steps, authors, origin, opened } = one
    return {
      id,
      title: asGiven(title),
      line: asGiven(idea),
      steps,
      left: leftStep(id, steps),
      kept: [...authors.map(asGiven), originWords(origin), whenWords(opened, now)].join(' · '),
      picture: pictureOf(one),
    }
  }
  const isOurs = ({ origin }: SavedLecture) => isWrittenHere(origin)
  return [
    { title: 'Your lectures', line: 'saved in this browser', entries: kept.filter(isOurs).map(entry) },
    {
      title: 'Opened from links and files',
      line: 'saved in this browser',
      entries: kept.filter((one) => !isOurs(one)).map(entry),
    },
  ].filter(({ entries }) => entries.length > 0)
}
