import { tinykeys } from 'tinykeys'

export type KeyAction =
  | 'toggle-linearity'
  | 'add-start'
  | 'play-or-pause'
  | 'step'
  | 'rewind'
  | 'home'
  | 'top'
  | 'undo'
  | 'redo'
  | 'next-step'
  | 'previous-step'
  | 'help'

/** Single letters act only while nothing that takes keys has the focus. */
const plain: Readonly<Record<string, KeyAction>> = {
  l: 'toggle-linearity',
  a: 'add-start',
  ' ': 'play-or-pause',
  '.': 'step',
  r: 'rewind',
  h: 'home',
  t: 'top',
  PageDown: 'next-step',
  PageUp: 'previous-step',
}

const always: Readonly<Record<string, KeyAction>> = {
  '$mod+z': 'undo',
  '$mod+Shift+z': 'redo',
  '$mod+y': 'redo',
}

const takesKeys = 'input, textarea, select, button, summary, a[href], [contenteditable], [role=button]'
const takesText = 'input:not([type=range]), textarea, [contenteditable]'

/** The innermost focused element, through shadow roots. */
function focused(): Element | null {
  let element = document.activeElement
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
  return element
}

/** Whether a key press belongs to the focused element: letters to fields, space and the like to buttons too. */
function claimed(event: KeyboardEvent): boolean {
  const element = focused()
  if (!element || event.defaultPrevented) return event.defaultPrevented
  if (event.key === ' ' || event.key === 'Enter') return element.matches(`${takesKeys}, [role=slider]`)
  return element.matches('input, textarea, select, [contenteditable], [role=slider]:not([data-index])')
}

/** Binds the keys of the help to actions; the returned function unbinds them. */
export function bindKeys(act: (action: KeyAction) => void): () => void {
  const press =
    (action: KeyAction, unless: (event: KeyboardEvent) => boolean) =>
    (event: KeyboardEvent): void => {
      if (unless(event)) return
      event.preventDefault()
      act(action)
    }
  const typing = (event: KeyboardEvent): boolean =>
    event.defaultPrevented || (focused()?.matches(takesText) ?? false)
  return tinykeys(
    window,
    Object.fromEntries([
      ...Object.entries(plain).map(([key, action]) => [key, press(action, claimed)]),
      ...Object.entries(always).map(([key, action]) => [key, press(action, typing)]),
      ['Shift+?', press('help', claimed)],
      ['?', press('help', claimed)],
    ]),
  )
}
