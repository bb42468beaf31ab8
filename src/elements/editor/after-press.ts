/** Whether a pointer is down, or was released so recently that its click has not fired yet. */
let pressed = false
const waiting: (() => void)[] = []

const press = (): void => {
  pressed = true
}

function release(): void {
  // A click fires after the release, and the mouse events of a finger fire after its pointer events.
  setTimeout(() => {
    pressed = false
    for (const act of waiting.splice(0)) act()
  })
}

if (typeof window !== 'undefined') {
  for (const type of ['pointerdown', 'mousedown']) addEventListener(type, press, true)
  for (const type of ['pointerup', 'pointercancel', 'mouseup', 'dragend'])
    addEventListener(type, release, true)
  // The window’s own `blur`: a pointer released outside the window sends no event here.
  addEventListener('blur', release)
}

/** Runs a layout change at once, or, while a pointer is down, after its release, so that the click reaches its target. */
export function afterPress(act: () => void): void {
  if (pressed) waiting.push(act)
  else act()
}

export const isPressed = (): boolean => pressed
