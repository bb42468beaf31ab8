/** What a picker of files shows first: texts of lectures. */
const types = [{ description: 'A lecture', accept: { 'text/markdown': ['.md'] } }] as const

/** The browser's own pickers, where it has some. */
interface Pickers {
  showOpenFilePicker?(options: {
    readonly id: string
    readonly types: typeof types
  }): Promise<readonly [FileSystemFileHandle]>
  showSaveFilePicker?(options: {
    readonly id: string
    readonly types: typeof types
    readonly suggestedName: string
  }): Promise<FileSystemFileHandle>
}

const pickers: Pickers = globalThis as Pickers

/** Picks begin in the folder of the last one. */
const id = 'badlands-lectures'

/** True of what a picker rejects with where somebody thought better of it. */
const isCalledOff = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError'

async function chosen(): Promise<File | undefined> {
  const input = document.createElement('input')
  Object.assign(input, { type: 'file', accept: '.md,text/markdown,text/plain', hidden: true })
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
  if (!pickers.showOpenFilePicker) return chosen()
  try {
    const [handle] = await pickers.showOpenFilePicker({ id, types })
    return await handle.getFile()
  } catch (error) {
    if (isCalledOff(error)) return undefined
    throw error
  }
}

/** A place for a file, which somebody has chosen. */
export interface FilePlace {
  readonly name: string
  /** Rejects where nothing can be written there. */
  readonly write: (text: string) => Promise<void>
}

/**
 * Has somebody choose where a file is saved; undefined where nowhere. A browser without a picker saves it as a download. To be called
 * under a hand.
 */
export async function pickPlace(suggestedName: string): Promise<FilePlace | undefined> {
  if (!pickers.showSaveFilePicker) {
    const { download } = await import('../download.ts')
    const write = async (text: string) => download(new Blob([text], { type: 'text/markdown' }), suggestedName)
    return { name: suggestedName, write }
  }
  try {
    const handle = await pickers.showSaveFilePicker({ id, types, suggestedName })
    const write = async (text: string) => {
      const file = await handle.createWritable()
      await file.write(text)
      await file.close()
    }
    return { name: handle.name, write }
  } catch (error) {
    if (isCalledOff(error)) return undefined
    throw error
  }
}
