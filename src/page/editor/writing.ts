import { html, nothing } from 'lit'
import type {
  SourceEvent,
  StageActEvent,
  StepsEvent,
  WordsEvent,
} from '../../elements/editor/editor-events.ts'
import type { BlWords } from '../../elements/editor/bl-words.ts'
import { icon } from '../../elements/style/icons.ts'
import type { LectureProblem } from '../../scenarios/manuscript.ts'
import type { Editor } from './editor.ts'
import { standingQuestion } from '../../exchange/lecture/edit/question.ts'
import type { Sentence } from './sentence.ts'
import { partKey, type LectureWords, type WordsPart } from './lecture-words.ts'

/** Words that a step's reader has at hand at most. */
const mostWords: Readonly<Record<string, number>> = { prose: 90, try: 12, scene: 20, because: 40 }

/** Ways from the words to the rest of the page. */
export interface WritingActs {
  /** Opens the form of the experiment, or closes it. */
  allControls(): void
  /** The form of the experiment is open. */
  readonly form: boolean
  /** Opens the form of the step's question. */
  ask(): void
  /** Shows a problem in the text. */
  goTo(problem: LectureProblem): void
}

/** The steps of the lecture that is written. */
export const stepList = (editor: Editor) => {
  const { draft } = editor
  const broken = new Set(draft.problems.map(({ step }) => step))
  return html`<bl-step-list
    .steps=${draft.words.value.steps.map(({ id, title }, k) => ({ title, broken: broken.has(k), left: editor.isLeft(id) }))}
    .current=${draft.step.value}
    .news=${editor.news.value}
    @bl-steps=${({ act }: StepsEvent) => void editor.steps(act)}
  ></bl-step-list>`
}

/** A field for some words. */
export function field(
  editor: Editor,
  part: WordsPart,
  value: string,
  look: { readonly kind: BlWords['kind']; readonly label: string; readonly hint: string },
) {
  return html`<bl-words
    data-part=${partKey(part)}
    kind=${look.kind}
    .label=${look.label}
    .hint=${look.hint}
    .value=${value}
    .most=${part.step === undefined ? 0 : (mostWords[part.part] ?? 0)}
    .problem=${editor.problemOf(part)}
    .numbers=${editor.numbers}
    @bl-words=${({ words }: WordsEvent) => editor.type(part, words)}
    @change=${() => editor.draft.settle()}
  ></bl-words>`
}

/** What the whole lecture is: its name and its idea. */
const lectureFields = (editor: Editor, { title, idea }: LectureWords) =>
  html`<details class="whole" ?open=${editor.isUnnamed}>
    <summary>${title === '' ? 'The lecture has no name yet' : html`Lecture: <b>${title}</b>`}</summary>
    ${field(editor, { part: 'title' }, title, { kind: 'line', label: 'Name of the lecture', hint: 'What is it about?' })}
    ${field(editor, { part: 'idea' }, idea, { kind: 'text', label: 'Its idea, in a line', hint: 'Stands in the menu.' })}
  </details>`

/** The question of the step, or the way to ask one. */
const askRow = (ask: string | undefined, acts: WritingActs) =>
  html`<p class="ask">
    <button class="button" @click=${() => acts.ask()}>
      ${icon('question')} ${ask === undefined ? 'Ask a question first' : 'Question'}
    </button>
    <span class="quiet">${ask === undefined ? 'before any of this is read' : ask}</span>
  </p>`

/** The words of the step at hand, each where its reader has it. */
export function words(editor: Editor, hand: unknown, acts: WritingActs) {
  const { draft } = editor
  const lecture = draft.words.value
  const step = draft.step.value
  const written = lecture.steps[step]
  const problems = draft.problems.filter((problem) => problem.step === step || problem.step === undefined)
  return html`<div class="writing">
      ${lectureFields(editor, lecture)}
      <p class="quiet where">
        step ${step + 1} of ${lecture.steps.length} <code>#${written?.id ?? ''}</code>
      </p>
      ${field(editor, { step, part: 'title' }, written?.title ?? '', { kind: 'title', label: 'Title of the step', hint: 'What does it show?' })}
      <div class="try">
        ${field(editor, { step, part: 'try' }, written?.try ?? '', { kind: 'try', label: 'Try this', hint: 'What should they do?' })}
      </div>
      ${field(editor, { step, part: 'watch' }, written?.watch ?? '', { kind: 'watch', label: 'Watch', hint: 'What should they see? Name a mark that is drawn.' })}
      ${askRow(standingQuestion(draft.text, step)?.ask, acts)}
      ${field(editor, { step, part: 'prose' }, written?.prose ?? '', { kind: 'prose', label: 'Words', hint: 'At most ninety. A formula stands between $ and $.' })}
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
          ${icon('sliders')} All controls
        </button>
      </div>
    </div>`
}

/** The text of the lecture. */
export const source = (editor: Editor) =>
  html`<bl-source
    .text=${editor.draft.text}
    .problems=${editor.draft.problems}
    @bl-source=${({ text }: SourceEvent) => editor.typeSource(text)}
    @change=${() => editor.draft.settle()}
  ></bl-source>`

/** What is on the stage and not in the step, and its experiment as a sentence. */
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
