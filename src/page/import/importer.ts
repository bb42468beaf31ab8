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

/** Something that came in: a file, or a text that was pasted, whose name is ''. */
export interface ImportedFile {
  /** Aborts when something else has come in since: then nothing is shown of this one. */
  readonly later?: AbortSignal
  readonly name: string
  readonly file: Blob
}

/** A text that was pasted. */
const pastedText = (text: string): ImportedFile => ({ name: '', file: new Blob([text]) })

/** Looks at what came in, of which no more is read than is needed for that. */
async function recogniseFile({ name, file }: ImportedFile): Promise<Recognised> {
  const head = new Uint8Array(await file.slice(0, mostLooked).arrayBuffer())
  return recognise({ name, head })
}

/** True of files that are all lectures, or translations of them. */
export async function areLectures(files: readonly File[]): Promise<boolean> {
  const found = await Promise.all(files.map((file) => recogniseFile({ name: file.name, file })))
  return found.every(({ kind }) => kind === 'lecture')
}

/** What a sentence calls it. */
const nameOfFile = ({ name }: ImportedFile): string =>
  name === '' ? 'The pasted text' : `“${asGiven(name)}”`

/** What becomes of each kind of what comes in. Each says what it will do before it does it. Rejects where it is none, or broken. */
export type ImportHandlers = Readonly<Record<IncomingKind, (arrival: ImportedFile) => Promise<void>>> & {
  /** Several files at once, which only answers are. */
  readonly many: (files: readonly File[]) => Promise<void>
}

const kinds = Object.values(incomingWords)

/** The one way into the page: what is dropped anywhere, pasted, chosen or typed is looked at, and given to whoever takes its kind. */
export class Importer {
  readonly #takers: ImportHandlers
  readonly #dropping = signal(false)
  readonly #choosing = signal(false)
  readonly #issues = signal<readonly ExperimentIssue[]>([])
  readonly #gone = new AbortController()
  /** Aborts when something else comes in: of two things the later one is shown, however long the first one takes. */
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

  /** What went wrong, for the page to show: the dialog, which lies over the page, shows it itself. */
  get issues(): readonly ExperimentIssue[] {
    return this.#choosing.value ? [] : this.#issues.value
  }

  dismiss(): void {
    this.#issues.value = []
  }

  /** Carries out what a button or a key asks for, where that is about what comes in. */
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

  /** Gives what came in to whoever takes it. Rejects with a sentence where nobody does, or it is too large, before it is read. */
  async take(arrival: ImportedFile): Promise<void> {
    const later = this.#comes()
    try {
      await this.#give({ ...arrival, later })
    } catch (error) {
      if (!later.aborted) throw error
    }
  }

  /** Ends what came in before. Returns the signal of what comes in now. */
  #comes(): AbortSignal {
    this.#latest.abort()
    this.#latest = new AbortController()
    return this.#latest.signal
  }

  async #give(arrival: ImportedFile): Promise<void> {
    const found = await recogniseFile(arrival)
    // Answers are added to those that are there.
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

  /** Shows why something is not taken; what is on the page stays. */
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

  /** Takes files, or where there are none the text that was pasted. */
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

/** Something that came in at one time: files, or a text that was pasted. */
interface EarlyImport {
  readonly files: readonly File[]
  readonly text: string
}

declare global {
  /** What public/early.js keeps until it is taken; it also stops a dropped file from replacing the page. Undefined on the page of somebody else. */
  var badlandsEarly: { readonly arrivals: EarlyImport[]; readonly stop: () => void } | undefined
}

/** Takes what was dropped or pasted before there was anything to take it, in its order, and listens in the place of the first script. */
function earlyImports(): readonly EarlyImport[] {
  const { badlandsEarly: early } = globalThis
  early?.stop()
  return early?.arrivals.splice(0) ?? []
}
