import type { Authored } from '../../experiment/authored.ts'
/** A kind of file in a file picker. */
interface FileType {
  readonly description: string
  readonly accept: Readonly<Record<string, readonly string[]>>
}

/** The file types of a picker that opens a file: everything that can be imported. */
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

/** The file type of a picker that saves. */
const saved: FileType = { description: 'A lecture', accept: { 'text/markdown': ['.md'] } }

/** The browser’s own file pickers, if it has them. */
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

/** Returns the browser’s file pickers; empty in a frame on another site, where they are blocked. */
function pickers(): Pickers {
  try {
    return window.top?.document ? (globalThis as Pickers) : {}
  } catch {
    return {}
  }
}

/** Makes pickers start in the folder used last. */
const id = 'badlands-lectures'

/** Whether a picker was cancelled. */
const isCalledOff = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError'

/** All file types that can be imported, for a file field. */
const acceptedEndings =
  '.md,.json,.jsonl,.csv,.tsv,.txt,.xlsx,.npz,.npy,.safetensors,text/markdown,text/plain'

async function chosen(): Promise<File | undefined> {
  const input = document.createElement('input')
  Object.assign(input, { type: 'file', accept: acceptedEndings, hidden: true })
  // A field outside the page may be garbage-collected before a file is chosen.
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

/** Asks the user for a file to open. Returns undefined if none is chosen. Call it from a user action. */
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

/** A file chosen for saving. */
export interface FilePlace {
  readonly name: Authored
  /** Rejects if the file cannot be written. */
  readonly write: (text: string) => Promise<void>
}

/**
 * Asks the user where to save a file. Returns undefined if cancelled. Browsers without a picker download it. Call it from a user action.
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
        // This keeps the previous content and leaves no temporary file.
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
