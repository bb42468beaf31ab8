import { Marked } from 'marked'
import temml from 'temml'

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const tex = (text: string, displayMode: boolean): string =>
  temml.renderToString(text, { displayMode, throwOnError: false, trust: false })

const marked = new Marked({
  renderer: {
    html: ({ text }) => escaped(text),
    image: ({ text }) => escaped(text),
    link({ href, tokens }) {
      const text = this.parser.parseInline(tokens)
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

/** Markdown with TeX between dollars as HTML with MathML. HTML in it becomes text, links keep http(s) and fragments only. */
export const renderProse = (markdown: string): string =>
  marked.parse(markdown.replaceAll(/(\d) %/g, '$1\u00a0%'), { async: false })
