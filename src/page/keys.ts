import { tinykeys } from 'tinykeys'
import { letterKeys } from '../elements/letter-keys.ts'

export type KeyAction =
  | 'toggle-linearity'
  | 'toggle-skips'
  | 'toggle-basin-map'
  | 'add-start'
  | 'measure'
  | 'play-or-pause'
  | 'step'
  | 'rewind'
  | 'home'
  | 'top'
  | 'ride'
  | 'undo'
  | 'redo'
  | 'next-step'
  | 'previous-step'
  | 'help'
  | 'present'
  | 'full-screen'
  | 'code'
  | 'edit'
  | 'draw'
  | 'values'
  | 'blank'
  | 'cancel'

/** Single letters, which act unless a text field has the focus. */
const plain: Readonly<Record<string, KeyAction>> = {
  l: 'toggle-linearity',
  s: 'toggle-skips',
  m: 'toggle-basin-map',
  a: 'add-start',
  i: 'measure',
  Space: 'play-or-pause',
  '.': 'step',
  r: 'rewind',
  h: 'home',
  t: 'top',
  g: 'ride',
  p: 'present',
  q: 'code',
  e: 'edit',
  d: 'draw',
  v: 'values',
  Escape: 'cancel',
}

/** Keys with another meaning in present mode; clickers send . for a black screen. */
const presented: Readonly<Record<string, KeyAction>> = {
  '.': 'blank',
  b: 'blank',
  f: 'full-screen',
}

const always: Readonly<Record<string, KeyAction>> = {
  '$mod+z': 'undo',
  '$mod+Shift+z': 'redo',
  '$mod+y': 'redo',
}

/** Keys of a clicker. They act before the focused element receives them, since a slider would use them. */
const turns: Readonly<Record<string, KeyAction>> = {
  PageDown: 'next-step',
  PageUp: 'previous-step',
}

const takesText =
  'input:not([type=range], [type=checkbox], [type=radio], [type=button]), textarea, [contenteditable]'
const takesPresses = 'input, textarea, select, button, summary, a[href], [contenteditable], [role=button]'
const takesPages = 'textarea, [contenteditable]'

/** Returns the innermost focused element, through shadow roots. */
function focused(): Element | null {
  let element = document.activeElement
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
  return element
}

const focusMatches = (selector: string): boolean => focused()?.matches(selector) ?? false

export const isTyping = (): boolean => focusMatches(takesText)

/** Returns true if a key belongs to the focused element: letters to a text field, space to buttons and the like. */
const claimed = (event: KeyboardEvent): boolean =>
  event.defaultPrevented || focusMatches(event.key === ' ' ? takesPresses : takesText)

/**
 * Returns true if a key belongs to the focused element, even one that does not prevent its default: a text field, or
 * anything that it moves or activates.
 */
export const isClaimed = (event: KeyboardEvent): boolean =>
  isTyping() ||
  focusMatches('input, textarea, select, [contenteditable], [role=slider]') ||
  (['Enter', ' '].includes(event.key) && focusMatches(takesPresses))

/** Binds the documented keys to actions, with those of present mode while it is on; the returned function unbinds them. */
export function bindKeys(act: (action: KeyAction) => void, presenting: () => boolean): () => void {
  const press =
    (key: string, unless: (event: KeyboardEvent) => boolean, action: KeyAction | undefined = plain[key]) =>
    (event: KeyboardEvent): void => {
      const meant = presenting() ? (presented[key] ?? action) : action
      if (meant === undefined || unless(event) || !(letterKeys.act || (key[1] && action !== 'help'))) return
      // Escape also closes dialogs.
      if (key !== 'Escape') event.preventDefault()
      act(meant)
    }
  const turn = (action: KeyAction) => (event: KeyboardEvent) => {
    if (focusMatches(takesPages)) return
    event.preventDefault()
    event.stopPropagation()
    act(action)
  }
  const typing = (event: KeyboardEvent): boolean => event.defaultPrevented || isTyping()
  const keys = new Set([...Object.keys(plain), ...Object.keys(presented)])
  const bound = [
    tinykeys(
      window,
      Object.fromEntries([
        ...[...keys].map((key) => [key, press(key, key === 'Escape' ? typing : claimed)]),
        ...Object.entries(always).map(([key, action]) => [key, press(key, typing, action)]),
        ...['Shift+?', '?'].map((key) => [key, press(key, claimed, 'help')]),
      ]),
    ),
    tinykeys(window, Object.fromEntries(Object.entries(turns).map(([key, action]) => [key, turn(action)])), {
      capture: true,
    }),
  ]
  return () => bound.forEach((unbind) => unbind())
}

/** Binds the keys of a clicker in the speaker's window. */
export const bindSpeakerKeys = (act: (action: 'next' | 'previous' | 'blank') => void): (() => void) =>
  tinykeys(window, {
    PageDown: () => act('next'),
    PageUp: () => act('previous'),
    b: () => letterKeys.act && act('blank'),
    '.': () => letterKeys.act && act('blank'),
  })
