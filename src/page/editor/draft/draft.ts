import type { Authored } from '../../../experiment/authored.ts'
import { batch, computed, signal, type ReadonlySignal, type Signal } from '@preact/signals-core'
import { messageOf } from '../../../experiment/spec/values/error.ts'
import { isWrittenHere, type LectureProblem, type Origin } from '../../../exchange/lecture/manuscript.ts'
import type { Lecture } from '../../../scenarios/place.ts'
import { History } from '../../../store/history.ts'
import type { Keeping } from '../../../study/lecture/browser-store.ts'
import { keepLecture } from '../../../study/lecture/saved-lectures.ts'
import {
  dropVersions,
  keepVersion,
  versionsOf,
  type SavedVersion,
} from '../../../study/lecture/saved-versions.ts'
import { readAgain, type ReadLecture } from '../../../study/lecture/own-lectures.ts'
import { sameParts } from '../../../study/lecture/same-parts.ts'
import { browserTabs, WritingTurn } from '../../../study/lecture/writing-turn.ts'
import { withLastForms } from './last-forms.ts'
import { wordsOf, type LectureWords } from './lecture-words.ts'

/** Milliseconds between the last edit and reading the text. */
const pause = 300

/**
 * Milliseconds between an edit and saving it. At most 300 ms of typing may be lost, and a busy browser needs the other half to store it.
 */
const untilKept = 150

/** Milliseconds between two versions saved while editing. */
const betweenVersions = 5 * 60_000

/** A text and the number of changes that led to it. */
interface Version {
  readonly text: string
  readonly count: number
}

/** The result for a text on which the parser itself throws: the text stays as typed. */
const unreadable = (error: unknown): ReadLecture => ({
  lecture: undefined,
  problems: [
    {
      ...{ line: 1, column: 1 },
      message: `the text could not be read: ${messageOf(error)}. Undo your last change, or download the text`,
    },
  ],
})

/** Where the text is saved, and since when. */
export interface DraftState {
  /** Name of its file; '' if it is not in a file. */
  readonly file: Authored
  /** Number of changes that are not in the file. */
  readonly changes: number
  /** When it was saved in this browser, in milliseconds since the epoch; undefined before the first save. */
  readonly kept: number | undefined
  /** The result of the last save in this browser. */
  readonly keeping: Keeping
  /** The text of its readable steps as saved in this browser, which other pages show; undefined before the first save. */
  readonly shown: string | undefined
}

/**
 * A lecture that is being edited: its text, which is the single source of truth, with undo and redo; the lecture read from it, in which
 * broken steps keep their last readable form; and the current step. Every edit is saved in this browser within 300 ms, whether readable or
 * not, and read after a pause. One tab edits, the others follow. State is in signals. Owns timers and a lock among tabs: call `dispose`.
 */
export class Draft {
  readonly id: string
  /** Index of the current step among all steps of the text. */
  readonly step = signal(0)
  readonly #history: Signal<History<Version>>
  readonly #lecture
  readonly #good
  readonly #broken = signal<readonly string[]>([])
  readonly #problems = signal<readonly LectureProblem[]>([])
  readonly #file
  readonly #saved: Signal<Version | undefined>
  readonly #kept = signal<Pick<DraftState, 'kept' | 'keeping' | 'shown'>>({
    ...{ kept: undefined, keeping: 'kept', shown: undefined },
  })
  readonly #versions = signal<readonly SavedVersion[]>([])
  readonly #turn
  readonly #reader
  /** When the last version was saved. */
  #version = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  /** Timer of the next save; undefined if everything is saved. */
  #unkept: ReturnType<typeof setTimeout> | undefined
  /** The text that was read last. */
  #readText: string
  #disposed = false

  /**
   * `typed`: the text as last typed, if it differs from the lecture’s. `tabs`: the tabs of which one edits. `read`: reads a text. `before`:
   * an earlier draft of the lecture, whose undo history continues if the text is still the same.
   */
  constructor(lecture: Lecture, typed?: string, tabs = browserTabs(), read = readAgain, before?: Draft) {
    this.#reader = read
    const { text = '', origin, saved: savedText, problems = [] } = lecture.manuscript ?? {}
    this.id = lecture.id
    this.#lecture = signal(lecture)
    this.#good = signal(lecture)
    this.#problems.value = problems
    this.#file = signal(origin && isWrittenHere(origin) ? origin.name : '')
    const isFile = origin?.kind === 'file'
    const inFile = savedText ?? (isFile ? text : undefined)
    const last = typed ?? text
    const history = before && before.#history.peek().closed()
    const goesOn = history?.value.text === last ? history : History.of<Version>({ text: last, count: 0 })
    const { count } = goesOn.value
    this.#readText = text
    this.#history = signal(goesOn)
    const saved =
      inFile === undefined ? undefined : { text: inFile, count: inFile === last ? count : count - 1 }
    const savedBefore = before && before.#saved.peek()
    this.#saved = signal<Version | undefined>(savedBefore?.text === inFile ? savedBefore : saved)
    const acts = {
      text: () => this.#history.peek().value.text,
      heard: (heard: string) => this.#follow(heard),
      lost: () => this.#keepVersion(),
    }
    this.#turn = new WritingTurn(this.id, acts, tabs)
    if (typed !== undefined) this.#readSoon(0)
  }

  /** Whether this tab edits the lecture; false while another tab does. */
  get writes(): boolean {
    return this.#turn.writes
  }

  /** Makes this tab the one that edits. */
  takeTurn(): void {
    this.#turn.take()
  }

  get text(): string {
    return this.#history.value.value.text
  }

  /** The passages of the text, regardless of problems elsewhere in it. */
  readonly words: ReadonlySignal<LectureWords> = computed(() => wordsOf(this.text))

  /** The lecture, with broken steps in their last readable form. */
  get lecture(): Lecture {
    return this.#lecture.value
  }

  /** The lecture without its broken steps, as others see it. */
  get good(): Lecture {
    return this.#good.value
  }

  /** Whether a step of the text cannot be read. Its last readable form, if any, is in the lecture. */
  isBroken(step: number): boolean {
    return this.#broken.value.includes(this.words.value.steps[step]?.id ?? '')
  }

  /** The problems of the text that was read last. */
  get problems(): readonly LectureProblem[] {
    return this.#problems.value
  }

  /** Whether the user is typing, so that the last change is still open. */
  get typing(): boolean {
    return this.#history.value.open
  }

  get undoLabel(): string | undefined {
    return this.writes ? this.#history.value.undoLabel : undefined
  }

  get redoLabel(): string | undefined {
    return this.writes ? this.#history.value.redoLabel : undefined
  }

  get state(): DraftState {
    const { text, count } = this.#history.value.value
    const saved = this.#saved.value
    const changes = saved?.text === text ? 0 : Math.max(1, Math.abs(count - (saved?.count ?? 0)))
    return { file: saved ? this.#file.value : '', changes, ...this.#kept.value }
  }

  /**
   * Replaces the text. With `live`, the user is typing: changes with the same label are one undo entry until `settle`, and the text is read
   * after a pause. Resolves once it is read.
   */
  async write(text: string, label: string, live = false): Promise<void> {
    const history = this.#history.peek()
    if (text === history.value.text || !this.#turn.writes) return
    const isOne = history.open && history.undoLabel === label
    const count = history.value.count + (isOne ? 0 : 1)
    this.#become((live ? history : history.closed()).with({ text, count }, label, live))
    if (live) this.#readSoon(pause)
    else await this.flush()
  }

  /** Ends the current undo entry: the next edit starts a new one. */
  settle(): void {
    this.#history.value = this.#history.peek().closed()
  }

  async undo(): Promise<void> {
    if (!this.#turn.writes) return
    this.#become(this.#history.peek().undo())
    await this.flush()
  }

  async redo(): Promise<void> {
    if (!this.#turn.writes) return
    this.#become(this.#history.peek().redo())
    await this.flush()
  }

  /** Records that a text is now in a file of this name. */
  savedAs(file: Authored, text: string): void {
    batch(() => {
      this.#file.value = file
      this.#saved.value = { text, count: this.#history.peek().value.count }
    })
    void this.#read()
  }

  /** Saves unsaved changes immediately, since the page may be about to close. */
  keepNow(): void {
    if (this.#unkept !== undefined) void this.keep()
  }

  /** Reads and saves pending changes immediately. */
  async flush(): Promise<void> {
    if (this.#readText !== this.text) await this.#read()
  }

  /** Earlier texts as of the last `readVersions`, newest first. */
  get versions(): readonly SavedVersion[] {
    return this.#versions.value
  }

  /** Reads the list of earlier texts again, without the current one. */
  async readVersions(): Promise<void> {
    const all = await versionsOf(this.id)
    this.#versions.value = all.filter(({ text }) => text !== this.#history.peek().value.text)
  }

  /** Deletes old versions from this browser to make room, and saves the lecture. */
  async makeRoom(): Promise<void> {
    await dropVersions()
    await this.keep()
  }

  /** Saves the current lecture in this browser; `writing`: it is being edited. */
  async keep(writing = true): Promise<void> {
    clearTimeout(this.#unkept)
    this.#unkept = undefined
    await this.#turn.known
    if (!this.#turn.writes) return
    const { text, authors = [] } = this.#good.peek().manuscript ?? {}
    const { id, title, idea = '', steps } = this.#good.peek()
    const [written, saved, opened] = [this.text, this.#saved.peek()?.text, Date.now()]
    const keeping = await keepLecture({
      ...{
        id,
        title,
        idea,
        steps: steps.length,
        text: text ?? written,
        origin: this.#origin,
        authors,
        opened,
      },
      ...(text !== written && { typed: written }),
      ...(saved !== undefined && { saved }),
      ...(writing && { writing }),
    })
    this.#kept.value = {
      ...this.#kept.peek(),
      ...{ keeping, ...(keeping === 'kept' && { kept: opened, shown: text ?? written }) },
    }
    if (keeping === 'kept' && opened - this.#version >= betweenVersions) await this.#keepVersion()
  }

  /** Saves unsaved changes and stops reading the text. */
  dispose(): void {
    this.keepNow()
    this.#disposed = true
    clearTimeout(this.#timer)
    this.#turn.dispose()
  }

  /** Saves the text as a version to return to. */
  async #keepVersion(): Promise<void> {
    const time = (this.#version = Date.now())
    await keepVersion({ id: this.id, time, text: this.#history.peek().value.text })
  }

  /** Replaces the state, then saves it and sends it to the other tabs, before it is read. */
  #become(history: History<Version>): void {
    this.#history.value = history
    this.#unkept ??= setTimeout(() => {
      this.#turn.tell(this.text)
      void this.keep()
    }, untilKept)
  }

  /** Takes over a text that another tab has edited. */
  #follow(text: string): void {
    if (text === this.#history.peek().value.text) return
    this.#history.value = History.of<Version>({ text, count: this.#history.peek().value.count + 1 })
    this.#readSoon(pause)
  }

  get #origin(): Origin {
    return { kind: 'here', name: this.#file.peek() }
  }

  #readSoon(wait: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#read(), wait)
  }

  async #read(): Promise<void> {
    clearTimeout(this.#timer)
    const { text } = this
    const saved = this.#saved.peek()?.text
    const { lecture, problems } = await this.#reader({
      ...{ id: this.id, text, origin: this.#origin, saved },
    }).catch(unreadable)
    if (this.#disposed || text !== this.text) return
    this.#readText = text
    batch(() => {
      const ids = this.words.peek().steps.map(({ id }) => id)
      this.#problems.value = problems
      if (!lecture) this.#broken.value = ids
      if (!lecture) return
      const { lecture: whole, broken } = withLastForms(lecture, this.#lecture.peek(), ids)
      this.#good.value = lecture
      this.#broken.value = broken
      this.#lecture.value = sameParts(this.#lecture.peek(), whole)
    })
    this.#turn.tell(text)
    void this.keep()
  }
}
