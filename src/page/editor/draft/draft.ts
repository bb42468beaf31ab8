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

/** Milliseconds after the last letter at which a text is read. */
const pause = 300

/** Milliseconds after a letter at which it is kept, half of the 300 that may be lost: a busy browser takes the other half to store it. */
const untilKept = 150

/** Milliseconds between two versions that are kept while it is written. */
const betweenVersions = 5 * 60_000

/** A text, and how many changes led to it. */
interface Version {
  readonly text: string
  readonly count: number
}

/** What is read of a text at which the reader itself fails: it stays as it was typed. */
const unreadable = (error: unknown): ReadLecture => ({
  lecture: undefined,
  problems: [
    {
      ...{ line: 1, column: 1 },
      message: `the text could not be read: ${messageOf(error)}. Undo your last change, or download the text`,
    },
  ],
})

/** Where the text that is in a file is kept, and since when it is. */
export interface DraftState {
  /** The name of its file; '' where it is in none. */
  readonly file: Authored
  /** Changes that are not in the file. */
  readonly changes: number
  /** The time at which it was saved in this browser, in milliseconds of the clock; undefined before it was. */
  readonly kept: number | undefined
  /** What became of it when it was to be kept last. */
  readonly keeping: Keeping
  /** The text of its good steps as this browser keeps it, which other pages show; undefined before it was kept. */
  readonly shown: string | undefined
}

/**
 * A lecture that is written: its text, which is the truth, with undo and redo; the lecture that it says, whose broken steps are as they
 * were last; the step at hand. What is written is saved in this browser within 300 ms, whatever it is, and read after a pause. One tab writes
 * it, others follow. Made of signals. Owns its timers and its turn: `dispose`.
 */
export class Draft {
  readonly id: string
  /** The step at hand, of all that the text has, from 0. */
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
  /** The time of the last version that was kept. */
  #version = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  /** Runs while something that was written is not kept. */
  #unkept: ReturnType<typeof setTimeout> | undefined
  /** The text that was read last. */
  #readText: string
  #disposed = false

  /**
   * `typed`: the text as it was written last, if that is not the lecture's. `tabs`: those among which one writes. `read`: reads a text.
   * `before`: an earlier draft of the lecture, whose undo history goes on if its text is still the last one.
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

  /** This tab writes it; false while another one does, which it follows. */
  get writes(): boolean {
    return this.#turn.writes
  }

  /** Has this tab write it, and the other one follow. */
  takeTurn(): void {
    this.#turn.take()
  }

  get text(): string {
    return this.#history.value.value.text
  }

  /** The words in the text, whatever else is wrong with it. */
  readonly words: ReadonlySignal<LectureWords> = computed(() => wordsOf(this.text))

  /** The lecture, with broken steps as they were last. */
  get lecture(): Lecture {
    return this.#lecture.value
  }

  /** The lecture as others read it: without what is broken. */
  get good(): Lecture {
    return this.#good.value
  }

  /** A step of the text that it cannot say; its last form, where there was one, is in the lecture. */
  isBroken(step: number): boolean {
    return this.#broken.value.includes(this.words.value.steps[step]?.id ?? '')
  }

  /** What is wrong with the text that was read last. */
  get problems(): readonly LectureProblem[] {
    return this.#problems.value
  }

  /** What is typed is not a change of its own yet: the hand is at it. */
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
   * Writes another text. `live`: the hand is typing, so that changes of one label are one entry until `settle`, and it is read after a
   * pause. Resolves when it was read.
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

  /** What is typed next is a change of its own. */
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

  /** The text is in a file of this name now. */
  savedAs(file: Authored, text: string): void {
    batch(() => {
      this.#file.value = file
      this.#saved.value = { text, count: this.#history.peek().value.count }
    })
    void this.#read()
  }

  /** Keeps what was written, now, if it is not kept yet: the page may end. */
  keepNow(): void {
    if (this.#unkept !== undefined) void this.keep()
  }

  /** Reads and keeps what was written, now, where that is not done yet. */
  async flush(): Promise<void> {
    if (this.#readText !== this.text) await this.#read()
  }

  /** Earlier texts of it, as they were read last, the latest first. */
  get versions(): readonly SavedVersion[] {
    return this.#versions.value
  }

  /** Reads anew which earlier texts there are, but for the present one. */
  async readVersions(): Promise<void> {
    const all = await versionsOf(this.id)
    this.#versions.value = all.filter(({ text }) => text !== this.#history.peek().value.text)
  }

  /** Makes room in this browser, and keeps it there. */
  async makeRoom(): Promise<void> {
    await dropVersions()
    await this.keep()
  }

  /** Keeps the lecture in this browser as it is; `writing`: it is being written. */
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

  /** What is not kept yet is kept; what is not read yet is read no more. */
  dispose(): void {
    this.keepNow()
    this.#disposed = true
    clearTimeout(this.#timer)
    this.#turn.dispose()
  }

  /** The text becomes a version to which it can go back. */
  async #keepVersion(): Promise<void> {
    const time = (this.#version = Date.now())
    await keepVersion({ id: this.id, time, text: this.#history.peek().value.text })
  }

  /** What is written here becomes this, which is kept and told to the other tabs before anybody reads it. */
  #become(history: History<Version>): void {
    this.#history.value = history
    this.#unkept ??= setTimeout(() => {
      this.#turn.tell(this.text)
      void this.keep()
    }, untilKept)
  }

  /** Another tab has written this. */
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
