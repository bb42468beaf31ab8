import { html, nothing } from 'lit'
import type {
  FixEvent,
  NumbersEvent,
  PickEvent,
  SourceEvent,
  StageActEvent,
  StepsEvent,
  SuggestEvent,
  WordsEvent,
} from '../../elements/editor/editor-events.ts'
import type { CheckEvent } from '../../elements/editor/check/bl-check.ts'
import type { SmallPicture } from '../../elements/editor/steps/bl-small-picture.ts'
import type { ListedStep } from '../../elements/editor/steps/bl-step-list.ts'
import type { BlWords } from '../../elements/editor/words/bl-words.ts'
import { CommandEvent } from '../../elements/events.ts'
import { icon } from '../../elements/style/icons.ts'
import { panelIcon } from '../../elements/style/panel-icons.ts'
import type { LectureProblem } from '../../exchange/lecture/manuscript.ts'
import type { SavedVersion } from '../../study/lecture/saved-versions.ts'
import { timeWords } from '../../words/times.ts'
import { holdsOf } from './check/claim-checks.ts'
import { claimNotes } from './check/word-claims.ts'
import type { Editor } from './editor.ts'
import { standingQuestion } from '../../exchange/lecture/edit/question.ts'
import { litSentence } from '../lecture/lit-sentence.ts'
import type { Sentence } from './sentence.ts'
import type { DrawnMark } from './suggestions.ts'
import { partKey, type LectureWords, type WordsPart } from './draft/lecture-words.ts'
import { asGiven } from '../../words/language/language.ts'

/** The recommended maximum number of words of each part. */
const mostWords: Readonly<Record<string, number>> = { prose: 90, try: 12, scene: 20, because: 40 }

/** Actions in other parts of the page. */
export interface WritingActs {
  /** Opens or closes the form of the experiment. */
  allControls(): void
  /** Whether the form of the experiment is open. */
  readonly form: boolean
  /** The buttons that choose the preview. */
  readonly seenBy: unknown
  /** Recent changes as suggestions for what to try, and phrases for what is drawn. Tracked. */
  tries(): readonly string[]
  drawn(): readonly DrawnMark[]
  /** Opens the form of the step’s question. */
  ask(): void
  /** Shows the current text compared with a version of it. */
  compare(version: SavedVersion): void
  /** Goes to a problem in the source text. */
  goTo(problem: LectureProblem): void
}

/** The list of the lecture’s steps. */
export const stepList = (editor: Editor, pictureOf: (id: string) => SmallPicture | undefined) => {
  const { draft } = editor
  const broken = new Set(draft.problems.map(({ step }) => step))
  const steps = draft.words.value.steps.map(({ id, title }, k): ListedStep => {
    const fails = editor.claimsOf(k).filter((one) => holdsOf(one) === false).length
    return {
      title,
      broken: broken.has(k) || draft.isBroken(k),
      fails,
      left: editor.isLeft(id),
      picture: pictureOf(id),
    }
  })
  return html`<bl-step-list
    .steps=${steps}
    .current=${draft.step.value}
    ?reading=${!draft.writes}
    .news=${editor.news.value}
    @bl-steps=${({ act }: StepsEvent) => void editor.steps(act)}
  ></bl-step-list>`
}

/** A field for a text. */
export function field(
  editor: Editor,
  part: WordsPart,
  value: string,
  look: {
    readonly kind: BlWords['kind']
    readonly label: string
    readonly hint: string
    /** Suggested texts, and their label. */
    readonly suggestions?: readonly string[]
    readonly suggested?: string
    /** Called when a suggestion was inserted. */
    suggest?(words: string): void
    /** The text as readers see it, if it contains more than the source. */
    readonly read?: string
  },
) {
  const { offered } = editor
  const hasNumbers = part.step !== undefined && (part.part === 'prose' || part.part === 'watch')
  const { notes, hold } = claimNotes(hasNumbers ? value : '', editor.claimsOf(part.step ?? 0))
  return html`<bl-words
    data-part=${partKey(part)}
    kind=${look.kind}
    .label=${look.label}
    .hint=${look.hint}
    .suggestions=${look.suggestions ?? []}
    .suggested=${look.suggested ?? ''}
    .value=${value}
    .read=${look.read ?? ''}
    .most=${part.step === undefined ? 0 : (mostWords[part.part] ?? 0)}
    .problem=${editor.problemOf(part)}
    .numbers=${editor.numbers}
    .offered=${hasNumbers ? offered.all : undefined}
    .pick=${hasNumbers ? offered.pick.view : undefined}
    .notes=${notes}
    .hold=${hold}
    ?reading=${!editor.draft.writes}
    @bl-words=${({ words }: WordsEvent) => editor.type(part, words)}
    @bl-suggest=${(event: SuggestEvent) => look.suggest?.(event.words)}
    @bl-fix=${({ source }: FixEvent) => editor.mend(part, value, source)}
    @bl-pick=${(event: PickEvent) => offered.pick.hear(event)}
    @bl-numbers=${({ pointed, chosen }: NumbersEvent) => {
      offered.open(pointed !== undefined)
      offered.point(pointed ?? '', ...chosen)
    }}
    @change=${() => editor.draft.settle()}
  ></bl-words>`
}

/** The fields of the whole lecture: its title and idea, and its earlier versions. */
const lectureFields = (editor: Editor, { title, idea }: LectureWords, compare: WritingActs['compare']) =>
  html`<details class="whole" ?open=${editor.isUnnamed} @toggle=${() => void editor.draft.readVersions()}>
    <summary>
      ${title === '' ? 'The lecture has no name yet' : html`Lecture: <b>${asGiven(title)}</b>`}
    </summary>
    ${field(editor, { part: 'title' }, title, { kind: 'line', label: 'Name of the lecture', hint: 'What is it about?' })}
    ${field(editor, { part: 'idea' }, idea, { kind: 'text', label: 'Idea, in one line', hint: 'Shown in the menu.' })}
    ${
      editor.draft.versions.length > 0
        ? html`<form
            class="versions"
            @submit=${(event: SubmitEvent) => {
              event.preventDefault()
              const chosen = new FormData(event.target as HTMLFormElement).get('version')
              const version = editor.draft.versions.find(({ time }) => String(time) === chosen)
              if (version) compare(version)
            }}
          >
            <select class="button" name="version" aria-label="Earlier version">
              ${editor.draft.versions.map(({ time }) => html`<option value=${time}>${timeWords(time)}</option>`)}
            </select>
            <button class="button">Compare</button>
          </form>`
        : nothing
    }
  </details>`

/**
 * The field for what to watch. It suggests phrases for what is drawn but not named yet, and inserts each with the mark that it highlights.
 */
function watchField(editor: Editor, step: number, watch: string, acts: WritingActs) {
  const part = { step, part: 'watch' }
  const drawn = acts.drawn().filter(({ phrase }) => !watch.includes(phrase))
  return field(editor, part, watch, {
    kind: 'watch',
    label: 'Watch',
    hint: 'What should they see? Name a mark in the picture.',
    read: litSentence({ watch, marks: editor.marks.value }),
    suggested: 'Drawn',
    suggestions: drawn.map(({ phrase }) => phrase),
    suggest: (words) => {
      const found = drawn.find(({ phrase }) => phrase === words)
      if (found) editor.mark(part, found.phrase, found.mark)
    },
  })
}

/** The question of the step, or the button that adds one. */
const askRow = (ask: string | undefined, acts: WritingActs) =>
  html`<p class="ask">
    <button class="button" title="Asked before the reader sees any of this" @click=${() => acts.ask()}>
      ${icon('question')} ${ask === undefined ? 'Ask a question first' : 'Question'}
    </button>
    ${ask === undefined ? nothing : html`<span class="quiet">${ask}</span>`}
  </p>`

/** The texts of the current step, each in the place where readers see it. */
export function words(editor: Editor, hand: unknown, acts: WritingActs) {
  const { draft } = editor
  const lecture = draft.words.value
  const step = draft.step.value
  const written = lecture.steps[step]
  const problems = draft.problems.filter((problem) => problem.step === step || problem.step === undefined)
  return html`<div class="writing">
      ${lectureFields(editor, lecture, acts.compare)}
      <div class="where">
        <p class="quiet">step ${step + 1} of ${lecture.steps.length} <code>#${written?.id ?? ''}</code></p>
        ${acts.seenBy}
      </div>
      ${field(editor, { step, part: 'title' }, written?.title ?? '', { kind: 'title', label: 'Title of the step', hint: 'What does it show?' })}
      <div class="try">
        ${field(editor, { step, part: 'try' }, written?.try ?? '', { kind: 'try', label: 'Try this', hint: 'What should they do?', suggested: 'You just did', suggestions: written?.try === '' ? acts.tries() : [] })}
      </div>
      ${watchField(editor, step, written?.watch ?? '', acts)}
      ${askRow(standingQuestion(draft.text, step)?.ask, acts)}
      ${field(editor, { step, part: 'prose' }, written?.prose ?? '', { kind: 'prose', label: 'Text', hint: 'At most ninety words. Write a formula between $ and $.' })}
      ${
        problems.length > 0
          ? html`<ul class="problems" aria-label="Problems">
              ${problems.map(
                (problem) =>
                  html`<li>
                    <button class="button bare" @click=${() => acts.goTo(problem)}>
                      line ${problem.line}: ${problem.message}
                    </button>
                  </li>`,
              )}
            </ul>`
          : nothing
      }
    </div>
    <div class="hand">
      ${hand}
      <div class="ways">
        <button class="button" aria-expanded=${acts.form} @click=${() => acts.allControls()}>
          ${panelIcon('sliders')} All controls
        </button>
      </div>
    </div>`
}

/** The source text of the lecture. */
export const source = (editor: Editor) =>
  html`<bl-source
    .text=${editor.draft.text}
    .problems=${editor.draft.problems}
    ?reading=${!editor.draft.writes}
    @bl-tidy=${() => void editor.tidy()}
    @bl-source=${({ text }: SourceEvent) => editor.typeSource(text)}
    @change=${() => editor.draft.settle()}
  ></bl-source>`

/** Notices that concern editing, such as another tab or full storage, after another notice. */
export function notices({ draft }: Editor, first: unknown) {
  const { keeping } = draft.state
  return html`<div class="notices" role="status">
    ${first}
    ${
      draft.writes
        ? nothing
        : html`<p class="notice">
            This lecture is being edited in another tab. This tab is read-only.
            <button class="button" @click=${() => draft.takeTurn()}>Edit here instead</button>
          </p>`
    }
    ${
      keeping === 'kept'
        ? nothing
        : html`<p class="notice">
            ${
              keeping === 'full'
                ? 'This browser’s storage is full, so your changes are not saved here.'
                : 'This browser cannot save drafts. Download the lecture before you close the page.'
            }
            ${keeping === 'full' ? html`<button class="button" @click=${() => void draft.makeRoom()}>Delete old versions</button>` : nothing}
            <button
              class="button"
              @click=${({ target }: Event) => target?.dispatchEvent(new CommandEvent('save-lecture'))}
            >
              Download
            </button>
          </p>`
    }
  </div>`
}

/** The claims of the lecture, shown instead of the stage. `act` handles its events. */
export const checkPane = ({ checks, claimRows, draft }: Editor, act: (event: CheckEvent) => void) =>
  html`<bl-check
    .rows=${claimRows}
    .problems=${draft.problems}
    ?checking=${checks.checking}
    ?reading=${!draft.writes}
    .where=${checks.noEngine === undefined ? 'In float64, and on this page’s engine (WebGPU, float32).' : 'In float64, in a worker. Not checked on the engine, because there is no graphics card.'}
    @bl-check-act=${act}
  ></bl-check>`

/** A note over the stage that the current step is in its last readable form. `goTo` shows the problem in the source text. */
export const waitingVeil = ({ draft, waitsFor }: Editor, goTo: (problem: LectureProblem) => void) =>
  waitsFor
    ? html`<div class="waits">
        <p>
          Step ${draft.step.value + 1} shows its last readable text.
          <button class="button" @click=${() => goTo(waitsFor)}>Go to line ${waitsFor.line}</button>
        </p>
      </div>`
    : nothing

/** The changes on the stage that are not in the step, and its experiment as a sentence. */
export const overStage = (editor: Editor, sentence: Sentence) =>
  html`<div class="over-stage">
    <bl-stage-strip
      .step=${editor.draft.step.value + 1}
      .differences=${editor.onStage.value.map((one) => ({
        label:
          one.kind === 'experiment'
            ? one.difference.label
            : one.kind === 'camera'
              ? 'camera'
              : `opens at step ${one.step} of the runs`,
        before: one.kind === 'experiment' ? one.difference.before : '',
        after: one.kind === 'experiment' ? one.difference.after : '',
        taken: one.taken,
      }))}
      .problem=${editor.stageProblem}
      @bl-stage-act=${({ act }: StageActEvent) => void editor.stage(act)}
    ></bl-stage-strip>
    ${sentence.render()}
  </div>`
