import { computed, signal, type ReadonlySignal } from '@preact/signals-core'
import { html } from 'lit'
import '../../../elements/editor/bl-shelf.ts'
import type { ShelfEvent } from '../../../elements/editor/editor-events.ts'
import type { Edit } from '../../../exchange/lecture/edit/edit.ts'
import { shownFields, writeShown } from '../../../exchange/lecture/edit/show.ts'
import { stepId } from '../../../exchange/lecture/merged.ts'
import type { Step } from '../../../scenarios/scenario.ts'
import type { Study } from '../../../study/study.ts'
import type { Editor } from '../editor.ts'
import { shelfParts } from './shelf-parts.ts'
import type { ShelfPart } from './shelf-part.ts'

const unread = html`<p class="quiet">
  The text of this step cannot be read. F8 goes to what is wrong in it.
</p>`

/** The shelf under the stage: what the step at hand has besides its words and its stage, each part with a card of which one is open at most. */
export class Shelf {
  readonly parts: readonly ShelfPart[]
  /** The id of the part whose card is open; '' where none is. */
  readonly open = signal('')
  /** Why what was asked for last was not written. */
  readonly #problem = signal('')

  readonly #step: ReadonlySignal<Step | undefined>

  constructor(editor: Editor, study: Study) {
    const { draft } = editor
    const change = (edit: Edit, what: string): void => {
      const [problem] = edit.problems
      this.#problem.value = problem && !edit.change ? problem.message : ''
      void editor.change(edit, `${what} of step ${draft.step.peek() + 1}`)
    }
    this.#step = computed(() => {
      const step = study.step.value
      return step && draft.words.value.steps[draft.step.value]?.id === stepId(step) ? step : undefined
    })
    this.parts = shelfParts({
      ...{ editor, study, change },
      tell: (problem) => (this.#problem.value = problem),
      step: this.#step,
      shown: computed(() => shownFields(draft.text, draft.step.value)),
      show: (fields, what) => change(writeShown(draft.text, draft.step.peek(), fields), what),
    })
  }

  render() {
    const open = this.open.value
    const part = this.parts.find(({ id }) => id === open)
    return html`<bl-shelf
      .tabs=${this.parts.map((one) => ({ id: one.id, label: one.label, has: one.has(), low: one.low ?? false }))}
      .open=${open}
      .problem=${this.#problem.value}
      @bl-shelf=${(event: ShelfEvent) => this.#turn(event.part)}
      >${part && (this.#step.value ? part.draw() : unread)}</bl-shelf
    >`
  }

  #turn(part: string): void {
    this.#problem.value = ''
    this.open.value = part
  }
}
