import { Marked, Renderer } from 'marked'
import temml from 'temml'
import { withPercentsBound } from '../../math/picture/percents.ts'
import { escaped, TermMarks } from './term-marks.ts'

/** Begins a root under which is room as high as the sign, which is then on the line. */
const root = '<msqrt><mspace width="0" height="0.75em"></mspace>'

const tex = (text: string, displayMode: boolean): string =>
  temml.renderToString(text, { displayMode, throwOnError: false, trust: false }).replaceAll('<msqrt>', root)

/** Reads one text; its terms are marked outside of links. */
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
          return after && !display
            ? `<span class="bound">${formula}${String(after)}</span>`
            : `${formula}${after}`
        },
      },
    ],
  })

/**
 * Markdown with TeX between dollars as HTML with MathML, and the terms of the glossary with their notes. HTML in it becomes text,
 * links keep http(s) and fragments only.
 */
export function renderProse(markdown: string): string {
  const terms = new TermMarks()
  const html = reader(terms).parse(withPercentsBound(markdown), { async: false })
  return terms.notes + html
}

/** A part of an address in plain letters; as it stands where it is none. */
function plain(part: string): string {
  try {
    return decodeURI(part)
  } catch {
    return part
  }
}
