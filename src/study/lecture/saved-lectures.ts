import type { Authored } from '../../experiment/authored.ts'
import type { Origin } from '../../exchange/lecture/manuscript.ts'
import { askStore, changeStored, keeping, type Keeping } from './browser-store.ts'

/** A lecture from a text, as this browser saves it between visits. */
export interface SavedLecture {
  readonly id: string
  readonly title: Authored
  readonly idea: Authored
  readonly steps: number
  readonly text: string
  /** The last typed text, if it differs: it has problems, or was not parsed yet. */
  readonly typed?: string
  readonly origin: Origin
  /** The text saved in its file, if it was written here and saved. */
  readonly saved?: string
  readonly authors: readonly string[]
  /** It is being edited, or was when its page closed. */
  readonly writing?: boolean
  /** When it was last opened, in milliseconds since the epoch. */
  readonly opened: number
}

/** The lectures of this visit, for a browser that saves nothing. */
const ofVisit = new Map<string, SavedLecture>()

/**
 * Returns the later of two versions of a lecture, since another page may have saved one; the stored one if they have the
 * same time.
 */
const later = (ofVisit: SavedLecture, stored: SavedLecture | undefined): SavedLecture =>
  stored && stored.opened >= ofVisit.opened ? stored : ofVisit

/** Returns all saved lectures, the most recently opened first. */
export async function savedLectures(): Promise<readonly SavedLecture[]> {
  const stored = await askStore<SavedLecture[]>('lectures', 'readonly', (store) => store.getAll()).catch(
    () => [],
  )
  const all = new Map(stored.map((lecture) => [lecture.id, lecture]))
  for (const [id, lecture] of ofVisit) all.set(id, later(lecture, all.get(id)))
  return [...all.values()].toSorted((one, other) => other.opened - one.opened)
}

/** Saves a lecture over the one with its id; at least for this visit. */
export function keepLecture(lecture: SavedLecture): Promise<Keeping> {
  ofVisit.set(lecture.id, lecture)
  return keeping(askStore('lectures', 'readwrite', (store) => store.put(lecture)))
}

/** Replaces the saved lecture of an id by the result of `change`, unless that is undefined. */
function changeKept(
  id: string,
  change: (kept: SavedLecture | undefined) => SavedLecture | undefined,
): Promise<Keeping> {
  const changed = change(ofVisit.get(id))
  if (changed) ofVisit.set(id, changed)
  return keeping(changeStored('lectures', id, change))
}

/** Saves a lecture that was opened. Text typed in it since then, and not yet part of it, stays. */
export const keepOpened = (lecture: SavedLecture): Promise<Keeping> =>
  changeKept(lecture.id, (kept) =>
    kept?.typed === undefined ? lecture : { ...kept, opened: lecture.opened },
  )

/** Saves a removed lecture again, unless it was saved since then. */
export const restoreLecture = (lecture: SavedLecture): Promise<Keeping> =>
  changeKept(lecture.id, (kept) => (kept ? undefined : lecture))

/** Marks a lecture as no longer being edited, keeping its current saved text. */
export const endWriting = (id: string): Promise<Keeping> =>
  changeKept(id, (kept) => kept && { ...kept, writing: false })

/** Removes a lecture from this browser. */
export async function forgetLecture(id: string): Promise<void> {
  ofVisit.delete(id)
  await askStore('lectures', 'readwrite', (store) => store.delete(id)).catch(() => undefined)
}
