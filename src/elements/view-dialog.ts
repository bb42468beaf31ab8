import { LitElement, type PropertyValues } from 'lit'
import { property } from 'lit/decorators.js'
import { DialogOpening } from './dialog-opening.ts'

/** A dialog that is open while it has a `view`. Dispatches `close` when the reader leaves it. */
export abstract class ViewDialog<View> extends LitElement {
  @property({ attribute: false }) view: View | undefined
  /** What the dialog shows, also while it closes. */
  protected shown: View | undefined

  constructor() {
    super()
    new DialogOpening(
      this,
      () => this.view !== undefined,
      () => this.hide(),
    )
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('view')) this.shown = this.view ?? this.shown
  }

  protected hide(): void {
    this.dispatchEvent(new Event('close'))
  }
}
