import { html as plainHtml, svg as plainSvg } from 'lit'
import { translator } from '../words/language/language.ts'

export * from 'lit'

/** A template whose text, and values that are text, are in the screen language. */
const worded =
  <Result>(plain: (strings: TemplateStringsArray, ...values: unknown[]) => Result) =>
  (strings: TemplateStringsArray, ...values: unknown[]): Result => {
    const speech = translator()
    if (!speech) return plain(strings, ...values)
    const template = speech.template(strings)
    return plain(template.strings, ...template.order.map((i) => template.say(values[i], i)))
  }

/** Lit's `html` in the screen language. */
export const html = worded(plainHtml)

/** Lit's `svg` in the screen language. */
export const svg = worded(plainSvg)
