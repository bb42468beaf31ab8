import { computed, effect, signal, untracked } from '@preact/signals-core'
import { html, nothing } from 'lit'
import '../../elements/lecture/assignment/bl-answers.ts'
import '../../elements/lecture/assignment/bl-assignment.ts'
import '../../elements/lecture/assignment/bl-create-assignment.ts'
import { CommandEvent } from '../../elements/events.ts'
import type {
  OpenAnswerEvent,
  ShowGuessesEvent,
  ReviewAnswersEvent,
} from '../../elements/lecture/assignment/bl-answers.ts'
import type { ExplainEvent, GoEvent, SignEvent } from '../../elements/lecture/assignment/bl-assignment.ts'
import type {
  AssignEvent,
  AssignmentForm,
  CreateAssignmentView,
  TryDrawsEvent,
  WriteLiveEvent,
} from '../../elements/lecture/assignment/bl-create-assignment.ts'
import { watched } from '../../elements/watched.ts'
import { inTurns } from '../../engine/backend/page-turns.ts'
import { mostPacked, packingLecture } from '../../exchange/lecture/lecture-link.ts'
import { stepId } from '../../exchange/lecture/merged.ts'
import { messageOf } from '../../experiment/spec/values/error.ts'
import { isLecture, type Lecture } from '../../scenarios/place.ts'
import { until } from '../../store/until.ts'
import { CheckThread } from '../../study/assignment/check-thread.ts'
import { Collection, type DroppedFile } from '../../study/assignment/collection.ts'
import type { DrawFinding } from '../../study/assignment/own-draws.ts'
import { experimentOf } from '../../study/lecture/lecture.ts'
import { StudentWork } from '../../study/assignment/student-work.ts'
import type { Study } from '../../study/study.ts'
import { tooLongForLink } from '../../words/link-length.ts'
import { download } from '../download.ts'
import type { Writing } from '../files/lecture-files.ts'
import { fileNameOf, textOfLecture } from '../files/lecture-texts.ts'
import { withFragment } from '../lecture/address.ts'
import type { Tour } from '../lecture/tour.ts'
import { withoutOptions } from '../url-options.ts'
import { assignedText } from './assigned-text.ts'
import { classView } from './class-view.ts'
import { drawNote, knownNumbers, withLive } from './draw-notes.ts'
import { tabStorage } from './tab-storage.ts'
import { asGiven } from '../../words/language/language.ts'

/** What the assignment tools need from the page. */
interface HomeworkSource {
  readonly study: Study
  readonly tour: Tour
  /** The lecture that is being edited, if there is one. */
  writing(): Writing | undefined
}

/** The form of a lecture’s assignment, or a suggested form if it has none. */
function formOf({ steps, assignment }: Lecture): AssignmentForm {
  const asking = steps.filter(({ question }) => question).map(stepId)
  const { name = true, seed = false, note = '', steps: named = asking } = assignment ?? {}
  return { name, seed, note, steps: named }
}

/** Findings about other draws of a lecture’s steps, as far as they have been tried. */
interface TriedDraws {
  readonly steps: readonly string[]
  readonly busy: boolean
  readonly findings: readonly DrawFinding[]
}

/** The result of the last action while an assignment is being created. */
type Given = Pick<CreateAssignmentView, 'said' | 'link'>

/**
 * The assignment tools: the card for students, the form that creates an assignment, and the answers of a class. Owns a worker: call
 * `dispose`.
 */
export class AssignmentPanel {
  readonly #source: HomeworkSource
  readonly #work: StudentWork
  readonly #saving = signal<{ readonly busy: boolean; readonly said: string }>({ busy: false, said: '' })
  /** The result of the last action; undefined while the form is closed. */
  readonly #making = signal<Given | undefined>()
  readonly #draws = signal<TriedDraws | undefined>()
  /** The text, with live numbers added, of a lecture that is not being edited here. */
  #changed: { readonly lecture: Lecture; readonly text: string } | undefined
  readonly #collection = signal<Collection | undefined>()
  readonly #open = signal(false)
  #thread: { readonly lecture: Lecture; readonly thread: CheckThread } | undefined
  readonly #stop: () => void

  constructor(source: HomeworkSource) {
    this.#source = source
    const work = (this.#work = new StudentWork(source.study, tabStorage))
    source.tour.seedOf = (lecture, step) => untracked(() => work.seedOf(lecture, step))
    const homework = computed(() => work.lecture.value?.id)
    this.#stop = effect(() => {
      const isHomework = homework.value !== undefined
      untracked(() => {
        this.#saving.value = { busy: false, said: '' }
        // An assignment asks its questions even if the reader has turned questions off.
        if (isHomework && !source.study.guessing.on) source.study.guessing.turn(true)
      })
    })
  }

  /** The student’s card for the current lecture, if it is an assignment. */
  card() {
    const work = this.#work
    const lecture = work.lecture.value
    if (!lecture) return nothing
    const { name = false, seed = false, note = '' } = lecture.assignment ?? {}
    const view = {
      ...{ note, named: name || seed, drawn: seed, name: work.name.value, steps: work.steps.value },
      at: this.#source.tour.at.step,
      ...this.#saving.value,
    }
    return html`<bl-assignment
      .view=${view}
      @bl-sign=${(event: SignEvent) => work.sign(event.name)}
      @bl-explain=${({ id, reason }: ExplainEvent) => work.explain(id, reason)}
      @bl-go=${({ step }: GoEvent) => this.#source.tour.openStep(step)}
      @save=${() => void this.#save(lecture)}
    ></bl-assignment>`
  }

  /** What is shown over the page: the form that creates an assignment, and the answers of a class. */
  readonly render = () => html`${watched(this.#form)} ${watched(this.#answers)}`

  /** Opens the form that creates an assignment from the current lecture. */
  make(): void {
    const { at } = this.#source.tour
    if (!isLecture(at) || !at.lecture) return
    this.#making.value = { said: '' }
    const { seed, steps } = formOf(at.lecture)
    void this.#tryDraws(seed ? steps : [])
  }

  /** Shows the answers to the current lecture, after adding more files. */
  collect(files: readonly DroppedFile[] = []): void {
    const { lecture } = this.#source.tour.at
    if (!lecture)
      throw new Error('These answers belong to a lecture that is not open. Open it, and import them again.')
    const known = this.#collection.peek()
    const collection = known?.lecture === lecture ? known : this.#collect(lecture)
    this.#making.value = undefined
    this.#open.value = true
    if (files.length > 0) void collection.add(files)
  }

  /** Drops files that are still waiting, or closes the answers. Returns false if there was nothing to cancel. */
  cancel(): boolean {
    if (this.#collection.peek()?.stop()) return true
    const was = this.#open.peek()
    this.#open.value = false
    return was
  }

  dispose(): void {
    this.#stop()
    this.#source.tour.seedOf = () => undefined
    this.#work.dispose()
    this.#collection.peek()?.stop()
    this.#thread?.thread.dispose()
  }

  #collect(lecture: Lecture): Collection {
    const collection = new Collection(lecture, (file, text) =>
      this.#threadFor(lecture).ask({ kind: 'file', file, text }),
    )
    this.#collection.value = collection
    return collection
  }

  /** The worker that has loaded a lecture. */
  #threadFor(lecture: Lecture): CheckThread {
    if (this.#thread?.lecture === lecture) return this.#thread.thread
    this.#thread?.thread.dispose()
    const thread = new CheckThread(lecture)
    this.#thread = { lecture, thread }
    return thread
  }

  async #save(lecture: Lecture): Promise<void> {
    this.#saving.value = { busy: true, said: '' }
    try {
      const { name, text } = await this.#work.file((question) => this.#threadFor(lecture).ask(question))
      download(new Blob([text], { type: 'application/json' }), name)
      this.#saving.value = { busy: false, said: `Saved as ${name}. Hand in this file.` }
    } catch (error) {
      this.#saving.value = { busy: false, said: `Not saved: ${messageOf(error)}` }
    }
  }

  readonly #form = () => {
    const { lecture } = this.#source.tour.at
    const given = this.#making.value
    const view =
      lecture && given
        ? {
            ...{
              ...given,
              title: lecture.title,
              form: formOf(lecture),
              draws: this.#drawsView,
              writing: this.#source.writing() !== undefined,
            },
            steps: lecture.steps.map((step) => ({
              ...{ id: stepId(step), title: step.title, asks: step.question !== undefined },
            })),
          }
        : undefined
    return html`<bl-create-assignment
      .view=${view}
      @bl-assign=${(event: AssignEvent) => lecture && void this.#assign(lecture, event)}
      @bl-try-draws=${({ steps }: TryDrawsEvent) => void this.#tryDraws(steps)}
      @bl-write-live=${({ note }: WriteLiveEvent) => lecture && void this.#writeLive(lecture, note)}
      @answers=${() => this.collect()}
      @close=${() => this.#endMaking()}
    ></bl-create-assignment>`
  }

  #endMaking(): void {
    this.#making.value = undefined
    this.#draws.value = undefined
  }

  get #drawsView(): CreateAssignmentView['draws'] {
    const draws = this.#draws.value
    return draws && { busy: draws.busy, notes: draws.findings.map(drawNote) }
  }

  /** Tries other draws of some steps, one after another, until another selection is tried. */
  async #tryDraws(steps: readonly string[]): Promise<void> {
    const { lecture } = this.#source.tour.at
    if (!lecture || steps.length === 0) return void (this.#draws.value = undefined)
    let tried: TriedDraws = { steps, busy: true, findings: [] }
    this.#draws.value = tried
    const show = (next: TriedDraws): boolean => {
      if (this.#draws.peek() !== tried) return false
      this.#draws.value = tried = next
      return true
    }
    try {
      for (const [at, one] of lecture.steps.entries()) {
        const step = stepId(one)
        if (!steps.includes(step)) continue
        const known = knownNumbers(experimentOf(lecture, at))
        const found = await this.#threadFor(lecture).ask({ kind: 'draws', step, known })
        if (!show({ ...tried, findings: [...tried.findings, ...found] })) return
      }
      show({ ...tried, busy: false })
    } catch (error) {
      if (show({ ...tried, busy: false })) this.#making.value = { said: messageOf(error) }
    }
  }

  /** Puts the live number of a note into the text, which goes into the students’ link and file. */
  async #writeLive(lecture: Lecture, note: number): Promise<void> {
    const draws = this.#draws.peek()
    const finding = draws?.findings[note]
    if (!draws || finding?.kind !== 'number') return
    try {
      const writing = this.#source.writing()
      const text = withLive(await this.#textOf(lecture), finding)
      if (writing) await writing.write(text, 'live number')
      else this.#changed = { lecture, text }
      this.#draws.value = { ...draws, findings: draws.findings.filter((one) => one !== finding) }
      this.#making.value = { said: `{${finding.source}} will be in the students’ text.` }
    } catch (error) {
      this.#making.value = { said: messageOf(error) }
    }
  }

  async #textOf(lecture: Lecture): Promise<string> {
    const changed = this.#changed?.lecture === lecture ? this.#changed.text : undefined
    return this.#source.writing()?.text ?? changed ?? (await textOfLecture(lecture))
  }

  async #assign(lecture: Lecture, { form, way }: Pick<AssignEvent, 'form' | 'way'>): Promise<void> {
    try {
      this.#making.value = await this.#given(lecture, form, way)
    } catch (error) {
      this.#making.value = { said: messageOf(error) }
    }
  }

  /** Hands out the lecture with its assignment, and reports the result. */
  async #given(lecture: Lecture, form: AssignmentForm, way: AssignEvent['way']): Promise<Given> {
    const writing = this.#source.writing()
    const text = assignedText(await this.#textOf(lecture), form)
    if (way === 'write' && writing) {
      await writing.write(text, 'create assignment')
      return { said: 'Assignment created. Download it, or share its link.' }
    }
    if (way === 'file') {
      const name = fileNameOf(lecture).replace(/(?:-homework)?(?=\.md$)/u, '-homework')
      download(new Blob([text], { type: 'text/markdown' }), name)
      return { said: `Saved as ${name}. Students open it on this page.` }
    }
    const packed = await inTurns(packingLecture(text))
    const excess = packed.length - mostPacked
    if (excess > 0) return { said: tooLongForLink(excess) }
    const link = withoutOptions(withFragment(`lecture=${packed}`))
    try {
      await navigator.clipboard.writeText(link)
      return { said: 'Link copied. It contains the lecture and its assignment.' }
    } catch {
      return { said: 'The browser blocked the clipboard. Copy this yourself:', link }
    }
  }

  readonly #shown = computed(() => {
    const collection = this.#open.value ? this.#collection.value : undefined
    return collection && classView(collection)
  })

  readonly #answers = () => {
    const view = this.#shown.value
    if (!view) return nothing
    return html`<bl-answers
      .view=${view}
      @bl-review-answers=${({ files }: ReviewAnswersEvent) => this.collect(files)}
      @bl-show-guesses=${(event: ShowGuessesEvent) => void this.#showGuesses(event)}
      @bl-open-answer=${(event: OpenAnswerEvent) => this.#openAnswer(event)}
      @save=${() => this.#saveTable()}
      @close=${() => (this.#open.value = false)}
    ></bl-answers>`
  }

  #saveTable(): void {
    const collection = this.#collection.peek()
    if (!collection) return
    const name = fileNameOf(collection.lecture as Lecture).replace(/\.md$/u, '-answers.csv')
    download(new Blob([collection.table()], { type: 'text/csv' }), name)
  }

  #openAnswer({ row, step }: Pick<OpenAnswerEvent, 'row' | 'step'>): void {
    const collection = this.#collection.peek()
    const found = collection?.files.peek()[row]
    const at = collection?.assigned.peek().find(({ id }) => id === step)?.at
    if (!found || at === undefined) return
    this.#open.value = false
    const { study, tour } = this.#source
    tour.openStep(at)
    const patch = found.answers.find((answer) => answer.step === step)?.patch
    if (!patch) return
    const { seed } = found
    const place = { ...tour.at, ...(seed !== undefined && patch['seed'] === seed && { seed }) }
    study.store.edit(patch, `as ${asGiven(found.name || found.file)} left it`, false, place)
  }

  /** Presents the question of a step, with the guesses of everyone, or only the votes for one option. */
  async #showGuesses({ id, option, target }: ShowGuessesEvent): Promise<void> {
    const tally = this.#collection
      .peek()
      ?.tallies.peek()
      .find((one) => one.id === id)
    if (!tally) return
    const { study, tour } = this.#source
    const { guessing } = study
    target?.dispatchEvent(new CommandEvent('present'))
    this.#open.value = false
    guessing.turn(true)
    tour.openStep(tally.at)
    await until(() => guessing.room.value)
    guessing.act({ kind: guessing.revealed ? 'again' : 'clear' })
    for (const [i, hands] of tally.options.entries())
      if (option === undefined || i === option) guessing.act({ kind: 'count', option: i, hands })
    if (option !== undefined) return
    for (const value of tally.numbers) guessing.act({ kind: 'number', value })
    for (const [pin, at] of tally.places.entries()) {
      guessing.act({ kind: 'place', pin, at })
      guessing.act({ kind: 'name', pin, name: '' })
    }
  }
}
