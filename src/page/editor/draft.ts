import { batch, computed, signal, type ReadonlySignal } from '@preact/signals-core'
import { isWrittenHere, type LectureProblem, type Origin } from '../../scenarios/manuscript.ts'
import type { Lecture } from '../../scenarios/place.ts'
import { History } from '../../store/history.ts'
import { keepLecture } from '../../study/lecture/kept-lectures.ts'
import { readAgain } from '../../study/lecture/own-lectures.ts'
import { wordsOf, type LectureWords } from './lecture-words.ts'

/** Milliseconds after the last letter at which a text is read and kept. */
const pause = 300

/** A text, and how many changes led to it. */
interface Version {
  readonly text: string
  readonly count: number
}

/** Where the text that is in a file is kept, and since when it is. */
export interface DraftState {
  /** The name of its file; '' where it is in none. */
  readonly file: string
  /** Changes that are not in the file. */
  readonly changes: number
  /** The time at which it was kept in this browser, in milliseconds of the clock; undefined before it was. */
  readonly kept: number | undefined
  /** The browser has no room for it. */
  readonly refused: boolean
}

/**
 * A lecture that is written: its text, which is the truth, with undo and redo; the lecture that it was when it was last without
 * problems; the step at hand. What is written is read and kept in this browser after a pause. Made of signals. Owns its timer: `dispose`.
 */
export class Draft {
  readonly id: string
  /** The step at hand, of all that the text has, from 0. */
  readonly step = signal(0)
  readonly #history
  readonly #lecture
  readonly #problems = signal<readonly LectureProblem[]>([])
  readonly #file
  readonly #saved
  readonly #kept = signal<Pick<DraftState, 'kept' | 'refused'>>({ kept: undefined, refused: false })
  #timer: ReturnType<typeof setTimeout> | undefined
  /** The text that was read last. */
  #readText: string
  #disposed = false

  /** `typed`: the text as it was written last, where that is another than the lecture's. */
  constructor(lecture: Lecture, typed?: string) {
    const { text = '', origin, saved, problems = [] } = lecture.manuscript ?? {}
    this.id = lecture.id
    this.#lecture = signal(lecture)
    this.#problems.value = problems
    this.#file = signal(origin && isWrittenHere(origin) ? origin.name : '')
    this.#saved = signal<Version | undefined>(undefined)
    const isFile = origin?.kind === 'file'
    const inFile = isFile ? text : saved
    const first = { text: typed ?? text, count: 0 }
    this.#readText = text
    this.#history = signal(History.of<Version>(first))
    if (inFile !== undefined) this.#saved.value = { text: inFile, count: inFile === first.text ? 0 : -1 }
    if (typed !== undefined) this.#readSoon(0)
  }

  get text(): string {
    return this.#history.value.value.text
  }

  /** The words in the text, whatever else is wrong with it. */
  readonly words: ReadonlySignal<LectureWords> = computed(() => wordsOf(this.text))

  /** The lecture, as it was when it was last without problems. */
  get lecture(): Lecture {
    return this.#lecture.value
  }

  /** What is wrong with the text that was read last. */
  get problems(): readonly LectureProblem[] {
    return this.#problems.value
  }

  get undoLabel(): string | undefined {
    return this.#history.value.undoLabel
  }

  get redoLabel(): string | undefined {
    return this.#history.value.redoLabel
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
    if (text === history.value.text) return
    const isOne = history.open && history.undoLabel === label
    const count = history.value.count + (isOne ? 0 : 1)
    this.#history.value = (live ? history : history.closed()).with({ text, count }, label, live)
    if (live) this.#readSoon(pause)
    else await this.flush()
  }

  /** What is typed next is a change of its own. */
  settle(): void {
    this.#history.value = this.#history.peek().closed()
  }

  async undo(): Promise<void> {
    this.#history.value = this.#history.peek().undo()
    await this.flush()
  }

  async redo(): Promise<void> {
    this.#history.value = this.#history.peek().redo()
    await this.flush()
  }

  /** The text is in a file of this name now. */
  savedAs(file: string, text: string): void {
    batch(() => {
      this.#file.value = file
      this.#saved.value = { text, count: this.#history.peek().value.count }
    })
    void this.#read()
  }

  /** Reads and keeps what was written, now, where that is not done yet. */
  async flush(): Promise<void> {
    if (this.#readText !== this.text) await this.#read()
  }

  /** Keeps the lecture in this browser as it is. */
  async keep(): Promise<void> {
    const { text, authors = [] } = this.#lecture.peek().manuscript ?? {}
    const { id, title, idea = '', steps } = this.#lecture.peek()
    const [written, saved, opened] = [this.text, this.#saved.peek()?.text, Date.now()]
    const isKept = await keepLecture({
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
    })
    this.#kept.value = isKept ? { kept: opened, refused: false } : { ...this.#kept.peek(), refused: true }
  }

  /** What is not read yet is read no more. */
  dispose(): void {
    this.#disposed = true
    clearTimeout(this.#timer)
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
    const { lecture, problems } = await readAgain({ id: this.id, text, origin: this.#origin, saved })
    if (this.#disposed || text !== this.text) return
    this.#readText = text
    batch(() => {
      this.#problems.value = problems
      if (lecture) this.#lecture.value = lecture
    })
    void this.keep()
  }
}
