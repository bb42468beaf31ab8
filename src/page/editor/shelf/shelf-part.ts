import type { ReadonlySignal } from '@preact/signals-core'
import type { VaryKind } from '../../../elements/editor/editor-events.ts'
import type { Edit } from '../../../exchange/lecture/edit/edit.ts'
import type { Step } from '../../../exchange/lecture/scenario.ts'
import type { Study } from '../../../study/study.ts'
import type { FieldPath } from '../../../words/field-names.ts'
import type { Editor } from '../editor.ts'

/** What the parts of the shelf read, and how they write. */
export interface ShelfDesk {
  readonly editor: Editor
  readonly study: Study
  /**
   * The current step as its show fence and its question describe it, regardless of other problems in the text; undefined if the fence
   * cannot be read.
   */
  readonly step: ReadonlySignal<Step | undefined>
  /** The fields of the step’s show fence as written; empty if the fence cannot be read. */
  readonly shown: ReadonlySignal<Readonly<Record<string, unknown>>>
  /** Sets fields of the step’s show fence in one change; undefined removes a field. `what` is the label for undo, such as "pictures". */
  show(fields: Readonly<Record<string, unknown>>, what: string): void
  /** Reports the result of an action, or why it is impossible, in a sentence. */
  tell(news: string): void
  /** Applies an edit of the current step, or reports why it is impossible. `what` is the label for undo. */
  change(edit: Edit, what: string): void
  /** Whether the card of a part is open. Tracked. */
  isOpen(id: string): boolean
  /** Actions in other parts of the page. */
  readonly ways: ShelfWays
}

/** Actions in other parts of the page. */
export interface ShelfWays {
  /** Opens the card of a field in the sentence above the stage, with a kind of variation chosen. */
  vary(path: FieldPath, as: VaryKind): void
  /** Goes to a fence of the current step in the source text. */
  goToFence(name: string): void
  /** Asks the question of the current step on the stage, as readers see it. */
  tryQuestion(): void
}

/** A part of the shelf: one group of settings of a step. */
export interface ShelfPart {
  readonly id: string
  readonly label: string
  /** Whether its card is low enough to open below the row. Other cards open over the stage. */
  readonly low?: boolean
  /** What the step has of it, as a number or a word, or ''. Tracked. */
  has(): string
  /** The content of its card, rendered while the card is open. Tracked. */
  draw(): unknown
  dispose?(): void
}
