import { html } from 'lit'
import type { TextEvent } from '../../../elements/controls/control-events.ts'
import '../../../elements/controls/bl-text.ts'
import { wordCount } from '../../../elements/editor/words/word-tools.ts'
import { field } from '../writing.ts'
import type { ShelfDesk, ShelfPart } from './shelf-part.ts'

const secondsFault = (text: string): string =>
  text === '' || Number(text) > 0 ? '' : 'Must be a number of seconds, or empty.'

/** The speaker notes: the summary in the speaker’s window, and the seconds that a step lasts when the lecture plays automatically. */
export const spoken = ({ editor, step, show }: ShelfDesk): ShelfPart => ({
  id: 'spoken',
  label: 'Speaker notes',
  has() {
    const count = wordCount(editor.draft.words.value.minute)
    return count === 0 ? '' : count === 1 ? '1 word' : `${count} words`
  },
  draw: () =>
    html`${field(editor, { part: 'minute' }, editor.draft.words.value.minute, { kind: 'text', label: 'The lecture in a minute', hint: 'What would you say about it in one minute? Shown in the speaker’s window.' })}
      <bl-text
        class="seconds"
        label="Seconds of this step"
        .value=${String(step.value?.seconds ?? '')}
        placeholder="advance manually"
        hint="A lecture whose steps have seconds can play automatically. The last step has none."
        .check=${secondsFault}
        @bl-text=${({ value }: TextEvent) => show({ seconds: value === '' ? undefined : Number(value) }, 'seconds')}
      ></bl-text>`,
})
