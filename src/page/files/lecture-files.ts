import type { Authored } from '../../experiment/authored.ts'
import { effect, signal } from '@preact/signals-core'
import { html } from 'lit'
import { tinykeys } from 'tinykeys'
import '../../elements/lecture/bl-notice.ts'
import '../../elements/lecture/files/bl-lecture-files.ts'
import type {
  FalseClaimsEvent,
  FetchEvent,
  LectureFilesView,
  OpenTextEvent,
  UnfinishedEvent,
} from '../../elements/lecture/files/bl-lecture-files.ts'
import { CommandEvent, type CommandName } from '../../elements/events.ts'
import { issuesOf, type ExperimentIssue } from '../../experiment/spec/values/error.ts'
import { orLoadError } from '../../experiment/spec/values/load-error.ts'
import { capitalized } from '../../math/picture/format.ts'
import { isTranslation } from '../../exchange/lecture/text/scan.ts'
import {
  isWrittenHere,
  type LectureProblem,
  type Manuscript,
  type Origin,
} from '../../exchange/lecture/manuscript.ts'
import type { Lecture, LecturePlace } from '../../scenarios/place.ts'
import type { Keeping } from '../../study/lecture/browser-store.ts'
import {
  endWriting,
  forgetLecture,
  keepOpened,
  savedLectures,
  restoreLecture,
  type SavedLecture,
} from '../../study/lecture/saved-lectures.ts'
import { versionsOf, type SavedVersion } from '../../study/lecture/saved-versions.ts'
import { isBeingWritten } from '../../study/lecture/writing-turn.ts'
import { replaceAddress } from '../replace-address.ts'
import { askedLecture, originOf, withoutLecture, type AskedFile } from './asked-lecture.ts'
import { fileNameOf, textOfLecture } from './lecture-texts.ts'
import { pickPlace } from './pick-file.ts'
import { fetchText, textOfFile } from './read-text.ts'
import { asGiven } from '../../words/language/language.ts'
import { timeWords } from '../../words/times.ts'

const joining = () => orLoadError(import('./joined-lecture.ts'), 'the translation tools')

const pasted: Origin = { kind: 'clipboard', name: '' }

/** Whether a text begins like a lecture. */
const beginsAsLecture = (text: string): boolean => /^\uFEFF?---\r?\n/.test(text)

/** What happened to a text with problems, in a sentence. */
export function saidOf(lecture: Lecture | undefined): string {
  if (!lecture) return 'None of it can be shown, so the page stays as it was.'
  const [shown, all] = [lecture.steps.length, lecture.manuscript?.steps ?? 0]
  return shown === all
    ? 'All of its steps are shown.'
    : `${shown} of its ${all} steps ${shown === 1 ? 'is' : 'are'} shown. The others have problems.`
}

/** Why a lecture was not saved in this browser, and what to do. */
const notKept: Readonly<Record<Exclude<Keeping, 'kept'>, string>> = {
  full: 'This lecture is not saved here, because the browser’s storage is full. Download it, or remove lectures from the menu.',
  nowhere:
    'This lecture is not saved here, because the browser blocks storage, as in a private window. Download it.',
}

/** Where lectures are opened. */
interface Openings {
  /** Tracked. */
  readonly at: LecturePlace
  openLecture(id: string, step: number): Promise<void>
}

/** Counts the false claims of a lecture, once its picture is ready. Rejects once the signal aborts. */
type FalseClaims = (lecture: Lecture, until: AbortSignal) => Promise<number>

/** A lecture that is being edited. */
export interface Writing {
  readonly text: string
  /** Records that a text is now in a file of this name. */
  savedAs(file: Authored, text: string): void
  write(text: string, label: string): Promise<void>
}

/** A lecture that was being edited when its page closed, and an earlier version of it. */
interface Unfinished {
  readonly lecture: SavedLecture
  readonly version: SavedVersion | undefined
}

/** Opens lectures from files, the clipboard and addresses, saves them to files, and manages those stored in this browser. */
export class LectureFiles {
  /** The lecture that is being edited, if there is one. */
  writing: Writing | undefined
  readonly #openings: Openings
  readonly #falseClaims: FalseClaims | undefined
  readonly #view = signal<LectureFilesView | undefined>()
  readonly #news = signal('')
  readonly #issues = signal<readonly ExperimentIssue[]>([])
  readonly #kept = signal<readonly SavedLecture[]>([])
  readonly #unfinished = signal<Unfinished | undefined>()
  readonly #awaited = signal(false)
  /** Number of false claims of the lecture; undefined until they are checked. */
  readonly #false = signal<{ readonly lecture: Lecture; readonly count: number } | undefined>()
  #trying = new AbortController()
  /** Whether to show the list of claims once the editor has loaded. */
  wantsCheck = false
  /** The version that the dialog compares with the current text. */
  #version: SavedVersion | undefined
  /** Texts whose problems have been reported. */
  readonly #told = new WeakSet<Manuscript>()
  /** Translations whose lecture has not been opened yet. */
  #waiting: readonly string[] = []
  readonly #gone = new AbortController()
  readonly #stop: () => void
  /** The origin of the text in the dialog. */
  #origin = pasted
  #asked: AskedFile | undefined
  #fetching = new AbortController()
  /** The lecture removed last, so that it can be restored. */
  #forgotten: SavedLecture | undefined

  /** `falseClaims` counts the false claims of a lecture; without it, none are checked. */
  constructor(openings: Openings, falseClaims?: FalseClaims) {
    this.#openings = openings
    this.#falseClaims = falseClaims
    const press = (event: KeyboardEvent) => {
      event.preventDefault()
      this.hear('save-lecture')
    }
    this.#gone.signal.addEventListener('abort', tinykeys(window, { '$mod+s': press }))
    this.#stop = effect(this.#lectureKept)
    this.#try(this.#answer())
  }

  /** Errors for the page to show. */
  get issues(): readonly ExperimentIssue[] {
    return this.#issues.value
  }

  /** Whether the address requested a file and no lecture has been opened since. The request may have been refused, or may have failed. */
  get awaited(): boolean {
    return this.#awaited.value
  }

  /** The lectures saved in this browser, as of the last `readKept`. */
  get kept(): readonly SavedLecture[] {
    return this.#kept.value
  }

  /** Reads the list of saved lectures again. */
  async readKept(): Promise<void> {
    this.#kept.value = await savedLectures()
  }

  dismiss(): void {
    this.#issues.value = []
  }

  /** Opens a lecture from a file, or a pasted one, with '' as its name. Rejects if the text is not a lecture. */
  async openFile(file: Blob, name: string, later?: AbortSignal): Promise<void> {
    this.#issues.value = []
    await this.#open(await textOfFile(file), name === '' ? pasted : { kind: 'file', name }, 1, later)
  }

  /** Opens several files of lectures and translations in any order. Each translation joins its lecture. */
  async openFiles(files: readonly File[]): Promise<void> {
    this.#issues.value = []
    const { idOf, translatedId, withTranslations } = await joining()
    const all = await Promise.all(
      files.map(async (file) => ({ name: file.name, text: await textOfFile(file) })),
    )
    const lectures = all.filter(({ text }) => !isTranslation(text))
    const ids = lectures.map(({ text }) => idOf(text))
    const translations = all.filter((one) => !lectures.includes(one))
    for (const { name, text } of lectures) {
      const own = translations.filter((one) => translatedId(one.text) === idOf(text))
      const whole = withTranslations(
        text,
        own.map((one) => one.text),
      )
      await this.#open(whole, { kind: 'file', name }, 1, undefined, text)
    }
    for (const { name, text } of translations)
      if (!ids.includes(translatedId(text))) await this.#open(text, { kind: 'file', name })
  }

  /** Handles commands that concern files. */
  hear(command: CommandName): void {
    if (command === 'save-lecture') this.#try(this.#save())
  }

  /** Removes a saved lecture, or restores it. */
  async forget(id: string, gone: boolean): Promise<void> {
    const found = this.#kept.peek().find((one) => one.id === id)
    if (gone) {
      this.#forgotten = found
      await forgetLecture(id)
    } else if (this.#forgotten?.id === id) await restoreLecture(this.#forgotten)
    await this.readKept()
  }

  /** Offers to continue with a lecture that was being edited when its page closed, unless another tab is editing it. */
  async offerUnfinished(): Promise<void> {
    const lecture = (await savedLectures()).find(({ writing }) => writing)
    if (!lecture || (await isBeingWritten(lecture.id)) || this.writing) return
    const text = lecture.typed ?? lecture.text
    const version = (await versionsOf(lecture.id)).find((one) => one.text !== text)
    this.#unfinished.value = { lecture, version }
  }

  /** Shows the current text compared with a version of it. */
  async compare(version: SavedVersion, text: string, back: boolean): Promise<void> {
    const { lineDifferences, withoutSame } = await import('../../exchange/lecture/edit/line-differences.ts')
    const time = timeWords(version.time)
    this.#version = version
    this.#view.value = {
      kind: 'compared',
      title: `The current text, compared with ${time}`,
      lines: withoutSame(lineDifferences(version.text, text)),
      back: back ? `Go back to ${time}` : '',
    }
  }

  render() {
    const { lecture, version } = this.#unfinished.value ?? {}
    const unfinished = lecture && {
      title: lecture.title,
      time: timeWords(lecture.opened),
      version: version ? timeWords(version.time) : '',
    }
    return html`<bl-lecture-files
        .view=${this.#view.value}
        .unfinished=${this.writing ? undefined : unfinished}
        .falseClaims=${this.#falseCount}
        @bl-false-claims=${(event: FalseClaimsEvent) => this.#answerFalse(event)}
        @bl-unfinished=${(event: UnfinishedEvent) => this.#try(this.#answerUnfinished(event))}
        @back=${() => this.#try(this.#goBack())}
        @bl-fetch=${({ open }: FetchEvent) => this.#try(this.#fetch(open))}
        @bl-open-text=${({ text }: OpenTextEvent) => this.#try(this.#open(text, this.#origin))}
        @close=${() => this.#closed()}
      ></bl-lecture-files>
      <bl-notice .words=${this.#news.value} @close=${() => this.#say('')}></bl-notice>`
  }

  dispose(): void {
    this.#stop()
    this.#gone.abort()
    this.#fetching.abort()
    this.#trying.abort()
  }

  /** Number of false claims to report for the current lecture. */
  get #falseCount(): number {
    const { lecture, count = 0 } = this.#false.value ?? {}
    return this.writing || lecture !== this.#openings.at.lecture ? 0 : count
  }

  #answerFalse({ act, target }: FalseClaimsEvent): void {
    this.#false.value = undefined
    if (act === 'not-now') return
    this.wantsCheck = true
    target?.dispatchEvent(new CommandEvent('edit'))
  }

  /** Checks the claims of a lecture once its picture is ready, and reports the number of false ones to its author. */
  async #tryClaims(lecture: Lecture, falseClaims: FalseClaims): Promise<void> {
    this.#trying.abort()
    const { signal } = (this.#trying = new AbortController())
    try {
      this.#false.value = { lecture, count: await falseClaims(lecture, signal) }
    } catch {
      // Claims that cannot be checked here are left to the Check list, which says why.
    }
  }

  async #answerUnfinished({ act, target }: UnfinishedEvent): Promise<void> {
    const { lecture, version } = this.#unfinished.peek() ?? {}
    if (!lecture) return
    if (act === 'compare') return version && this.compare(version, lecture.typed ?? lecture.text, false)
    if (act === 'not-now') {
      // Withdraw the offer only after this is saved, so that it does not return if the page is closed right away.
      try {
        if (!(await isBeingWritten(lecture.id))) await endWriting(lecture.id)
      } finally {
        this.#unfinished.value = undefined
      }
      return
    }
    this.#unfinished.value = undefined
    if (act === 'later') return
    await this.#openings.openLecture(lecture.id, 0)
    target?.dispatchEvent(new CommandEvent('edit'))
  }

  /** Replaces the current text by the version it is compared with. */
  async #goBack(): Promise<void> {
    const version = this.#version
    this.#view.value = undefined
    if (version) await this.writing?.write(version.text, `back to ${timeWords(version.time)}`)
  }

  /** Runs an action and shows its error, if any. The page stays as it was. */
  #try(act: Promise<void>): void {
    this.#issues.value = []
    act.catch((error: unknown) => (this.#issues.value = issuesOf(error)))
  }

  #say(news: string): void {
    this.#news.value = news
  }

  /**
   * Opens a text at a step, counted from 1 among the readable steps, and shows its problems, if any. Rejects if the text is not a lecture.
   * A translation joins its lecture. `file`: the text of the file itself, without translations that joined it.
   */
  async #open(given: string, origin: Origin, number = 1, later?: AbortSignal, file = given): Promise<void> {
    if (isTranslation(given)) return this.#join(given, origin, later)
    const { readLecture } = await orLoadError(
      import('../../study/lecture/own-lectures.ts'),
      'the lecture reader',
    )
    const text = await this.#withTheirs(given, origin)
    const { lecture, problems } = await readLecture(text, origin, text === file ? undefined : file)
    if (later?.aborted) return
    if (lecture) {
      const { at } = this.#openings
      const asked = at.lecture?.id === lecture.id ? at.step : number - 1
      const step = lecture.steps[asked] ? asked : 0
      if (lecture.manuscript) this.#told.delete(lecture.manuscript)
      // The address requested its lecture before this one was chosen.
      if (later !== this.#fetching.signal) {
        this.#fetching.abort()
        if (this.#asked) this.#answered()
      }
      this.#view.value = undefined
      await this.#openings.openLecture(lecture.id, step)
      this.#awaited.value = false
    } else if (this.#view.peek()?.kind === 'text' || beginsAsLecture(text))
      this.#show(undefined, text, origin, problems)
    else
      throw new Error([origin.name, capitalized(`${problems[0]?.message ?? ''}.`)].filter(Boolean).join(': '))
  }

  /** A lecture’s text with the translations waiting for it, and those that joined its file here before. */
  async #withTheirs(text: string, origin: Origin): Promise<string> {
    const { idOf, translatedId, withJoinedHere, withTranslations } = await joining()
    const isTheirs = (translation: string) => translatedId(translation) === idOf(text)
    const theirs = this.#waiting.filter(isTheirs)
    this.#waiting = this.#waiting.filter((one) => !isTheirs(one))
    return withTranslations(await withJoinedHere(text, origin), theirs)
  }

  /** Adds the translations in a text to their lecture and opens it. If the lecture is not available, they wait for it. */
  async #join(text: string, origin: Origin, later?: AbortSignal): Promise<void> {
    const { idOf, joinedNews, joinLecture, translatedId, translationsIn, withTranslations } = await joining()
    const translations = translationsIn(text)
    const id = translatedId(text)
    const { at } = this.#openings
    if (this.writing && idOf(this.writing.text) === id) {
      await this.writing.write(withTranslations(this.writing.text, translations), 'add a translation')
      this.#view.value = undefined
      return this.#say(joinedNews(at.lecture?.title ?? '', translations))
    }
    const found = id === '' ? undefined : await joinLecture(translations, at.lecture)
    if (later?.aborted) return
    if (found) {
      this.#view.value = undefined
      await this.#openings.openLecture(found.id, at.lecture?.id === found.id ? at.step : 0)
      return this.#say(found.news)
    }
    this.#waiting = [...this.#waiting, ...translations]
    const line = text.split('\n').findIndex((each) => each.startsWith('translates:')) + 1
    const message =
      id === ''
        ? 'enter the id of the lecture that this translates'
        : `there is no lecture "${id}" here. Open it first, or drop both files together`
    this.#show(undefined, text, origin, [{ line, column: 1, message }])
  }

  #show(
    lecture: Lecture | undefined,
    text: string,
    origin: Origin,
    problems: readonly LectureProblem[],
  ): void {
    this.#origin = origin
    const title = asGiven(origin.name || (lecture?.title ?? '')) || 'A lecture'
    this.#view.value = { kind: 'text', title, said: saidOf(lecture), text, problems }
  }

  /** Shows a text without opening it. */
  #offer(origin: Origin, text: string): void {
    this.#origin = origin
    this.#view.value = {
      kind: 'text',
      title: asGiven(origin.name),
      said: 'This lecture is not open yet.',
      text,
      problems: [],
    }
  }

  async #save(): Promise<void> {
    const { lecture } = this.#openings.at
    if (!lecture || lecture.minute === undefined) return this.#say('There is no lecture to save here.')
    const place = await pickPlace(fileNameOf(lecture))
    if (!place) return
    const text = this.writing?.text ?? (await textOfLecture(lecture))
    try {
      await place.write(text)
    } catch (error) {
      const still = lecture.manuscript ? ' It is still saved here.' : ''
      throw new Error(`Not saved: the file could not be written.${still}`, { cause: error })
    }
    this.writing?.savedAs(place.name, text)
    this.#say(`Saved as ${asGiven(place.name)}`)
  }

  /** Handles the request in the page’s address. Nothing is fetched from another host until the user agrees. */
  async #answer(): Promise<void> {
    const asked = askedLecture(location.href)
    if (!asked) return
    this.#awaited.value = true
    if (asked.kind === 'refused') {
      this.#answered()
      throw new Error(asked.reason)
    }
    this.#asked = asked
    if (asked.kind === 'here') await this.#fetch(true)
    else this.#view.value = { ...asked, busy: false }
  }

  /** Removes the request from the address. */
  #answered(): void {
    this.#asked = undefined
    replaceAddress(withoutLecture(location.href))
  }

  async #fetch(open: boolean): Promise<void> {
    const asked = this.#asked
    if (!asked) return
    const view = this.#view.peek()
    if (view?.kind === 'elsewhere') this.#view.value = { ...view, busy: true }
    const { signal } = (this.#fetching = new AbortController())
    const origin = originOf(asked)
    try {
      const text = await fetchText(asked.address, signal)
      this.#view.value = undefined
      this.#answered()
      if (open) await this.#open(text, origin, Number(asked.step), signal)
      else this.#offer(origin, text)
    } catch (error) {
      if (signal.aborted) return
      this.#view.value = undefined
      throw error
    }
  }

  #closed(): void {
    if (this.#view.peek()?.kind === 'elsewhere') {
      this.#fetching.abort()
      this.#answered()
    }
    this.#view.value = undefined
  }

  /** Saves the current lecture unless it is built in, and reports its problems once. A lecture written here is saved by its draft. */
  readonly #lectureKept = (): void => {
    const { lecture } = this.#openings.at
    const { manuscript } = lecture ?? {}
    if (!lecture || !manuscript || manuscript.origin.kind === 'here' || this.#told.has(manuscript)) return
    this.#told.add(manuscript)
    const { id, title, idea = '', steps } = lecture
    const { text, origin, authors, problems, saved } = manuscript
    const isDrafted = isWrittenHere(origin) && !lecture.assignment
    if (problems.some(({ mild }) => isDrafted || !mild)) this.#show(lecture, text, origin, problems)
    if (isDrafted && this.#falseClaims) void this.#tryClaims(lecture, this.#falseClaims)
    void keepOpened({
      id,
      title,
      idea,
      steps: steps.length,
      text,
      origin,
      authors,
      opened: Date.now(),
      ...(saved !== undefined && { saved }),
    }).then((kept) => {
      if (kept !== 'kept') this.#say(notKept[kept])
    })
  }
}
