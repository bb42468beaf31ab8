/** A stretch of a template: markup, which is the same in every language, or text. */
interface Part {
  readonly kind: 'markup' | 'words'
  /** With `{0}` for the template's first value. */
  readonly text: string
}

/** Attributes whose values people read or hear. */
const wordedAttributes = [
  'title', 'aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext', 'placeholder', 'alt', 'label', 'hint',
] // prettier-ignore

/** Tags that may occur within a sentence. */
const inline = /^<\/?(?:b|i|em|strong|kbd|sub|sup|code|var)>/u
/** A complete tag; its quoted values may contain a `>`. */
const tag = /^<(?:!--[^]*?-->|(?:[^>"']|"[^"]*"|'[^']*')*>)/u
/** Elements without text. */
const wordless = /^<(style|script)\b[^]*?<\/\1>/u
const attribute = new RegExp(`(\\s(?:${wordedAttributes.join('|')})=)(?:"([^"]*)"|(\\{\\d+\\}))`, 'gu')

function partsOfTag(text: string): Part[] {
  const parts: Part[] = []
  let from = 0
  for (const { index, 1: name = '', 2: quoted, 3: value = '' } of text.matchAll(attribute)) {
    const words = quoted ?? value
    const at = index + name.length + (quoted === undefined ? 0 : 1)
    parts.push({ kind: 'markup', text: text.slice(from, at) }, { kind: 'words', text: words })
    from = at + words.length
  }
  return [...parts, { kind: 'markup', text: text.slice(from) }]
}

/** Splits a template into its parts, which join to its text. */
export function partsOf(strings: readonly string[]): Part[] {
  const whole = strings.reduce((text, string, i) => `${text}{${i - 1}}${string}`)
  const parts: Part[] = []
  let [words, at] = ['', 0]
  const endWords = () => {
    if (words !== '') parts.push({ kind: 'words', text: words })
    words = ''
  }
  while (at < whole.length) {
    const rest = whole.slice(at)
    const markup = inline.test(rest) ? undefined : (wordless.exec(rest) ?? tag.exec(rest))?.[0]
    const taken = markup ?? (inline.exec(rest)?.[0] || /^[^<]+/u.exec(rest)?.[0]) ?? '<'
    if (markup === undefined) words += taken
    else {
      endWords()
      parts.push(...partsOfTag(markup))
    }
    at += taken.length
  }
  endWords()
  return parts
}

const place = /\{(\d+)\}/gu

/** Returns the indices of the values in a text. */
export const placesIn = (text: string): readonly number[] =>
  Array.from(text.matchAll(place), ([, index]) => Number(index))

/** Returns a text in the form of the catalogues: with single spaces, and values counted from 0. */
export function messageOf(text: string): string {
  let count = 0
  return text
    .replaceAll(place, () => `{${count++}}`)
    .replaceAll(/\s+/gu, ' ')
    .trim()
}
