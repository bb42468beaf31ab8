import { askStore, keeping, type Keeping } from './browser-store.ts'

/** A text of a lecture as it was at some time. */
export interface SavedVersion {
  /** Id of the lecture. */
  readonly id: string
  /** In milliseconds of the clock. */
  readonly time: number
  readonly text: string
}

/** Versions of a lecture that are kept, the last ones. */
const most = 10

/** Those of this visit, for a browser that keeps nothing. */
let ofVisit: readonly SavedVersion[] = []

const nameOf = ({ id, time }: SavedVersion): string => `${time} ${id}`

async function allVersions(): Promise<readonly SavedVersion[]> {
  const stored = await askStore<SavedVersion[]>('versions', 'readonly', (store) => store.getAll()).catch(
    () => [],
  )
  return [...new Map([...stored, ...ofVisit].map((version) => [nameOf(version), version])).values()]
}

/** The versions of a lecture that are kept, the last one first. */
export const versionsOf = async (id: string): Promise<readonly SavedVersion[]> =>
  (await allVersions()).filter((version) => version.id === id).toSorted((one, other) => other.time - one.time)

async function drop(some: readonly SavedVersion[]): Promise<void> {
  const names = new Set(some.map(nameOf))
  ofVisit = ofVisit.filter((version) => !names.has(nameOf(version)))
  for (const { id, time } of some)
    await askStore('versions', 'readwrite', (store) => store.delete([id, time])).catch(() => undefined)
}

/** Keeps a version, unless the last one says the same; of those before, the last nine. */
export async function keepVersion(version: SavedVersion): Promise<Keeping> {
  const before = await versionsOf(version.id)
  if (before[0]?.text === version.text) return 'kept'
  ofVisit = [...ofVisit, version]
  const kept = await keeping(askStore('versions', 'readwrite', (store) => store.put(version)))
  await drop(before.slice(most - 1))
  return kept
}

/** Drops the versions of all lectures, which makes room. */
export async function dropVersions(): Promise<void> {
  ofVisit = []
  await askStore('versions', 'readwrite', (store) => store.clear()).catch(() => undefined)
}
