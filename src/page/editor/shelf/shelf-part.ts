import type { ReadonlySignal } from '@preact/signals-core'
import type { VaryKind } from '../../../elements/editor/editor-events.ts'
import type { Edit } from '../../../exchange/lecture/edit/edit.ts'
import type { Step } from '../../../exchange/lecture/scenario.ts'
import type { Study } from '../../../study/study.ts'
import type { FieldPath } from '../../../words/field-names.ts'
import type { Editor } from '../editor.ts'

/** What the parts of the shelf read, and what they write with. */
export interface ShelfDesk {
  readonly editor: Editor
  readonly study: Study
  /** The step at hand as far as its show fence and its question say it, whatever else is wrong with the text; undefined where the fence cannot be read. */
  readonly step: ReadonlySignal<Step | undefined>
  /** The fields of the step's show fence as they are written; none where the fence cannot be read. */
  readonly shown: ReadonlySignal<Readonly<Record<string, unknown>>>
  /** Writes fields of the step's show fence, all in one act; one that is undefined goes. `what` names them for undo: "pictures". */
  show(fields: Readonly<Record<string, unknown>>, what: string): void
  /** Says in a sentence what became of what was asked for, or why it cannot be. */
  tell(news: string): void
  /** Writes the text of an edit of the step at hand; tells why where there is none. `what` names it for undo. */
  change(edit: Edit, what: string): void
  /** The card of a part is open. Tracked. */
  isOpen(id: string): boolean
  /** Ways from the shelf to the rest of the page. */
  readonly ways: ShelfWays
}

/** Ways from the shelf to the rest of the page. */
export interface ShelfWays {
  /** Opens the card of a field in the sentence over the stage, to give it so. */
  vary(path: FieldPath, as: VaryKind): void
  /** Shows a fence of the step at hand in the text. */
  goToFence(name: string): void
  /** Asks the question of the step at hand on the stage, as a reader has it. */
  tryQuestion(): void
}

/** A part of the shelf: one thing that a step has besides its words and its stage. */
export interface ShelfPart {
  readonly id: string
  readonly label: string
  /** Its card is so low that it stands below the row; that of another lies over the stage. */
  readonly low?: boolean
  /** What the step has of it, in a number or a word; '' where it has nothing. Tracked. */
  has(): string
  /** The content of its card, made while that is open. Tracked. */
  draw(): unknown
  dispose?(): void
}
