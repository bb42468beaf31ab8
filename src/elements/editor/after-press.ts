/** A pointer is pressed, or was so recently that its click is still to come. */
let pressed = false
const waiting: (() => void)[] = []

const press = (): void => {
  pressed = true
}

function release(): void {
  // A click comes behind the release, and a finger's mouse events behind that of its pointer.
  setTimeout(() => {
    pressed = false
    for (const act of waiting.splice(0)) act()
  })
}

if (typeof window !== 'undefined') {
  for (const type of ['pointerdown', 'mousedown']) addEventListener(type, press, true)
  for (const type of ['pointerup', 'pointercancel', 'mouseup', 'dragend'])
    addEventListener(type, release, true)
  // Of the window itself: a press that ends outside it is never released here.
  addEventListener('blur', release)
}

/** Carries out a change of the layout at once, or when the pointer that is pressed is released, so that its click finds what it was meant for. */
export function afterPress(act: () => void): void {
  if (pressed) waiting.push(act)
  else act()
}

export const isPressed = (): boolean => pressed
