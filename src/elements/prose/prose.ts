import type { Authored } from '../../experiment/authored.ts'
import { Marked, Renderer } from 'marked'
import temml from 'temml'
import { escaped } from '../../exchange/escaped.ts'
import { claimedText, withNumbers } from '../../exchange/lecture/notation/live-pieces.ts'
import { withPercentsBound } from '../../math/picture/percents.ts'
import { TermMarks } from './term-marks.ts'

/** A root begins with a space as high as its sign, which then stands on the line. */
const root = '<msqrt><mspace width="0" height="0.75em"></mspace>'

/** A placeholder for a number while its formula is typeset. */
const held = 'placeOfNumber'
const heldNumber = new RegExp(`<mtext[^>]*>${held}(\\d+)</mtext>`, 'gu')

/** The place of a number, which at first contains the claimed value. */
const slot = (tag: 'span' | 'mn', source: string): string =>
  `<${tag} class="live" data-live="${escaped(source)}">${escaped(claimedText(source))}</${tag}>`

/** Renders a formula as MathML. Errors are thrown as the typesetter reports them if `strict`, or else shown instead of the formula. */
export function typeset(text: string, displayMode: boolean, strict = true): string {
  try {
    return temml.renderToString(text, { displayMode, throwOnError: strict, trust: false, wrap: 'tex' })
  } catch (error) {
    // A formula that ends with ^ or _ makes the typesetter itself fail.
    if (strict) throw error
    return `<code class="temml-error">${escaped(text)}</code>`
  }
}

function tex(text: string, displayMode: boolean): string {
  const sources: string[] = []
  const placed = withNumbers(text, (source) => `\\text{${held}${sources.push(source) - 1}}`)
  const html = typeset(placed, displayMode, false)
    .replaceAll('<msqrt>', root)
    .replaceAll(heldNumber, (text, index: string) => {
      const source = sources[Number(index)]
      return source === undefined ? text : slot('mn', source)
    })
  return sources.length === 0 ? html : `<span class="formula">${html}</span>`
}

const bound = (html: string, after: string): string =>
  after === '' ? html : `<span class="bound">${html}${after}</span>`

/** Returns a parser for one text, which marks its terms outside of links. */
const reader = (terms: TermMarks) =>
  new Marked({
    renderer: {
      text(token) {
        const hasParts = 'tokens' in token && token.tokens !== undefined
        return hasParts ? false : terms.mark(Renderer.prototype.text.call(this, token))
      },
      html: ({ text }) => escaped(text),
      image: ({ text }) => escaped(text),
      link({ href, tokens }) {
        const text = terms.without(() => this.parser.parseInline(tokens))
        if (href.startsWith('mark:'))
          return `<span role="button" tabindex="0" class="number" data-mark="${escaped(plain(href.slice(5)))}">${text}</span>`
        return /^(https?:|#)/.test(href)
          ? `<a href="${escaped(href)}" target="_blank" rel="noopener">${text}</a>`
          : text
      },
    },
    extensions: [
      {
        name: 'math',
        level: 'inline',
        start: (source) => source.indexOf('$'),
        tokenizer(source) {
          const match = /^(\$\$?)((?:\\.|[^$\\])+)\1([.,;:!?)]*)/.exec(source)
          if (!match) return undefined
          return { type: 'math', raw: match[0], text: match[2], display: match[1] === '$$', after: match[3] }
        },
        renderer({ text, display, after }) {
          const formula = tex(String(text), display === true)
          return display ? `${formula}${after}` : bound(formula, String(after))
        },
      },
      {
        name: 'number',
        level: 'inline',
        start: (source) => source.indexOf('{'),
        tokenizer(source) {
          const match = /^\{([^{}]*)\}([.,;:!?)]*)/.exec(source)
          if (!match) return undefined
          const [raw, text = '', after] = match
          return { type: 'number', raw, text: text.trim().replaceAll(/\s+/gu, ' '), after }
        },
        renderer: ({ text, after }) => bound(slot('span', String(text)), String(after)),
      },
    ],
  })

/**
 * Renders Markdown with TeX between dollars as HTML with MathML, the terms of the glossary with their notes, and places
 * for the numbers in braces. HTML in it becomes text; links keep only http(s) and fragments.
 */
export function renderProse(markdown: Authored): string {
  const terms = new TermMarks()
  const html = reader(terms).parse(withPercentsBound(markdown), { async: false })
  return terms.notes + html
}

/** Decodes a part of an address; unchanged if it cannot be decoded. */
function plain(part: string): string {
  try {
    return decodeURI(part)
  } catch {
    return part
  }
}
