/** True of a text that begins as JSON records do: a list of objects or of lists, or an object on each line. */
export const looksLikeRecords = (text: string): boolean =>
  /^\uFEFF?\s*\[\s*[[{]/.test(text) || /^\uFEFF?\s*\{[^\n]*\}[ \t]*\r?\n\s*\{/.test(text)
