import { html as plainHtml, svg as plainSvg } from 'lit'
import { translator } from '../words/language/language.ts'

export * from 'lit'

/** A template whose words, and values that are words, are those of the language of the screen. */
const worded =
  <Result>(plain: (strings: TemplateStringsArray, ...values: unknown[]) => Result) =>
  (strings: TemplateStringsArray, ...values: unknown[]): Result => {
    const speech = translator()
    if (!speech) return plain(strings, ...values)
    const template = speech.template(strings)
    return plain(template.strings, ...template.order.map((i) => template.say(values[i], i)))
  }

/** `html` of Lit in the language of the screen. */
export const html = worded(plainHtml)

/** `svg` of Lit in the language of the screen. */
export const svg = worded(plainSvg)
