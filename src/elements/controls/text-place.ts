/** The offset of the first letter of a line, counted from 1; the length of the text behind its last line. */
function beginOf(text: string, line: number): number {
  let at = 0
  for (let k = 1; k < line; k++) at = text.indexOf('\n', at) + 1 || text.length
  return at
}

/** The height of the text before an offset, in pixels, with its lines broken as those of the field. */
function heightBefore(field: HTMLTextAreaElement, at: number): number {
  const ruler = field.cloneNode() as HTMLTextAreaElement
  ruler.value = field.value.slice(0, at)
  ruler.style.cssText = `position: absolute; visibility: hidden; width: ${field.offsetWidth}px; height: 0; min-height: 0`
  field.after(ruler)
  const { scrollHeight } = ruler
  ruler.remove()
  return scrollHeight
}

/** Puts the caret of a field at an offset of its text, up to `end` selected, and in sight. */
export function showOffset(field: HTMLTextAreaElement, at: number, end = at): void {
  field.focus()
  field.setSelectionRange(at, end)
  field.scrollTop = heightBefore(field, at) - field.clientHeight / 3
}

/** Selects what stands in a line of a field from a column on, both counted from 1, and shows it. */
export function showPlace(
  field: HTMLTextAreaElement,
  { line, column }: { readonly line: number; readonly column: number },
): void {
  const { value } = field
  const begin = beginOf(value, line) + column - 1
  showOffset(field, begin, Math.max(begin, beginOf(value, line + 1) - 1))
}
