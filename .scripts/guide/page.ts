// Makes the page "Write a lecture" from Markdown; its examples are lectures, and its tables come from the
// sources.
import { existsSync } from 'node:fs'
import { Marked, Renderer } from 'marked'
import { escaped } from '../../src/exchange/escaped.ts'
import { packingLecture } from '../../src/exchange/lecture/lecture-link.ts'
import { parseLecture } from '../../src/exchange/lecture/parse-lecture.ts'
import { slugOf } from '../../src/exchange/lecture/text/slug.ts'
import { tokens, type Theme } from '../../src/math/picture/palette.ts'
import { finish } from '../../src/math/work.ts'
import { exampleOf, opening, type Example } from './examples.ts'
import { fieldTable, schema } from './field-tables.ts'
import { code } from './html.ts'
import { nameLists, nameTables } from './name-tables.ts'
import { recipeHtml, recipesFolder } from './recipes.ts'
import { pathOf, textOf } from './sources.ts'
import { webpSize } from './webp.ts'

export { recipeFiles } from './recipes.ts'
export { schema }

/** The folder of the page's source and pictures. */
export const folder = 'src/scenarios/guide'

/** The file of a built-in lecture. */
const lectureFile = (id: string): string => `src/scenarios/lectures/${id}/lecture.md`

/** The lecture that the page explains, into which example parts are inserted. */
export const workedExample = 'where-is-zero'

export const guideSource = (): string => textOf(`${folder}/guide.md`)

/** The opening of the lecture that the page explains. */
export const guideBase = (): string => opening(textOf(lectureFile(workedExample)))

/** A line of a lecture's text with its syntax highlighted. */
function lineHtml(line: string, isData: boolean): string {
  const marked = (name: string, text: string) => `<span class="${name}">${escaped(text)}</span>`
  if (/^(?:#{1,2} |---$)/u.test(line)) return marked('heading', line)
  if (line.startsWith('```')) return marked('fence', line)
  const [callout, mark = '', rest = ''] = /^(> \[![a-z-]+\])(.*)$/u.exec(line) ?? []
  if (callout !== undefined) return marked('callout', mark) + numbersHtml(rest)
  const [key, indent = '', name = '', value = ''] = /^([ -]*)([\w.]+:)(?= |$)(.*)$/u.exec(line) ?? []
  if (key !== undefined) return escaped(indent) + marked('key', name) + escaped(value)
  return isData ? escaped(line) : numbersHtml(line)
}

/** Text of a lecture with its numbers highlighted. */
const numbersHtml = (text: string): string =>
  text
    .split(/((?:\\num)?\{[^{}]*\})/u)
    .map((part, i) => (i % 2 === 1 ? `<span class="number">${escaped(part)}</span>` : escaped(part)))
    .join('')

/** The text of a lecture or of a part of one. */
function lectureHtml(text: string): string {
  let isData = false
  const lines = text.split('\n').map((line) => {
    if (line.startsWith('```')) isData = !isData
    return lineHtml(line, isData)
  })
  return lines.join('\n')
}

/** The link that opens an example on the page. The fragment contains the whole example. */
const linkOf = ({ lecture, step }: Example): string =>
  `../#lecture=${finish(packingLecture(lecture))}&step=${step}`

const block = (label: string, html: string, after = ''): string =>
  `<figure class="example"><pre tabindex="0" aria-label="${escaped(label)}"><code>${html}</code></pre>${after}</figure>`

/** The page's messages about a mistake, as a list. @throws Error if the example has none */
function faultHtml({ lecture, from, line, text }: Example): string {
  const { problems } = parseLecture(lecture)
  if (problems.length === 0) throw new Error(`The fault in line ${line} of the guide is none:\n${text}`)
  return problems
    .map((problem) => {
      const place = `line ${problem.line - from + 1}, column ${problem.column}`
      return `<p class="problem"><b>${place}</b> ${escaped(problem.message)}</p>`
    })
    .join('')
}

function exampleHtml(example: Example): string {
  const html = lectureHtml(example.text)
  if (example.isFault)
    return block('A lecture with a mistake', html, `<figcaption>${faultHtml(example)}</figcaption>`)
  const open = `<figcaption><a href="${escaped(linkOf(example))}">Open this example</a></figcaption>`
  return block('An example of a lecture', html, open)
}

/** A part of a built-in lecture: its `head`, a step by number, or its `end`. */
function partOf(id: string, part: string): string {
  const text = textOf(lectureFile(id))
  const steps = [...text.matchAll(/^## /gmu)].map(({ index }) => index)
  const end = text.search(/^# (?:Caveats|References|Numbers)\b/mu)
  const bounds = [...steps, end < 0 ? text.length : end]
  const at = part === 'head' ? 0 : Number(part)
  if (part === 'end') return text.slice(bounds.at(-1)).trim()
  return text.slice(at === 0 ? 0 : bounds[at - 1], bounds[at]).trim()
}

/** A picture and its dark version. */
function pictureHtml(href: string, text: string): string {
  const dark = href.replace(/\.webp$/u, '-dark.webp')
  if (!existsSync(pathOf(`${folder}/${dark}`)))
    throw new Error(`The picture ${href} has none for the dark page.`)
  const [width, height] = webpSize(pathOf(`${folder}/${href}`))
  return `<picture><source srcset="${dark}" media="(prefers-color-scheme: dark)" width="${width}" height="${height}"><img src="${href}" alt="${escaped(text)}" width="${width}" height="${height}" loading="lazy" decoding="async"></picture>`
}

interface Heading {
  readonly id: string
  readonly level: number
  readonly html: string
}

/** Expands what doubled braces on a line of their own enclose: a part of a lecture, a table, or a recipe. */
function madeOf(words: string): string {
  const [name = '', about = '', part = ''] = words.trim().split(/\s+/u)
  if (name === 'source') return block(`The lecture ${about}`, lectureHtml(partOf(about, part)))
  if (name === 'fields') return fieldTable(about)
  if (name === 'recipe') return recipeHtml(about, part)
  const made = nameTables[name]
  if (!made) throw new Error(`The guide has no table "${name}".`)
  return made()
}

function listOf(name: string): string {
  const made = nameLists[name]
  if (!made) throw new Error(`The guide has no list "${name}".`)
  return made()
}

const wide = (label: string, html: string): string =>
  `<div class="wide" role="region" tabindex="0" aria-label="${escaped(label)}">${html}</div>`

/** A parser for the page's source that collects its headings. */
function reader(base: string, headings: Heading[]): Marked {
  const marked = new Marked({
    extensions: [
      {
        name: 'made',
        level: 'block',
        start: (source) => source.indexOf('{{'),
        tokenizer(source) {
          const found = /^\{\{([^{}]+)\}\}(?:\n|$)/u.exec(source)
          return found ? { type: 'made', raw: found[0], words: found[1] } : undefined
        },
        renderer: ({ words }) => madeOf(String(words)),
      },
      {
        name: 'list-of',
        level: 'inline',
        start: (source) => source.indexOf('{{'),
        tokenizer(source) {
          const found = /^\{\{words ([^{}]+)\}\}/u.exec(source)
          return found ? { type: 'list-of', raw: found[0], words: found[1] } : undefined
        },
        renderer: ({ words }) => listOf(String(words)),
      },
    ],
    renderer: {
      heading({ depth, text, tokens: parts }) {
        const html = this.parser.parseInline(parts)
        const id = slugOf(text)
        if (depth === 1) return `<h1>${html}</h1>`
        headings.push({ id, level: depth, html })
        return `<h${depth} id="${id}"><a class="anchor" href="#${id}">${html}</a></h${depth}>`
      },
      code({ text, lang = '' }) {
        const example = exampleOf(lang, text, 0, base)
        return example ? exampleHtml(example) : block('A file', lectureHtml(text))
      },
      codespan: ({ text }) => code(text),
      image: ({ href, text }) => pictureHtml(href, text),
    },
  })
  const { table } = Renderer.prototype
  marked.use({
    renderer: {
      table(token) {
        return wide(token.header.map(({ text }) => text).join(', '), table.call(this, token))
      },
    },
  })
  return marked
}

/** The table of contents: sections and subsections. */
function contentsHtml(headings: readonly Heading[]): string {
  const entry = ({ id, level, html }: Heading) =>
    `<li class="level-${level}"><a href="#${id}">${html.replaceAll(/<[^>]+>/gu, '')}</a></li>`
  return `<ul>${headings.map(entry).join('')}</ul>`
}

/** The page's content security policy: its own styles, pictures and typefaces, and nothing else. */
const policy =
  "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"

/** A built page of text, one folder below the site's root. */
interface TextPage {
  readonly title: string
  readonly description: string
  readonly styles: string
  readonly script?: string
  readonly main: string
  readonly headings: readonly Heading[]
}

function pageHtml({ title, description, styles, script, main, headings }: TextPage): string {
  const [scripts, scripted] = script
    ? ["; script-src 'self'; connect-src 'self'", `\n    <script type="module" src="${script}"></script>`]
    : ['', '']
  const contents = contentsHtml(headings)
  return `<!doctype html>
<html lang="en-GB">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy}${scripts}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title} · Badlands</title>
    <meta name="description" content="${description}" />
    <meta name="color-scheme" content="light dark" />
    <link rel="icon" href="../icon.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="${styles}" />${scripted}
  </head>
  <body>
    <a class="skip" href="#main">To the words</a>
    <header><a class="home" href="../">Badlands</a></header>
    <nav aria-label="Contents"><details><summary>Contents</summary>${contents}</details><div class="beside">${contents}</div></nav>
    <main id="main">${main}</main>
  </body>
</html>
`
}

/** Turns Markdown into a page. `base`: the opening of the lecture into which its examples are inserted. */
function readPage(source: string, page: Omit<TextPage, 'main' | 'headings'>, base = guideBase()): string {
  const headings: Heading[] = []
  const main = reader(base, headings).parse(source, { async: false })
  return pageHtml({ ...page, main, headings })
}

/** The page as HTML. `base`: the opening of the lecture into which its examples are inserted. */
export const guideHtml = (source = guideSource(), base = guideBase()): string =>
  readPage(
    source,
    {
      title: 'Write a lecture',
      description:
        'How a lecture of Badlands is written: on the page, or as a text of Markdown and data. No programming.',
      styles: 'guide.css',
    },
    base,
  )

/** The accessibility report as HTML, styled like the guide. */
export const conformanceHtml = (): string =>
  readPage(textOf('src/page/accessibility/conformance.md'), {
    title: 'Accessibility',
    description: 'How far Badlands conforms to WCAG 2.1 AA, criterion by criterion, and which tests hold it.',
    styles: '../write/guide.css',
  })

/** The gallery of recipes as HTML, styled like the guide. */
export const recipesHtml = (): string =>
  readPage(textOf(`${recipesFolder}/recipes.md`), {
    title: 'Embed a landscape',
    description:
      'Recipes for a landscape on a page, in a course, in slides, in a notebook: each a file that works.',
    styles: '../write/guide.css',
    script: 'copy.js',
  })

/** A typeface of the page: its name in style sheets, its file in the packages, and its purpose. */
export interface Face {
  readonly family: string
  readonly file: string
  readonly style?: 'italic'
}

export const faces: readonly Face[] = [
  { family: 'Inter Variable', file: '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2' },
  {
    family: 'Shantell Sans Variable',
    file: '@fontsource-variable/shantell-sans/files/shantell-sans-latin-wght-normal.woff2',
  },
  {
    family: 'Source Serif Variable',
    file: '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2',
  },
  {
    family: 'Source Serif Variable',
    file: '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-italic.woff2',
    style: 'italic',
  },
]

function colors(theme: Theme): string {
  const { paper, card, stage, ink, secondInk, hairline, accent, metric, model } = tokens(theme)
  const all = { paper, card, stage, ink, 'ink-2': secondInk, hairline, accent, metric, model }
  return Object.entries(all)
    .map(([name, value]) => `--${name}:${value};`)
    .join('')
}

/**
 * Typefaces and colours, light and dark. `addressOf` returns the address of a typeface's file relative to the
 * style sheet.
 */
export function lookStyles(addressOf: (face: Face) => string): string {
  const fonts = faces.map(
    (face) =>
      `@font-face{font-family:'${face.family}';src:url('${addressOf(face)}') format('woff2');font-weight:300 900;font-display:swap;font-style:${face.style ?? 'normal'}}`,
  )
  return [
    ...fonts,
    `:root{${colors('light')}}`,
    `@media (prefers-color-scheme: dark){:root{${colors('dark')}}}`,
  ].join('\n')
}

/**
 * The page's style sheet. `addressOf` returns the address of a typeface's file relative to the style sheet.
 */
export const guideStyles = (addressOf: (face: Face) => string): string =>
  `${lookStyles(addressOf)}\n${textOf(`${folder}/guide.css`)}`
