/** A number in a text as shown. */
export interface LiveView {
  readonly text: string
  /** Note shown when the user points at it. */
  readonly note?: string
  /** The mark that it highlights, as in PointEvent; undefined if nothing shows it. */
  readonly mark?: string
  /** The text's claim about it is false. */
  readonly isFalse?: boolean
}

/** The numbers of a text by their expressions in braces. */
export type LiveViews = ReadonlyMap<string, LiveView>

function setAttributes(place: Element, attributes: Readonly<Record<string, string | undefined>>): void {
  for (const [name, value] of Object.entries(attributes))
    if (value === undefined) place.removeAttribute(name)
    else if (place.getAttribute(name) !== value) place.setAttribute(name, value)
}

/** Makes a number a button that highlights its mark, if any, and shows its note, if any. */
const asButton = (place: Element, { mark, note }: Pick<LiveView, 'mark' | 'note'>): void =>
  setAttributes(place, {
    'data-mark': mark,
    'data-note': note,
    'aria-description': note,
    role: mark === undefined ? undefined : 'button',
    tabindex: mark === undefined ? undefined : '0',
  })

/** Returns true within a link that highlights something itself. */
const isInMark = (place: Element): boolean => place.parentElement?.closest('.number') !== null

/** A formula is one element for screen readers and keys: the button of its first number with a mark. */
function fillFormula(formula: Element, views: LiveViews): void {
  const found = [...formula.querySelectorAll('[data-live]')].flatMap((slot) => viewOf(slot, views) ?? [])
  const first = found.find(({ mark }) => mark !== undefined) ?? found.find(({ note }) => note !== undefined)
  const button: Pick<LiveView, 'mark' | 'note'> = isInMark(formula) ? {} : (first ?? {})
  asButton(formula, button)
  setAttributes(formula, {
    'aria-label': button.mark === undefined ? undefined : (formula.textContent ?? ''),
  })
}

const viewOf = (slot: Element, views: LiveViews): LiveView | undefined =>
  views.get(slot.getAttribute('data-live') ?? '')

/** Writes the numbers of a text into their places, without touching anything else, so that focus and notes stay. */
export function fillSlots(root: ParentNode, views: LiveViews): void {
  for (const slot of root.querySelectorAll('[data-live]')) {
    const view = viewOf(slot, views)
    if (!view) continue
    const { text, note } = view
    const mark = isInMark(slot) ? undefined : view.mark
    if (slot.textContent !== text) slot.textContent = text
    if (slot.closest('.formula')) setAttributes(slot, { 'data-mark': mark, 'data-note': note })
    else asButton(slot, { ...(mark !== undefined && { mark }), ...(note !== undefined && { note }) })
    slot.classList.toggle('number', mark !== undefined)
    slot.classList.toggle('false', view.isFalse === true)
  }
  for (const formula of root.querySelectorAll('.formula')) fillFormula(formula, views)
}
