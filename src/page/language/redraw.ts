import { ReactiveElement } from 'lit'

/** Redraws all elements below a root, in any shadow tree. */
export function redraw(root: ParentNode): void {
  for (const element of root.querySelectorAll('*')) {
    // The stage draws its labels only when one of its properties is set.
    if (element instanceof ReactiveElement)
      element.requestUpdate(element.localName === 'bl-stage' ? 'content' : undefined)
    if (element.shadowRoot) redraw(element.shadowRoot)
  }
}
