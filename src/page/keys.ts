import { tinykeys } from 'tinykeys'

export type KeyAction =
  | 'toggle-linearity'
  | 'toggle-basin-map'
  | 'add-start'
  | 'measure'
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
  | 'present'
  | 'full-screen'
  | 'blank'
  | 'cancel'
  | 'leave'

/** Single letters act only while nothing that takes keys has the focus. */
const plain: Readonly<Record<string, KeyAction>> = {
  l: 'toggle-linearity',
  m: 'toggle-basin-map',
  a: 'add-start',
  i: 'measure',
  ' ': 'play-or-pause',
  '.': 'step',
  r: 'rewind',
  h: 'home',
  t: 'top',
  p: 'present',
  PageDown: 'next-step',
  PageUp: 'previous-step',
  Escape: 'cancel',
}

/** Meaning of keys while presenting, where it is another one: clickers send . for a black screen. */
const presented: Readonly<Record<string, KeyAction>> = {
  '.': 'blank',
  b: 'blank',
  f: 'full-screen',
  Escape: 'leave',
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

/** True where a key press belongs to the focused element: letters to fields, space and the like to buttons too. */
function claimed(event: KeyboardEvent): boolean {
  const element = focused()
  if (!element || event.defaultPrevented) return event.defaultPrevented
  if (event.key === ' ' || event.key === 'Enter') return element.matches(`${takesKeys}, [role=slider]`)
  return element.matches('input, textarea, select, [contenteditable], [role=slider]:not([data-index])')
}

/** Binds the keys of the help to actions, those of present mode while it is on; the returned function unbinds them. */
export function bindKeys(act: (action: KeyAction) => void, presenting: () => boolean): () => void {
  const press =
    (action: KeyAction | undefined, unless: (event: KeyboardEvent) => boolean, shown?: KeyAction) =>
    (event: KeyboardEvent): void => {
      const meant = presenting() ? (shown ?? action) : action
      if (meant === undefined || unless(event)) return
      // Escape closes dialogs too.
      if (event.key !== 'Escape') event.preventDefault()
      act(meant)
    }
  const typing = (event: KeyboardEvent): boolean =>
    event.defaultPrevented || (focused()?.matches(takesText) ?? false)
  return tinykeys(
    window,
    Object.fromEntries([
      ...[...new Set([...Object.keys(plain), ...Object.keys(presented)])].map((key) => [
        key,
        press(plain[key], key === 'Escape' ? typing : claimed, presented[key]),
      ]),
      ...Object.entries(always).map(([key, action]) => [key, press(action, typing)]),
      ['Shift+?', press('help', claimed)],
      ['?', press('help', claimed)],
    ]),
  )
}

/** Binds the keys of a clicker in the speaker's window. */
export const bindSpeakerKeys = (act: (action: 'next' | 'previous' | 'blank') => void): (() => void) =>
  tinykeys(window, {
    PageDown: () => act('next'),
    PageUp: () => act('previous'),
    b: () => act('blank'),
    '.': () => act('blank'),
  })
