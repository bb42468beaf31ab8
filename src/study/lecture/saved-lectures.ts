import type { Authored } from '../../experiment/authored.ts'
import type { Origin } from '../../exchange/lecture/manuscript.ts'
import { askStore, changeStored, keeping, type Keeping } from './browser-store.ts'

/** A lecture that came as a text, as this browser keeps it from visit to visit. */
export interface SavedLecture {
  readonly id: string
  readonly title: Authored
  readonly idea: Authored
  /** Number of the steps that are shown of it. */
  readonly steps: number
  readonly text: string
  /** The text as it was typed last, where it is another one: it has problems, or was not read yet. */
  readonly typed?: string
  readonly origin: Origin
  /** The text that its file has, where it was written here and saved. */
  readonly saved?: string
  readonly authors: readonly string[]
  /** It is being written, or was when its page ended. */
  readonly writing?: boolean
  /** Time at which it was opened last, in milliseconds of the clock. */
  readonly opened: number
}

/** Those of this visit, for a browser that keeps nothing. */
const ofVisit = new Map<string, SavedLecture>()

/** Returns the later of two forms of a lecture, since another page may have kept one; of two of one time, the stored one. */
const later = (ofVisit: SavedLecture, stored: SavedLecture | undefined): SavedLecture =>
  stored && stored.opened >= ofVisit.opened ? stored : ofVisit

/** All lectures that are kept, the one that was opened last first. */
export async function savedLectures(): Promise<readonly SavedLecture[]> {
  const stored = await askStore<SavedLecture[]>('lectures', 'readonly', (store) => store.getAll()).catch(
    () => [],
  )
  const all = new Map(stored.map((lecture) => [lecture.id, lecture]))
  for (const [id, lecture] of ofVisit) all.set(id, later(lecture, all.get(id)))
  return [...all.values()].toSorted((one, other) => other.opened - one.opened)
}

/** Keeps a lecture in place of the one of its id; for this visit in any case. */
export function keepLecture(lecture: SavedLecture): Promise<Keeping> {
  ofVisit.set(lecture.id, lecture)
  return keeping(askStore('lectures', 'readwrite', (store) => store.put(lecture)))
}

/** Puts what `change` makes of the lecture of an id in its place, as it is kept by then; undefined leaves it. */
function changeKept(
  id: string,
  change: (kept: SavedLecture | undefined) => SavedLecture | undefined,
): Promise<Keeping> {
  const changed = change(ofVisit.get(id))
  if (changed) ofVisit.set(id, changed)
  return keeping(changeStored('lectures', id, change))
}

/** Keeps a lecture that was opened. Words that were typed in it since, and that its text does not have yet, stay. */
export const keepOpened = (lecture: SavedLecture): Promise<Keeping> =>
  changeKept(lecture.id, (kept) =>
    kept?.typed === undefined ? lecture : { ...kept, opened: lecture.opened },
  )

/** Keeps a lecture again that was kept no longer, unless it was kept since. */
export const restoreLecture = (lecture: SavedLecture): Promise<Keeping> =>
  changeKept(lecture.id, (kept) => (kept ? undefined : lecture))

/** Marks a lecture as one that is not being written. Its words stay as they are kept by then. */
export const endWriting = (id: string): Promise<Keeping> =>
  changeKept(id, (kept) => kept && { ...kept, writing: false })

/** Keeps a lecture no longer. */
export async function forgetLecture(id: string): Promise<void> {
  ofVisit.delete(id)
  await askStore('lectures', 'readwrite', (store) => store.delete(id)).catch(() => undefined)
}
