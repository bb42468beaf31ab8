import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { parseLecture } from '../../src/exchange/lecture/parse-lecture.ts'

/** American spellings of words that this page may use; the British ones are colour, grey, normalise, generalise … */
const american = new RegExp(
  `\\b(${[
    '\\w*color(s|ed|ing|less|ful)?',
    '(behavior|neighbor|favor|artifact)\\w*',
    'center(s|ed|ing)?',
    'gray(s|ed|ish)?',
    '(analyz|catalyz)\\w+',
    '(label|model|travel|cancel|signal|total)(ed|ing)',
    '\\w*(character|discret|emphas|equal|factor|general|initial|linear|local|maxim|minim|normal|optim|organ|orthogonal|parameter|penal|quant|random|real|recogn|regular|special|stabil|standard|summar|symmetr|synchron|util|vector|visual)iz(e|es|ed|er|ers|ing|ation|ations|able)',
    'catalogs?',
    'defense',
    'fulfill',
    'judgments?',
    'math',
  ].join('|')})\\b`,
  'giu',
)

const found = (text: string): string[] => [...text.matchAll(american)].map(([word]) => word)

/** Attributes of templates that are read to somebody. */
const read = /\s(?:aria-label|title|label|heading|placeholder|alt|aside)="([^"]*)"/g

/** The words of a template: text between tags and what is read out, without what is filled in. */
const templateWords = (html: string): string[] => [
  html.replaceAll(/<!--[^]*?-->/g, ' ').replaceAll(/<[^>]*>/g, ' '),
  ...[...html.matchAll(read)].map(([, words]) => words ?? ''),
]

const pieces = (template: ts.TemplateLiteral): string =>
  ts.isNoSubstitutionTemplateLiteral(template)
    ? template.text
    : [template.head.text, ...template.templateSpans.map(({ literal }) => literal.text)].join('…')

/** True for text that somebody reads: several words, or one that begins with a capital. */
const isSaid = (text: string): boolean => /\p{L}\s+\p{L}/u.test(text) || /^\p{Lu}\p{Ll}+$/u.test(text)

/** Titles of papers are spelled as their authors wrote them. */
const isReferences = (node: ts.Node): boolean =>
  ts.isPropertyAssignment(node) && node.name.getText() === 'references'

/** The words of a lecture's file: all outside of its fences, and the texts of their data, but titles of papers. */
function lectureWords(text: string): string[] {
  const { scenario } = parseLecture(text)
  const told = { ...scenario, references: [] }
  const words: string[] = []
  JSON.stringify(told, (_, part: unknown) => {
    if (typeof part === 'string' && isSaid(part)) words.push(part)
    return part
  })
  return words
}

/** The words of the page for those who write lectures: what is no code. */
const guideWords = (text: string): string[] =>
  text
    .replaceAll(/^(`{3,})[^]*?^\1$/gmu, ' ')
    .replaceAll(/`[^`\n]+`/gu, ' ')
    .split('\n')

/** All that a source may show: strings, and templates of HTML; no CSS and no shaders. */
function wordsOf(file: string): string[] {
  if (file.endsWith('guide.md')) return guideWords(readFileSync(file, 'utf8'))
  if (file.endsWith('.md')) return lectureWords(readFileSync(file, 'utf8'))
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
  const words: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || isReferences(node)) return
    if (ts.isTaggedTemplateExpression(node)) {
      if (node.tag.getText() === 'html') words.push(...templateWords(pieces(node.template)))
      if (ts.isTemplateExpression(node.template))
        node.template.templateSpans.forEach(({ expression }) => visit(expression))
      return
    }
    if (ts.isStringLiteralLike(node) && isSaid(node.text)) words.push(node.text)
    if (ts.isTemplateExpression(node) && isSaid(pieces(node))) words.push(pieces(node))
    ts.forEachChild(node, visit)
  }
  visit(source)
  return words
}

const sources = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'src'], { encoding: 'utf8' })
  .split('\n')
  .filter((file) => !file.startsWith('src/words/language/german/'))
  // Titles of papers again.
  .filter((file) => file !== 'src/exchange/bibliography/works.ts')
  .filter((file) => file.endsWith('.ts') || /\/(lecture|guide)\.md$/u.test(file))

/** Names, which are written as they are called: a typeface, a constant of the kernels, PyTorch's optimisers. */
const exceptions = new Set([
  'src/elements/style/fonts.ts: Math',
  'src/engine/kernels/terrain/shape.ts: CENTERED',
  'src/engine/kernels/training/straight.ts: CENTERED',
  'src/exchange/python/own-optimizers.ts: Optimizer',
  'src/exchange/python/training-loop.ts: optimizer',
  'src/words/synonyms.ts: optimizer',
])

test('one spelling of English: what the page says is British', () => {
  const wrong = [
    ...sources.flatMap((file) => wordsOf(file).map((text) => ({ file, text }))),
    ...templateWords(readFileSync('index.html', 'utf8').replaceAll(/<style>[^]*?<\/style>/g, '')).map(
      (text) => ({
        file: 'index.html',
        text,
      }),
    ),
  ].flatMap(({ file, text }) => found(text).map((word) => ({ name: `${file}: ${word}`, text })))
  expect(wrong.filter(({ name }) => !exceptions.has(name))).toEqual([])
  expect(
    [...exceptions].filter((name) => !wrong.some((one) => one.name === name)),
    'no longer needed',
  ).toEqual([])
})

test('the check tells one spelling from the other, and reads lectures, strings and templates', () => {
  const [here, there] = [
    'colour, grey, centred, labelled, behaviour, a neighbour, optimiser, generalisation, analyse, size, prize, seized',
    'color, gray, centered, labeled, behavior, a neighbor, optimizer, generalization, analyze',
  ]
  expect(found(here)).toEqual([])
  expect(found(there)).toHaveLength(9)
  const said = (file: string) => wordsOf(file).join('\n')
  expect(said('src/scenarios/lectures/two-weights/lecture.md')).toContain(
    'Drag the marker of w₀ over the surface.',
  )
  expect(said('src/elements/lecture/bl-help.ts')).toContain('Every slider has a number beside it')
  expect(said('src/elements/lecture/share/bl-share.ts')).toContain('It is on the clipboard.')
  expect(said('src/page/header.ts')).toContain('Lectures and experiments')
})
