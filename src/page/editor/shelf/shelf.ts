import { computed, signal, untracked, type ReadonlySignal } from '@preact/signals-core'
import { html } from 'lit'
import '../../../elements/editor/shelf/bl-shelf.ts'
import type { ShelfEvent } from '../../../elements/editor/editor-events.ts'
import type { Edit } from '../../../exchange/lecture/edit/edit.ts'
import { readShown, showLetters, shownFields, writeShown } from '../../../exchange/lecture/edit/show.ts'
import { stepId } from '../../../exchange/lecture/merged.ts'
import type { Step } from '../../../exchange/lecture/scenario.ts'
import type { Study } from '../../../study/study.ts'
import type { Editor } from '../editor.ts'
import { shelfParts } from './shelf-parts.ts'
import type { ShelfPart, ShelfWays } from './shelf-part.ts'

const unread = html`<p class="quiet">The text of this step cannot be read. Press F8 to go to the problem.</p>`

/**
 * The shelf below the stage: the settings of the current step other than its texts and its stage. Each part has a card, and at most one
 * card is open.
 */
export class Shelf {
  readonly parts: readonly ShelfPart[]
  /** Id of the part with the open card, or ''. */
  readonly open = signal('')
  /** The result of the last action, if it is not obvious. */
  readonly #news = signal('')
  /** See ShelfDesk. */
  readonly #step: ReadonlySignal<Step | undefined>

  constructor(editor: Editor, study: Study, ways: ShelfWays) {
    const { draft } = editor
    const change = (edit: Edit, what: string): void => {
      const [problem] = edit.problems
      this.#news.value = problem && !edit.change ? problem.message : ''
      void editor.change(edit, `${what} of step ${draft.step.peek() + 1}`)
    }
    // Typing in a text does not change these.
    const letters = computed(() => showLetters(draft.text, draft.step.value))
    const id = computed(() => draft.words.value.steps[draft.step.value]?.id)
    const read = <Value>(of: (text: string, step: number) => Value) =>
      computed(() => {
        void [letters.value, id.value]
        return untracked(() => of(draft.text, draft.step.value))
      })
    const shown = read(readShown)
    this.#step = computed(() => {
      const onStage = study.step.value
      const question = onStage && stepId(onStage) === id.value ? onStage.question : undefined
      return (
        shown.value && { title: '', prose: '', experiment: {}, ...(question && { question }), ...shown.value }
      )
    })
    this.parts = shelfParts({
      ...{ editor, study, change, ways },
      isOpen: (id) => this.open.value === id,
      tell: (news) => (this.#news.value = news),
      step: this.#step,
      shown: read(shownFields),
      show: (fields, what) => change(writeShown(draft.text, draft.step.peek(), fields), what),
    })
  }

  dispose(): void {
    for (const part of this.parts) part.dispose?.()
  }

  render() {
    const open = this.open.value
    const part = this.parts.find(({ id }) => id === open)
    return html`<bl-shelf
      role="region"
      aria-label="Step settings"
      .tabs=${this.parts.map((one) => ({ id: one.id, label: one.label, has: one.has(), low: one.low ?? false }))}
      .open=${open}
      .news=${this.#news.value}
      @bl-shelf=${(event: ShelfEvent) => this.#turn(event.part)}
      >${part && (this.#step.value ? part.draw() : unread)}</bl-shelf
    >`
  }

  /** Closes the open card. */
  close(): void {
    this.#turn('')
  }

  #turn(part: string): void {
    this.#news.value = ''
    this.open.value = part
  }
}
