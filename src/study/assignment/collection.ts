import { batch, computed, signal } from '@preact/signals-core'
import { mostAnswerBytes, tooLarge } from '../../exchange/assignment/answers-file.ts'
import { messageOf } from '../../experiment/spec/values/error.ts'
import { answersTable } from './answers-table.ts'
import { assignedSteps, stepsNamed, type AssignedStep } from './assigned.ts'
import type { AssignedLecture } from './check-file.ts'
import { unreadFile, type CheckedFile } from './checked.ts'
import { tallies } from './tally.ts'
import { withTwins } from './duplicates.ts'

/** A file that is dropped: its size is judged before it is read. */
export type DroppedFile = Pick<File, 'name' | 'size' | 'arrayBuffer'>

/** Checks what a file says. Rejects where that cannot be done. */
type Check = (file: string, text: string) => Promise<CheckedFile>

/** Files that may be dropped at once. */
const mostFiles = 2000

/** Milliseconds for which files are gathered before they are shown, so that many do not draw the table as many times. */
const gathered = 200

/** Files that are on their way to who checks them, so that nobody waits for the next one. */
const underWay = 8

function textOf(bytes: ArrayBuffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** The files of answers to one lecture, as they come, and what they say together. */
export class Collection {
  readonly lecture: AssignedLecture
  readonly #check: Check
  readonly #found = signal<readonly CheckedFile[]>([])
  readonly #waiting = signal<readonly DroppedFile[]>([])
  readonly #error = signal('')
  #busy = false

  constructor(lecture: AssignedLecture, check: Check) {
    this.lecture = lecture
    this.#check = check
  }

  /** All that were checked, in the order in which they came, those marked that are there twice. */
  readonly files = computed(() => withTwins(this.#found.value))

  /** The steps that are handed in: those of the lecture's assignment, and others that files have answered. */
  readonly assigned = computed((): readonly AssignedStep[] => {
    const known = assignedSteps(this.lecture).map(({ id }) => id)
    const answered = this.#found.value.flatMap(({ answers }) => answers.map(({ step }) => step))
    return stepsNamed(this.lecture, new Set([...known, ...answered]))
  })

  readonly tallies = computed(() => tallies(this.assigned.value, this.files.value))

  /** Number of files that wait. */
  readonly waiting = computed(() => this.#waiting.value.length)

  /** Why nothing can be checked; empty where it can. */
  get error(): string {
    return this.#error.value
  }

  /** Takes files in, one after the other. Resolves once all are checked, or it was stopped. */
  async add(files: readonly DroppedFile[]): Promise<void> {
    this.#error.value = ''
    const room = mostFiles - this.#found.peek().length - this.#waiting.peek().length
    if (files.length > room)
      this.#error.value = `At most ${mostFiles} files are checked at once. The others are left out.`
    this.#waiting.value = [...this.#waiting.peek(), ...files.slice(0, Math.max(0, room))]
    if (this.#busy) return
    this.#busy = true
    try {
      await this.#work()
    } catch (error) {
      this.#waiting.value = []
      this.#error.value = `Answers cannot be checked: ${messageOf(error)}`
    } finally {
      this.#busy = false
    }
  }

  async #work(): Promise<void> {
    let [done, since]: [readonly CheckedFile[], number] = [[], performance.now()]
    const show = () => {
      this.#found.value = [...this.#found.peek(), ...done]
      ;[done, since] = [[], performance.now()]
    }
    try {
      while (this.#waiting.peek().length > 0) {
        const next = this.#waiting.peek().slice(0, underWay)
        const checked = await Promise.all(next.map((file) => this.#checked(file)))
        batch(() => {
          done = [...done, ...checked]
          this.#waiting.value = this.#waiting.peek().slice(next.length)
          if (performance.now() - since >= gathered) show()
        })
      }
    } finally {
      show()
    }
  }

  /** Leaves out what waits. Returns false where nothing did. */
  stop(): boolean {
    const [next] = this.#waiting.peek()
    this.#waiting.value = []
    return next !== undefined
  }

  /** The table of all files. */
  table(): string {
    return answersTable(this.assigned.peek(), this.files.peek())
  }

  async #checked(file: DroppedFile): Promise<CheckedFile> {
    if (file.size > mostAnswerBytes) return unreadFile(file.name, `Too large: ${tooLarge}.`)
    const text = textOf(await file.arrayBuffer())
    return text === undefined
      ? unreadFile(file.name, 'This is not an answer file: it is not UTF-8 text.')
      : this.#check(file.name, text)
  }
}
