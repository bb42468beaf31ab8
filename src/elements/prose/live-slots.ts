import type { LiveView, LiveViews } from './live-view.ts'

/** Attributes of a number that lights something: those of a button. */
const attributesOf = ({ mark, note }: LiveView): readonly (readonly [string, string | undefined])[] => [
  ['data-mark', mark],
  ['role', mark === undefined ? undefined : 'button'],
  ['tabindex', mark === undefined ? undefined : '0'],
  ['data-note', note],
  ['aria-description', note],
]

function setAttribute(slot: Element, name: string, value: string | undefined): void {
  if (value === undefined) slot.removeAttribute(name)
  else if (slot.getAttribute(name) !== value) slot.setAttribute(name, value)
}

/** Writes the numbers of a text into their places, of which nothing else is touched: focus and notes stay. */
export function fillSlots(root: ParentNode, views: LiveViews): void {
  for (const slot of root.querySelectorAll('[data-live]')) {
    const view = views.get(slot.getAttribute('data-live') ?? '')
    if (!view) continue
    if (slot.textContent !== view.text) slot.textContent = view.text
    const isInMark = slot.parentElement?.closest('[data-mark]') !== null
    for (const [name, value] of attributesOf(
      isInMark ? { text: view.text, ...(view.note && { note: view.note }) } : view,
    ))
      setAttribute(slot, name, value)
    slot.classList.toggle('number', view.mark !== undefined && !isInMark)
  }
}
