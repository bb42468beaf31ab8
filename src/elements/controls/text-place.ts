/** Returns the offset of the first character of a line, counted from 1; the length of the text after its last line. */
function beginOf(text: string, line: number): number {
  let at = 0
  for (let k = 1; k < line; k++) at = text.indexOf('\n', at) + 1 || text.length
  return at
}

/** Returns the height of the text before an offset, in pixels, with the line breaks of the field. */
function heightBefore(field: HTMLTextAreaElement, at: number): number {
  const ruler = field.cloneNode() as HTMLTextAreaElement
  ruler.value = field.value.slice(0, at)
  ruler.style.cssText = `position: absolute; visibility: hidden; width: ${field.offsetWidth}px; height: 0; min-height: 0`
  field.after(ruler)
  const { scrollHeight } = ruler
  ruler.remove()
  return scrollHeight
}

/** Moves the caret of a field to an offset, selects up to `end`, and scrolls there. */
export function showOffset(field: HTMLTextAreaElement, at: number, end = at): void {
  field.focus()
  field.setSelectionRange(at, end)
  field.scrollTop = heightBefore(field, at) - field.clientHeight / 3
}

/** Selects the rest of a line of a field from a column on, both counted from 1, and scrolls there. */
export function showPlace(
  field: HTMLTextAreaElement,
  { line, column }: { readonly line: number; readonly column: number },
): void {
  const { value } = field
  const begin = beginOf(value, line) + column - 1
  showOffset(field, begin, Math.max(begin, beginOf(value, line + 1) - 1))
}
