import { signal } from '@preact/signals-core'
import { html } from 'lit'
import { tinykeys } from 'tinykeys'
import '../../elements/import/bl-import.ts'
import type { ImportTextEvent, ImportView } from '../../elements/import/bl-import.ts'
import type { CommandName } from '../../elements/events.ts'
import { mostLooked } from '../../exchange/incoming/incoming.ts'
import { recognise, type IncomingKind, type Recognised } from '../../exchange/incoming/recognise.ts'
import { issuesOf, type ExperimentIssue } from '../../experiment/spec/values/error.ts'
import { asGiven } from '../../words/language/language.ts'
import { isTyping } from '../keys.ts'
import { pickFile } from '../files/pick-file.ts'
import { incomingWords } from './incoming-words.ts'

/** A file to import, or a pasted text, with '' as its name. */
export interface ImportedFile {
  /** Aborts when something else is imported, so that this import shows nothing any more. */
  readonly later?: AbortSignal
  readonly name: string
  readonly file: Blob
}

/** A pasted text. */
const pastedText = (text: string): ImportedFile => ({ name: '', file: new Blob([text]) })

/** Recognises the kind of a file from its first bytes. */
async function recogniseFile({ name, file }: ImportedFile): Promise<Recognised> {
  const head = new Uint8Array(await file.slice(0, mostLooked).arrayBuffer())
  return recognise({ name, head })
}

/** Whether all files are lectures or translations of them. */
export async function areLectures(files: readonly File[]): Promise<boolean> {
  const found = await Promise.all(files.map((file) => recogniseFile({ name: file.name, file })))
  return found.every(({ kind }) => kind === 'lecture')
}

/** The name of an import in a sentence. */
const nameOfFile = ({ name }: ImportedFile): string =>
  name === '' ? 'The pasted text' : `“${asGiven(name)}”`

/**
 * Handlers for each kind of import. Each asks or shows a preview before it changes anything that cannot be undone. A handler rejects if the
 * content is invalid.
 */
export type ImportHandlers = Readonly<Record<IncomingKind, (arrival: ImportedFile) => Promise<void>>> & {
  /** Handles several files at once. */
  readonly many: (files: readonly File[]) => Promise<void>
}

const kinds = Object.values(incomingWords)

/**
 * The entry point for everything that is dropped, pasted, chosen or typed into the import dialog. It recognises the kind and passes the
 * content to its handler.
 */
export class Importer {
  readonly #takers: ImportHandlers
  readonly #dropping = signal(false)
  readonly #choosing = signal(false)
  readonly #issues = signal<readonly ExperimentIssue[]>([])
  readonly #gone = new AbortController()
  /** Aborts when something else is imported. The later of two imports is shown, even if the earlier one takes longer. */
  #latest = new AbortController()

  constructor(takers: ImportHandlers) {
    this.#takers = takers
    const { signal: until } = this.#gone
    const press = (event: KeyboardEvent) => {
      event.preventDefault()
      this.hear('open-file')
    }
    until.addEventListener('abort', tinykeys(window, { '$mod+o': press }))
    addEventListener('paste', (event) => this.#paste(event), { signal: until })
    for (const type of ['dragenter', 'dragover'] as const)
      addEventListener(type, (event) => this.#over(event), { signal: until })
    const isOut = ({ relatedTarget }: DragEvent) => relatedTarget === null
    addEventListener('dragleave', (event) => isOut(event) && (this.#dropping.value = false), {
      signal: until,
    })
    addEventListener('drop', (event) => this.#drop(event), { signal: until })
    for (const { files, text } of earlyImports()) this.#came(files, text)
  }

  /** Errors for the page to show. The dialog shows them itself while it is open. */
  get issues(): readonly ExperimentIssue[] {
    return this.#choosing.value ? [] : this.#issues.value
  }

  dismiss(): void {
    this.#issues.value = []
  }

  /** Handles commands that concern imports. */
  hear(command: CommandName): void {
    if (command === 'open-file') this.#try(this.#pick())
    if (command === 'bring-in') this.#choosing.value = true
  }

  render() {
    const view: ImportView = { kind: 'choose', kinds, issues: this.#issues.value }
    return html`<bl-import
      .view=${this.#choosing.value ? view : undefined}
      ?dropping=${this.#dropping.value}
      @bl-import-text=${({ text }: ImportTextEvent) => this.#try(this.take(pastedText(text)))}
      @pick=${() => this.#try(this.#pick())}
      @bl-command=${() => this.dismiss()}
      @close=${() => this.#close()}
    ></bl-import>`
  }

  #close(): void {
    this.#choosing.value = false
    this.dismiss()
  }

  dispose(): void {
    this.#gone.abort()
  }

  /**
   * Passes an import to its handler. Rejects with a sentence if no handler exists, or if it is too large, which is checked before reading.
   */
  async take(arrival: ImportedFile): Promise<void> {
    const later = this.#comes()
    try {
      await this.#give({ ...arrival, later })
    } catch (error) {
      if (!later.aborted) throw error
    }
  }

  /** Aborts the previous import. Returns the signal of the new one. */
  #comes(): AbortSignal {
    this.#latest.abort()
    this.#latest = new AbortController()
    return this.#latest.signal
  }

  async #give(arrival: ImportedFile): Promise<void> {
    const found = await recogniseFile(arrival)
    // Answers are added to those already there, so a later import does not cancel them.
    if (found.kind !== 'answers' && arrival.later?.aborted) return
    if (found.kind === 'refused') throw new Error(`${nameOfFile(arrival)} ${found.why}`)
    if (arrival.file.size > found.most) {
      const { name } = incomingWords[found.kind]
      throw new Error(`${nameOfFile(arrival)} is too large. ${name} has at most ${sizeWords(found.most)}.`)
    }
    this.#choosing.value = false
    await this.#takers[found.kind](arrival)
  }

  async #pick(): Promise<void> {
    const file = await pickFile()
    if (file) await this.take({ name: file.name, file })
  }

  /** Runs an action and shows its error, if any. The page stays as it was. */
  #try(act: Promise<void>): void {
    this.#issues.value = []
    act.catch((error: unknown) => (this.#issues.value = issuesOf(error)))
  }

  #paste(event: ClipboardEvent): void {
    const { clipboardData, defaultPrevented } = event
    if (defaultPrevented || isTyping() || !clipboardData) return
    const files = [...clipboardData.files].slice(0, 1)
    const text = clipboardData.getData('text/plain')
    if (files.length === 0 && text.trim() === '') return
    event.preventDefault()
    this.#came(files, text)
  }

  #over(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    this.#dropping.value = true
  }

  #drop(event: DragEvent): void {
    this.#dropping.value = false
    const files = [...(event.dataTransfer?.files ?? [])]
    if (files.length === 0) return
    event.preventDefault()
    this.#came(files)
  }

  /** Imports files, or the pasted text if there are none. */
  #came(files: readonly File[], text = ''): void {
    const [file, ...others] = files
    if (!file) this.#try(this.take(pastedText(text)))
    else if (others.length === 0) this.#try(this.take({ name: file.name, file }))
    else {
      this.#comes()
      this.#choosing.value = false
      this.#try(this.#takers.many(files))
    }
  }
}

const sizeWords = (bytes: number): string => (bytes < 1e6 ? `${bytes / 1000} kB` : `${bytes / 1e6} MB`)

/** Something imported at one time: files, or a pasted text. */
interface EarlyImport {
  readonly files: readonly File[]
  readonly text: string
}

declare global {
  /**
   * What public/early.js collects until the page is ready; it also keeps a dropped file from replacing the page. Undefined if the element
   * is embedded in another page.
   */
  var badlandsEarly: { readonly arrivals: EarlyImport[]; readonly stop: () => void } | undefined
}

/** Returns what was dropped or pasted before the page was ready, in order, and stops the early script from listening. */
function earlyImports(): readonly EarlyImport[] {
  const { badlandsEarly: early } = globalThis
  early?.stop()
  return early?.arrivals.splice(0) ?? []
}
