import type { Origin } from '../../scenarios/manuscript.ts'
import { askStore, keeping, type Keeping } from './browser-store.ts'

/** A lecture that came as a text, as this browser keeps it from visit to visit. */
export interface KeptLecture {
  readonly id: string
  readonly title: string
  readonly idea: string
  /** Number of the steps that are shown of it. */
  readonly steps: number
  readonly text: string
  /** The text as it was written last, where it is another one because it has problems. */
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
const ofVisit = new Map<string, KeptLecture>()

/** The later one of two forms of a lecture: another page may have kept it since. */
const later = (one: KeptLecture, other: KeptLecture | undefined): KeptLecture =>
  other && other.opened > one.opened ? other : one

/** All lectures that are kept, the one that was opened last first. */
export async function keptLectures(): Promise<readonly KeptLecture[]> {
  const stored = await askStore<KeptLecture[]>('lectures', 'readonly', (store) => store.getAll()).catch(
    () => [],
  )
  const all = new Map(stored.map((lecture) => [lecture.id, lecture]))
  for (const [id, lecture] of ofVisit) all.set(id, later(lecture, all.get(id)))
  return [...all.values()].toSorted((one, other) => other.opened - one.opened)
}

/** Keeps a lecture in place of the one of its id; for this visit in any case. */
export function keepLecture(lecture: KeptLecture): Promise<Keeping> {
  ofVisit.set(lecture.id, lecture)
  return keeping(askStore('lectures', 'readwrite', (store) => store.put(lecture)))
}

/** Keeps a lecture no longer. */
export async function forgetLecture(id: string): Promise<void> {
  ofVisit.delete(id)
  await askStore('lectures', 'readwrite', (store) => store.delete(id)).catch(() => undefined)
}
