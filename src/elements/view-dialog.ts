import { LitElement, type PropertyValues } from 'lit'
import { property } from 'lit/decorators.js'
import './controls/web-awesome-dialog.ts'

/** A dialog that is open while it has a `view`. Dispatches `close` where it is left. */
export abstract class ViewDialog<View> extends LitElement {
  @property({ attribute: false }) view: View | undefined
  /** What the dialog shows, also while it closes. */
  protected shown: View | undefined

  /** Whether the dialog is open: not before it was drawn, since one that begins open tells nobody that it shows, and takes no focus. */
  protected get isOpen(): boolean {
    return this.hasUpdated && this.view !== undefined
  }

  protected override firstUpdated(): void {
    if (this.view) void this.updateComplete.then(() => this.requestUpdate())
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('view')) this.shown = this.view ?? this.shown
  }

  protected hide(): void {
    this.dispatchEvent(new Event('close'))
  }

  /** Hears that the dialog itself hides, and nothing in it. */
  protected whenHidden(event: Event): void {
    if (this.view && event.target === event.currentTarget) this.hide()
  }
}
