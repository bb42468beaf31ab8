import type { Authored } from '../../experiment/authored.ts'
/** Kinds of files, as a picker shows them. */
interface FileType {
  readonly description: string
  readonly accept: Readonly<Record<string, readonly string[]>>
}

/** What a picker of files shows first: whatever may come in. */
const taken: readonly FileType[] = [
  {
    description: 'A lecture, an experiment, a table, a run or a surface',
    accept: {
      'text/markdown': ['.md'],
      'application/json': ['.json', '.jsonl'],
      'text/csv': ['.csv', '.tsv', '.txt'],
      'application/octet-stream': ['.npz', '.npy', '.safetensors', '.xlsx'],
    },
  },
]

/** What is saved, as a picker shows it. */
const saved: FileType = { description: 'A lecture', accept: { 'text/markdown': ['.md'] } }

/** The browser's own pickers, where it has some. */
interface Pickers {
  showOpenFilePicker?(options: {
    readonly id: string
    readonly types: readonly FileType[]
  }): Promise<readonly [FileSystemFileHandle]>
  showSaveFilePicker?(options: {
    readonly id: string
    readonly types: readonly FileType[]
    readonly suggestedName: Authored
  }): Promise<FileSystemFileHandle>
}

/** The browser's pickers; none in a frame of another site, for which it opens none. */
function pickers(): Pickers {
  try {
    return window.top?.document ? (globalThis as Pickers) : {}
  } catch {
    return {}
  }
}

/** Picks begin in the folder of the last one. */
const id = 'badlands-lectures'

/** True of what a picker rejects with where somebody thought better of it. */
const isCalledOff = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError'

/** All that may come in, for a field that chooses a file. */
const acceptedEndings =
  '.md,.json,.jsonl,.csv,.tsv,.txt,.xlsx,.npz,.npy,.safetensors,text/markdown,text/plain'

async function chosen(): Promise<File | undefined> {
  const input = document.createElement('input')
  Object.assign(input, { type: 'file', accept: acceptedEndings, hidden: true })
  // A field that is nowhere on the page may be collected as garbage before anything is chosen.
  document.body.append(input)
  try {
    return await new Promise((resolve) => {
      input.addEventListener('change', () => resolve(input.files?.[0]))
      input.addEventListener('cancel', () => resolve(undefined))
      input.click()
    })
  } finally {
    input.remove()
  }
}

/** Has somebody choose a file to open; undefined where none is chosen. To be called under a hand. */
export async function pickFile(): Promise<File | undefined> {
  const browser = pickers()
  if (!browser.showOpenFilePicker) return chosen()
  try {
    const [handle] = await browser.showOpenFilePicker({ id, types: taken })
    return await handle.getFile()
  } catch (error) {
    if (isCalledOff(error)) return undefined
    throw error
  }
}

/** A place for a file, which somebody has chosen. */
export interface FilePlace {
  readonly name: Authored
  /** Rejects where nothing can be written there. */
  readonly write: (text: string) => Promise<void>
}

/**
 * Has somebody choose where a file is saved; undefined where nowhere. A browser without a picker saves it as a download. To be called
 * under a hand.
 */
export async function pickPlace(suggestedName: Authored): Promise<FilePlace | undefined> {
  const browser = pickers()
  if (!browser.showSaveFilePicker) {
    const { download } = await import('../download.ts')
    const write = async (text: string) =>
      download(new Blob([text], { type: Object.keys(saved.accept)[0]! }), suggestedName)
    return { name: suggestedName, write }
  }
  try {
    const handle = await browser.showSaveFilePicker({ id, types: [saved], suggestedName })
    const write = async (text: string) => {
      const file = await handle.createWritable()
      try {
        await file.write(text)
        await file.close()
      } catch (error) {
        // What was there before stays, and nothing lies beside it.
        await file.abort().catch(() => undefined)
        throw error
      }
    }
    return { name: handle.name, write }
  } catch (error) {
    if (isCalledOff(error)) return undefined
    throw error
  }
}
