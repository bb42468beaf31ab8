import type { Origin } from '../../scenarios/manuscript.ts'

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
  /** Time at which it was opened last, in milliseconds of the clock. */
  readonly opened: number
}

const [database, store] = ['badlands', 'lectures']

/** Those of this visit, for a browser that keeps nothing. */
const ofVisit = new Map<string, KeptLecture>()

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('The browser keeps nothing.')))
  })

/** Asks the browser's store. Rejects where there is none, or it has no room. */
async function ask<T>(
  mode: IDBTransactionMode,
  request: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const opening = indexedDB.open(database, 1)
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore(store, { keyPath: 'id' }))
  const opened = await settled(opening)
  try {
    return await settled(request(opened.transaction(store, mode).objectStore(store)))
  } finally {
    opened.close()
  }
}

/** All lectures that are kept, the one that was opened last first. */
export async function keptLectures(): Promise<readonly KeptLecture[]> {
  const stored = await ask<KeptLecture[]>('readonly', (lectures) => lectures.getAll()).catch(() => [])
  const all = new Map([...stored, ...ofVisit.values()].map((lecture) => [lecture.id, lecture]))
  return [...all.values()].toSorted((one, other) => other.opened - one.opened)
}

/** Keeps a lecture in place of the one of its id. False where that is for this visit alone. */
export async function keepLecture(lecture: KeptLecture): Promise<boolean> {
  ofVisit.set(lecture.id, lecture)
  return ask('readwrite', (lectures) => lectures.put(lecture)).then(
    () => true,
    () => false,
  )
}

/** Keeps a lecture no longer. */
export async function forgetLecture(id: string): Promise<void> {
  ofVisit.delete(id)
  await ask('readwrite', (lectures) => lectures.delete(id)).catch(() => undefined)
}
