import { batch, computed, signal } from '@preact/signals-core'
import { mostAnswerBytes, tooLarge } from '../../exchange/assignment/answers-file.ts'
import { messageOf } from '../../experiment/spec/values/error.ts'
import { answersTable } from './answers-table.ts'
import { assignedSteps, stepsNamed, type AssignedStep } from './assigned.ts'
import type { AssignedLecture } from './check-file.ts'
import { unreadFile, type CheckedFile } from './checked.ts'
import { tallies } from './tally.ts'
import { withTwins } from './duplicates.ts'

/** A dropped file, whose size is checked before it is read. */
export type DroppedFile = Pick<File, 'name' | 'size' | 'arrayBuffer'>

/** Checks the text of a file. Rejects if it cannot. */
type Check = (file: string, text: string) => Promise<CheckedFile>

const mostFiles = 2000

/** Milliseconds for which checked files are collected before they are shown, so that the table is not drawn once per file. */
const gathered = 200

/** Files sent to the checker at a time, so that it never waits for the next one. */
const underWay = 8

function textOf(bytes: ArrayBuffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** The files of answers to one lecture, in order of arrival, and their summary. */
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

  /** All checked files in order of arrival, with duplicates marked. */
  readonly files = computed(() => withTwins(this.#found.value))

  /** The assigned steps: those of the lecture's assignment, and others that files have answered. */
  readonly assigned = computed((): readonly AssignedStep[] => {
    const known = assignedSteps(this.lecture).map(({ id }) => id)
    const answered = this.#found.value.flatMap(({ answers }) => answers.map(({ step }) => step))
    return stepsNamed(this.lecture, new Set([...known, ...answered]))
  })

  readonly tallies = computed(() => tallies(this.assigned.value, this.files.value))

  /** Number of files not checked yet. */
  readonly waiting = computed(() => this.#waiting.value.length)

  /** Why nothing can be checked; empty if files can be. */
  get error(): string {
    return this.#error.value
  }

  /** Adds files one after the other. Resolves once all are checked, or it was stopped. */
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

  /** Drops the files not checked yet. Returns false if there were none. */
  stop(): boolean {
    const [next] = this.#waiting.peek()
    this.#waiting.value = []
    return next !== undefined
  }

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
