import { html, nothing } from 'lit'
import type { Editor } from '../editor.ts'
import { field } from '../writing.ts'
import { askedQuestion } from './asked-question.ts'
import './bl-ask.ts'
import type { ShelfDesk, ShelfPart } from './shelf-part.ts'

/** A text of the question, in the place where readers see it. */
const words = (
  editor: Editor,
  { scene, ask, because }: { readonly scene: string; readonly ask: string; readonly because: string },
) => {
  const step = editor.draft.step.value
  return html`<div slot="scene">
      ${field(editor, { step, part: 'scene' }, scene, { kind: 'text', label: 'Set the scene', hint: 'What can they see? At most twenty words.' })}
    </div>
    <div slot="ask">
      ${field(editor, { step, part: 'ask' }, ask, { kind: 'try', label: 'Ask', hint: 'Where will it end?' })}
    </div>
    <div slot="because">
      ${field(editor, { step, part: 'because' }, because, { kind: 'text', label: 'Because', hint: 'Why is it so? One or two sentences, shown with the answer.' })}
    </div>`
}

/** The question of a step: its texts, its answer, chosen from the numbers of the stage, its options, and what it currently yields. */
export function asked(desk: ShelfDesk): ShelfPart {
  const { standing, possible, view, acts, hearPick, dispose } = askedQuestion(desk)
  return {
    id: 'asked',
    label: 'Question',
    has: () => (standing.value ? '◆' : ''),
    draw: () =>
      html`<bl-ask .view=${view()} .possible=${possible()} .acts=${acts} @bl-pick=${hearPick}
        >${standing.value ? words(desk.editor, standing.value) : nothing}</bl-ask
      >`,
    dispose,
  }
}
