/** Lines that would begin another part of a lecture's text, and the names of these parts. */
const structures = [
  [/^ {0,3}#{1,6}\s/u, 'a heading, which begins another section'],
  [/^ {0,3}(?:`{3}|~{3})/u, 'a fence, which contains data'],
  [/^ {0,3}>\s*\[!/u, 'a callout, which begins another passage'],
  [/^-{3}\s*$/u, 'a rule, which ends the translation'],
] as const

/**
 * Reports the first line of a translation that is structure instead of text; undefined if there is none, or if the original has such lines
 * too.
 */
export function strayStructure(own: string, words: string): string | undefined {
  const lines = words.split(/\r\n|\r|\n/u)
  const original = own.split(/\r\n|\r|\n/u)
  for (const [i, line] of lines.entries())
    for (const [form, what] of structures)
      if (form.test(line) && !original.some((one) => form.test(one)))
        return `line ${i + 1}: “${line.trim().slice(0, 40)}” is ${what}. Remove it. Until then this passage is not updated`
  return undefined
}
