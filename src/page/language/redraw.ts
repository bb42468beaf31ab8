import { ReactiveElement } from 'lit'

/** Has all elements below a root be drawn anew, in whatever shadow they stand. */
export function redraw(root: ParentNode): void {
  for (const element of root.querySelectorAll('*')) {
    // The stage writes its letters when it is given something.
    if (element instanceof ReactiveElement)
      element.requestUpdate(element.localName === 'bl-stage' ? 'content' : undefined)
    if (element.shadowRoot) redraw(element.shadowRoot)
  }
}
