import { html } from 'lit'
import { wordCount } from '../../../elements/editor/word-count.ts'
import { field } from '../writing.ts'
import type { ShelfDesk, ShelfPart } from './shelf-part.ts'

/** What is said to the lecture: the minute that stands in the speaker's window. */
export const spoken = ({ editor }: ShelfDesk): ShelfPart => ({
  id: 'spoken',
  label: 'Spoken',
  has() {
    const count = wordCount(editor.draft.words.value.minute)
    return count === 0 ? '' : count === 1 ? '1 word' : `${count} words`
  },
  draw: () =>
    html`${field(editor, { part: 'minute' }, editor.draft.words.value.minute, { kind: 'text', label: 'The lecture in a minute', hint: 'What would you say of it in one minute? Stands in the speaker’s window.' })}`,
})
