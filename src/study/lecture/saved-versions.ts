import { askStore, keeping, type Keeping } from './browser-store.ts'

export interface SavedVersion {
  readonly id: string
  /** Milliseconds since the epoch. */
  readonly time: number
  readonly text: string
}

/** Number of versions saved per lecture. */
const most = 10

/** The versions of this visit, for a browser that saves nothing. */
let ofVisit: readonly SavedVersion[] = []

const nameOf = ({ id, time }: SavedVersion): string => `${time} ${id}`

async function allVersions(): Promise<readonly SavedVersion[]> {
  const stored = await askStore<SavedVersion[]>('versions', 'readonly', (store) => store.getAll()).catch(
    () => [],
  )
  return [...new Map([...stored, ...ofVisit].map((version) => [nameOf(version), version])).values()]
}

/** Returns the saved versions of a lecture, the latest first. */
export const versionsOf = async (id: string): Promise<readonly SavedVersion[]> =>
  (await allVersions()).filter((version) => version.id === id).toSorted((one, other) => other.time - one.time)

async function drop(some: readonly SavedVersion[]): Promise<void> {
  const names = new Set(some.map(nameOf))
  ofVisit = ofVisit.filter((version) => !names.has(nameOf(version)))
  for (const { id, time } of some)
    await askStore('versions', 'readwrite', (store) => store.delete([id, time])).catch(() => undefined)
}

/** Saves a version, unless it equals the last one, and drops the oldest beyond ten. */
export async function keepVersion(version: SavedVersion): Promise<Keeping> {
  const before = await versionsOf(version.id)
  if (before[0]?.text === version.text) return 'kept'
  ofVisit = [...ofVisit, version]
  const kept = await keeping(askStore('versions', 'readwrite', (store) => store.put(version)))
  await drop(before.slice(most - 1))
  return kept
}

/** Drops the versions of all lectures to make space. */
export async function dropVersions(): Promise<void> {
  ofVisit = []
  await askStore('versions', 'readwrite', (store) => store.clear()).catch(() => undefined)
}
