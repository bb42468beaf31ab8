/** Returns a text without the spaces at its end. Other white space stays. */
export function withoutEndSpaces(text: string): string {
  let end = text.length
  while (text[end - 1] === ' ') end--
  return text.slice(0, end)
}
