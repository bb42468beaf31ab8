import { batch, computed, effect, signal, untracked, type ReadonlySignal } from '@preact/signals-core'
import { tinykeys } from 'tinykeys'
import type { StageAct, StepsAct } from '../../elements/editor/editor-events.ts'
import type { ClaimRow } from '../../elements/editor/check/bl-check.ts'
import type { LiveViews } from '../../elements/prose/live-slots.ts'
import { calloutsWithNumbers, inWords, wordsWithNumbers } from '../../exchange/lecture/live-numbers.ts'
import { withFix } from '../../exchange/lecture/notation/fixed-claim.ts'
import { fixCheck } from '../../exchange/lecture/edit/check.ts'
import { Outline } from '../../exchange/lecture/edit/outline.ts'
import type { Edit } from '../../exchange/lecture/edit/edit.ts'
import { shownFields, writeShown } from '../../exchange/lecture/edit/show.ts'
import { addStage, taking, updateStep, type OnStage } from '../../exchange/lecture/edit/from-stage.ts'
import {
  addStep,
  copyStep,
  deleteStep,
  duplicateStep,
  moveStep,
  pasteSteps,
} from '../../exchange/lecture/edit/steps.ts'
import { tidied } from '../../exchange/lecture/edit/tidy.ts'
import { stepId } from '../../exchange/lecture/merged.ts'
import { isFields } from '../../experiment/format/merge.ts'
import { same } from '../../experiment/format/same.ts'
import { parseExperiment } from '../../experiment/format/parse.ts'
import type { Experiment } from '../../experiment/spec/experiment.ts'
import type { LectureProblem } from '../../exchange/lecture/manuscript.ts'
import type { Mark } from '../../exchange/lecture/scenario.ts'
import { stepAt, type Lecture, type LecturePlace } from '../../scenarios/place.ts'
import { experimentOf, fetchLecture } from '../../study/lecture/lecture.ts'
import type { Study } from '../../study/study.ts'
import { translate } from '../../words/language/language.ts'
import type { SweepPoint } from '../../theory/sweep/sweep.ts'
import type { Tour } from '../lecture/tour.ts'
import { ClaimChecks, type CheckedClaim } from './check/claim-checks.ts'
import { claimRows } from './check/claim-rows.ts'
import { fixFor } from './check/fix.ts'
import { falseSources, wordClaims } from './check/word-claims.ts'
import type { Draft } from './draft/draft.ts'
import { newTitle } from './draft/first-text.ts'
import { partKey, textOf, writtenWords, type WordsPart } from './draft/lecture-words.ts'
import { OfferedNumbers } from './numbers/offered-numbers.ts'
import { onlyOnStage, type UnsavedChange } from './stage-differences.ts'
import { withNoControls } from './draft/no-controls.ts'

/** What the editor needs from the page. */
export interface Desk {
  readonly study: Study
  readonly tour: Pick<Tour, 'at' | 'openStep'>
  /** The current live numbers in the text of the step. */
  readonly numbers: ReadonlySignal<LiveViews>
  /** The points of the step’s sweep that are known so far. Tracked. */
  points?(): readonly SweepPoint[]
  /** Whether it is being presented, without broken steps. Tracked. */
  presenting(): boolean
}

/** Why a typed text is not valid. */
interface Refusal {
  readonly key: string
  readonly message: string
}

/** Parts of the editor, of which a phone shows one at a time. */
export type EditorTab = 'words' | 'stage' | 'shelf'

const noMarks: Readonly<Record<string, Mark>> = {}

const noTicks: ReadonlyMap<string, boolean> = new Map()

/** The place of a step in another form of its lecture, found by id or else by index. */
function placeIn(lecture: Lecture, { step, lecture: before, ...place }: LecturePlace): LecturePlace {
  const written = before?.steps[step]
  const found = written ? lecture.steps.findIndex((each) => stepId(each) === stepId(written)) : -1
  return { ...place, lecture, step: found < 0 ? Math.min(step, lecture.steps.length - 1) : found }
}

/**
 * Edits a lecture in a study: its steps, its texts and its source text. A change on the stage enters a step only when the author takes
 * it. An edit appears on the page as soon as it is parsed; the stage stays. State is in signals. Call `dispose` when done.
 */
export class Editor {
  readonly draft: Draft
  /** The current live numbers in the text of the step, and whether their claims are false. */
  readonly numbers: ReadonlySignal<LiveViews>
  /** The claims of the lecture. */
  readonly checks: ClaimChecks
  /** The numbers offered for its text. */
  readonly offered: OfferedNumbers
  /** The part of the editor that a phone shows. */
  readonly tab = signal<EditorTab>('words')
  /** Whether the list of claims is open. */
  readonly checking = signal(false)
  /** Whether the source text is open instead of the fields. */
  readonly source = signal(false)
  /** What happened to a step, with an offer to undo it. */
  readonly news = signal('')
  /** What gets the focus after the next render: a field, or the selected step. */
  readonly wanted = signal<WordsPart | 'list' | undefined>()
  /** Whether the lecture had no title when editing began. */
  readonly isUnnamed: boolean
  readonly #study: Study
  readonly #tour: Desk['tour']
  readonly #presenting: () => boolean
  readonly #refusal = signal<Refusal | undefined>()
  readonly #ticks = signal(noTicks)
  readonly #stageProblem = signal('')
  /** Stages left with changes that are not in their step, by step id. */
  readonly #left = signal<ReadonlyMap<string, Experiment>>(new Map())
  readonly #stops: readonly (() => void)[]
  /** Id of the step that the page showed last. */
  #seen: string | undefined

  constructor({ study, tour, numbers, presenting, points }: Desk, draft: Draft) {
    this.#study = study
    this.#tour = tour
    this.#presenting = presenting
    this.draft = draft
    this.checks = new ClaimChecks(
      () => draft.good,
      () => study.store.engine,
    )
    this.offered = new OfferedNumbers(study, points)
    this.numbers = computed(() => this.#withFalse(numbers.value))
    this.#stops = [effect(this.#lectureFollows), effect(this.#stepFollows)]
    void draft.keep()
    const { title, steps } = draft.words.peek()
    const step = draft.step.peek()
    this.isUnnamed = title === '' || title === translate(newTitle)
    this.wanted.value = steps[step]?.title === '' ? { step, part: 'title' } : 'list'
  }

  /** Whether the page shows the lecture that is being edited. */
  get isOpen(): boolean {
    const { lecture, apart } = this.#tour.at
    return lecture?.id === this.draft.id && !apart
  }

  /** Why a typed text is not valid, or ''. */
  problemOf(part: WordsPart): string {
    const refusal = this.#refusal.value
    return refusal?.key === partKey(part) ? refusal.message : ''
  }

  /** The checked claims of a step of the text. */
  claimsOf(step: number): readonly CheckedClaim[] {
    const id = this.draft.words.value.steps[step]?.id
    const at = this.draft.good.steps.findIndex((each) => stepId(each) === id)
    return this.checks.checked.value.filter(({ claim }) => claim.step === at)
  }

  /** All claims of the lecture as rows. */
  get claimRows(): readonly ClaimRow[] {
    const { checks, draft } = this
    const ids = draft.words.value.steps.map(({ id }) => id)
    return claimRows(checks.checked.value, draft.good, ids, checks.noEngine)
  }

  /** Fixes the claim of the number in some braces. */
  mend(part: WordsPart, words: string, source: string): void {
    const found = wordClaims(words, this.claimsOf(part.step ?? 0)).find((one) => one.source === source)
    const mend = found && fixFor(found.checked, found.number.claim)
    if (mend) this.type(part, withFix(words, source, mend))
  }

  /** Fixes a claim of the list where it is written: in a text or in its fence. */
  async mendClaim(key: string): Promise<void> {
    const { draft } = this
    const checked = this.checks.checked.peek().find((one) => one.key === key)
    const written = checked && draft.good.steps[checked.claim.step]
    const step = draft.words.peek().steps.findIndex(({ id }) => written && id === stepId(written))
    if (!checked || step < 0) return
    const { claim } = checked
    const mend = fixFor(checked)
    if (claim.expectation.source !== inWords) {
      if (mend) await this.change(fixCheck(draft.text, step, claim, mend), `claim of step ${step + 1}`)
      return
    }
    const outline = new Outline(draft.text)
    for (const part of ['prose', ...calloutsWithNumbers]) {
      const words = textOf(outline, outline.steps[step], part)
      for (const { source } of wordClaims(words, [checked])) this.mend({ step, part }, words, source)
    }
    draft.settle()
  }

  /** Whether the stage of a step was left with changes that are not in it. */
  isLeft(id: string): boolean {
    return this.#left.value.has(id)
  }

  /** The changes on the stage that are not in the step, and whether each is ticked. */
  readonly onStage: ReadonlySignal<readonly (UnsavedChange & { readonly taken: boolean })[]> = computed(
    () => {
      const { lecture, step } = this.#tour.at
      if (!lecture) return []
      const { playback, shown } = this.#study
      const isMidway = !playback.playing && playback.step < playback.last
      const at = isMidway ? Math.round(playback.step) : undefined
      const ticks = this.#ticks.value
      return onlyOnStage(this.#opening.value ?? shown.value, lecture.steps[step]?.opens, {
        shown: shown.value,
        at,
      }).map((one) => ({ ...one, taken: ticks.get(one.key) ?? one.kind === 'experiment' }))
    },
  )

  /** Why the ticked changes cannot go into the step. */
  get stageProblem(): string {
    return this.#stageProblem.value
  }

  type(part: WordsPart, words: string): void {
    const { text, change, problems } = writtenWords(this.draft.text, part, words)
    const [problem] = problems
    this.#refusal.value = problem && !change ? { key: partKey(part), message: problem.message } : undefined
    if (change) void this.draft.write(text, nameOf(part), true)
  }

  /** The marks of the current step as written, by phrase. */
  readonly marks: ReadonlySignal<Readonly<Record<string, Mark>>> = computed(() => {
    const { marks } = shownFields(this.draft.text, this.draft.step.value)
    return isFields(marks) ? (marks as Readonly<Record<string, Mark>>) : noMarks
  })

  /** Makes a phrase in the text being typed highlight a mark, as part of the same change. */
  mark(part: WordsPart, phrase: string, mark: Mark): void {
    const { draft } = this
    const step = draft.step.peek()
    const { text, change } = writeShown(draft.text, step, { marks: { ...this.marks.peek(), [phrase]: mark } })
    if (change) void draft.write(text, nameOf(part), true)
  }

  typeSource(text: string): void {
    void this.draft.write(text, 'the text', true)
  }

  /** Formats the text the way this page writes lectures. */
  async tidy(): Promise<void> {
    await this.change(tidied(this.draft.text), 'format text')
  }

  async steps(act: StepsAct): Promise<void> {
    const { draft } = this
    const { text } = draft
    this.news.value = ''
    if (act.kind === 'undo') return this.undo()
    const { step } = act
    if (!draft.writes && act.kind !== 'choose' && act.kind !== 'copy') return
    const name = `step ${step + 1}`
    switch (act.kind) {
      case 'choose':
        return this.#choose(step)
      case 'move':
        return this.#write(moveStep(text, step, act.to), `move ${name}`, act.to)
      case 'duplicate':
        return this.#write(duplicateStep(text, step), `duplicate ${name}`, step + 1, 'as it is')
      case 'add':
        await this.#write(this.#withNoControls(addStep(text, step + 1)), 'add a step', step + 1, 'as written')
        this.wanted.value = { step: step + 1, part: 'title' }
        return
      case 'copy':
        return act.clipboard.setData('text/plain', copyStep(text, step))
      case 'cut':
        act.clipboard.setData('text/plain', copyStep(text, step))
        return this.#remove(step)
      case 'delete':
        return this.#remove(step)
      case 'paste':
        return this.#write(pasteSteps(text, step + 1, act.text), 'paste', step + 1, 'as written')
    }
  }

  async stage(act: StageAct): Promise<void> {
    const step = this.draft.step.peek()
    this.#stageProblem.value = ''
    if (act.kind === 'take') {
      const key = this.onStage.peek()[act.at]?.key ?? ''
      this.#ticks.value = new Map(this.#ticks.peek()).set(key, act.on)
      return
    }
    if (act.kind === 'put-back') return this.#putBack()
    const taken = this.#taken()
    if (!taken) return
    const { text } = this.draft
    if (act.kind === 'update')
      await this.#write(updateStep(text, step, taken), `update step ${step + 1}`, step, 'as it is')
    else {
      const added = this.#withNoControls(addStage(text, step + 1, taken))
      await this.#write(added, 'add stage as step', step + 1, 'as it is')
      this.wanted.value = { step: step + 1, part: 'title' }
    }
    this.#ticks.value = noTicks
  }

  /** An edit that adds a step after the current one. */
  #withNoControls(added: Edit): Edit {
    const { text, step } = this.draft
    return withNoControls(text, added, step.peek() + 1, this.#study.store.experiment)
  }

  /** Applies an edit of the current step; the stage stays. */
  async change({ text, change }: Edit, label: string): Promise<void> {
    if (change) await this.draft.write(text, label)
  }

  undo(): Promise<void> {
    return this.#turn(() => this.draft.undo())
  }

  redo(): Promise<void> {
    return this.#turn(() => this.draft.redo())
  }

  /**
   * Listens for the editor’s keyboard shortcuts until the signal aborts, except those of its elements and of the page. They are off while
   * `presenting`.
   */
  listen(until: AbortSignal, acts: Readonly<Record<string, () => void>>, presenting: () => boolean): void {
    const press = (act: () => void) => (event: KeyboardEvent) => {
      if (presenting()) return
      event.preventDefault()
      act()
    }
    const unbind = tinykeys(window, {
      ...Object.fromEntries(Object.entries(acts).map(([key, act]) => [key, press(act)])),
      '$mod+Enter': press(() => void this.stage({ kind: 'update' })),
      '$mod+Shift+Enter': press(() => void this.stage({ kind: 'add' })),
    })
    until.addEventListener('abort', unbind)
  }

  /** Ends editing and returns the page to reading. */
  dispose(): void {
    for (const stop of this.#stops) stop()
    if (this.isOpen) this.#place(this.draft.good)
    this.draft.dispose()
    this.checks.dispose()
    this.offered.dispose()
  }

  /** The problem because of which the current step is shown in its last readable form; undefined if it can be read. */
  get waitsFor(): LectureProblem | undefined {
    const { draft } = this
    const step = draft.step.value
    if (!draft.isBroken(step)) return undefined
    return draft.problems.find((problem) => problem.step === step) ?? draft.problems[0]
  }

  #withFalse(views: LiveViews): LiveViews {
    const id = this.draft.words.value.steps[this.draft.step.value]?.id
    const written = this.draft.good.steps.find((each) => stepId(each) === id)
    const wrong = written && falseSources(wordsWithNumbers(written), this.claimsOf(this.draft.step.value))
    if (!wrong || wrong.size === 0) return views
    return new Map(
      Array.from(views, ([source, view]) => [source, wrong.has(source) ? { ...view, isFalse: true } : view]),
    )
  }

  /** The opening experiment of the shown step. */
  readonly #opening = computed((): Experiment | undefined => {
    const { lecture, step } = this.#tour.at
    return lecture && experimentOf(lecture, step)
  })

  /** The ticked changes in a form that a step can take; undefined, with a reported problem, if they do not work on their own. */
  #taken(): OnStage | undefined {
    const opening = this.#opening.peek()
    const ticked = this.onStage.peek().filter(({ taken }) => taken)
    if (!opening) return undefined
    const differences = ticked.flatMap((one) => (one.kind === 'experiment' ? [one.difference] : []))
    const { experiment, issues } = taking(opening, differences)
    if (!experiment) {
      this.#stageProblem.value = issues.map(({ message }) => message).join('; ')
      return undefined
    }
    const { camera } = this.#study.shown.peek().view
    const isSeen = ticked.some(({ kind }) => kind === 'camera')
    const opens = ticked.flatMap((one) => (one.kind === 'opens' ? [one.step] : []))[0]
    return {
      experiment: isSeen
        ? parseExperiment({ ...experiment, view: { ...experiment.view, camera } })
        : experiment,
      camera: isSeen,
      ...(opens !== undefined && { opens }),
    }
  }

  #putBack(): void {
    const opening = this.#opening.peek()
    this.#ticks.value = noTicks
    if (opening) this.#study.show({ place: this.#tour.at, experiment: opening }, 'revert', 'back')
  }

  async #remove(step: number): Promise<void> {
    await this.#write(deleteStep(this.draft.text, step), `delete step ${step + 1}`, step, 'as written')
    if (this.news.peek() === '') this.news.value = `Step ${step + 1} deleted.`
  }

  /**
   * Applies an edit and goes to a step: with the current stage, with the stage as written in the step, or, if `stage` is undefined, without
   * touching the stage.
   */
  async #write(
    { text, change, problems }: Edit,
    label: string,
    step: number,
    stage?: 'as it is' | 'as written',
  ): Promise<void> {
    const [problem] = problems
    if (!change) {
      if (problem) this.news.value = `${problem.message}.`
      return
    }
    await this.draft.write(text, label)
    this.#show(step, stage)
  }

  /** Goes to a step of the text. A broken step has no stage, so the current one stays. */
  #show(wanted: number, stage?: 'as it is' | 'as written'): void {
    const { draft } = this
    const { steps } = draft.words.peek()
    const step = Math.max(0, Math.min(wanted, steps.length - 1))
    const id = steps[step]?.id
    const { lecture } = draft
    const at = lecture.steps.findIndex((each) => stepId(each) === id)
    batch(() => {
      draft.step.value = step
      if (at < 0 || !stage) return
      if (stage === 'as written') return this.#tour.openStep(at)
      const { experiment } = this.#study.store
      this.#study.show({ place: { lecture, step: at, apart: false }, experiment }, `step ${step + 1}`, 'back')
    })
  }

  /** Goes to a step. Changes on the stage that are not in the step being left are restored on the next visit. */
  async #choose(step: number): Promise<void> {
    const { draft } = this
    if (step === draft.step.peek()) return
    await draft.flush()
    const { steps } = draft.words.peek()
    const [from, to] = [steps[draft.step.peek()]?.id ?? '', steps[step]?.id ?? '']
    const left = new Map(this.#left.peek())
    const isLeft = this.onStage.peek().some(({ kind }) => kind === 'experiment')
    if (isLeft) left.set(from, this.#study.store.experiment)
    const kept = left.get(to)
    left.delete(to)
    batch(() => {
      this.#left.value = left
      this.#ticks.value = noTicks
      this.#show(step, 'as written')
      if (kept) this.#study.show({ place: this.#tour.at, experiment: kept }, `step ${step + 1}`, 'back')
    })
  }

  /** Undoes or redoes. If that adds a step, goes to it. */
  async #turn(act: () => Promise<void>): Promise<void> {
    const { draft } = this
    const before = draft.words.peek().steps.map(({ id }) => id)
    const id = before[draft.step.peek()]
    this.news.value = ''
    await act()
    const after = draft.words.peek().steps.map((step) => step.id)
    const fresh = after.length > before.length ? after.findIndex((each) => !before.includes(each)) : -1
    const here = id === undefined ? -1 : after.indexOf(id)
    if (fresh >= 0) this.#show(fresh, 'as written')
    else
      this.#show(
        here >= 0 ? here : draft.step.peek(),
        here >= 0 || after.length === before.length ? undefined : 'as written',
      )
  }

  /**
   * Replaces the lecture by the newly read one. The stage stays, unless the source text is being edited and the stage matched its
   * step.
   */
  readonly #lectureFollows = (): void => {
    const lecture = this.#presenting() ? this.draft.good : this.draft.lecture
    untracked(() => this.isOpen && this.#place(lecture))
  }

  /** Replaces the shown form of the lecture, everywhere in the undo history of the stage. */
  #place(lecture: Lecture): void {
    const before = this.#tour.at
    if (before.lecture === lecture) return
    const wasAsWritten = this.source.peek() && !this.onStage.peek().some(({ kind }) => kind === 'experiment')
    this.#study.store.move((place) => (place.lecture?.id === lecture.id ? placeIn(lecture, place) : place))
    void fetchLecture(lecture.id)
    const opening = this.#opening.peek()
    const isShort = lecture.steps.length < this.draft.lecture.steps.length
    const shown = stepAt(before)
    const isGone = isShort && shown && !lecture.steps.some((step) => stepId(step) === stepId(shown))
    if ((wasAsWritten || isGone) && opening && !same(opening, this.#study.store.experiment))
      this.#study.show({ place: this.#tour.at, experiment: opening }, 'the text', 'back')
  }

  /** Follows the page when it goes to a step by another route. */
  readonly #stepFollows = (): void => {
    const { lecture, step } = this.#tour.at
    const written = lecture?.steps[step]
    if (!written || !this.isOpen) return
    const id = stepId(written)
    if (id === this.#seen) return
    this.#seen = id
    const at = this.draft.words.peek().steps.findIndex((each) => each.id === id)
    if (at >= 0) this.draft.step.value = at
  }
}

/** Label of a text for undo. */
const nameOf = ({ step, part }: WordsPart): string =>
  step === undefined ? `the lecture’s ${part}` : `${part} of step ${step + 1}`
