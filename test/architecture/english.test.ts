import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { sources, templateWords, wordsOf } from './page-text.ts'

/**
 * American spellings of words that this page may use; the British ones are colour, grey, normalise,
 * generalise …
 */
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

/** Texts of the page, by file. */
const page: readonly { readonly file: string; readonly text: string }[] = [
  ...sources.flatMap((file) => wordsOf(file).map((text) => ({ file, text }))),
  ...templateWords(readFileSync('index.html', 'utf8').replaceAll(/<style>[^]*?<\/style>/g, '')).map(
    (text) => ({
      file: 'index.html',
      text,
    }),
  ),
]

/** Names with a fixed spelling: a typeface, a constant of the kernels, PyTorch's optimisers. */
const exceptions = new Set([
  'src/elements/style/fonts.ts: Math',
  'src/engine/kernels/terrain/shape.ts: CENTERED',
  'src/engine/kernels/training/straight.ts: CENTERED',
  'src/exchange/python/own-optimizers.ts: Optimizer',
  'src/exchange/python/training-loop.ts: optimizer',
  'src/words/synonyms.ts: optimizer',
])

test('the text of the page is spelled in British English', () => {
  const wrong = page.flatMap(({ file, text }) =>
    found(text).map((word) => ({ name: `${file}: ${word}`, text })),
  )
  expect(wrong.filter(({ name }) => !exceptions.has(name))).toEqual([])
  expect(
    [...exceptions].filter((name) => !wrong.some((one) => one.name === name)),
    'no longer needed',
  ).toEqual([])
})

test('the check distinguishes the two spellings, and reads lectures, strings and templates', () => {
  const [here, there] = [
    'colour, grey, centred, labelled, behaviour, a neighbour, optimiser, generalisation, analyse, size, prize, seized',
    'color, gray, centered, labeled, behavior, a neighbor, optimizer, generalization, analyze',
  ]
  expect(found(here)).toEqual([])
  expect(found(there)).toHaveLength(9)
  const said = (file: string) => wordsOf(file).join('\n')
  expect(said('src/scenarios/lectures/two-weights/lecture.md')).toContain(
    'Drag the w₀ marker across the surface.',
  )
  expect(said('src/elements/lecture/bl-help.ts')).toContain('Next to every slider is a number')
  expect(said('src/elements/lecture/share/bl-share.ts')).toContain('Copy link to this view')
  expect(said('src/page/header.ts')).toContain('Lectures and experiments')
})

/**
 * A phrase that a native reader stumbles over, stored in `house-words.txt` as `name<TAB>regular expression`.
 */
interface Pattern {
  readonly name: string
  readonly expression: RegExp
}

const patterns: readonly Pattern[] = readFileSync('test/architecture/house-words.txt', 'utf8')
  .split('\n')
  .filter((line) => line && !line.startsWith('#'))
  .map((line) => {
    const [name = '', expression = ''] = line.split('\t')
    return { name, expression: new RegExp(expression, 'gmu') }
  })

const hits = (text: string): string[] =>
  patterns.flatMap(({ name, expression }) =>
    [...text.matchAll(expression)].map(
      ({ 0: found, index }) => `${name}: …${text.slice(Math.max(0, index - 30), index + found.length + 20)}…`,
    ),
  )

const files = (...paths: string[]): string[] =>
  execFileSync('git', ['ls-files', '-co', '--exclude-standard', ...paths], { encoding: 'utf8' })
    .split('\n')
    .filter(Boolean)

/** The prose of a document, without code, link addresses or front matter. */
const prose = (text: string): string =>
  text
    .replaceAll(/^(`{3,}|~{3,})[^]*?^\1/gmu, ' ')
    .replaceAll(/`[^`\n]+`/gu, '`…`')
    .replaceAll(/\]\([^)]*\)/gu, ']')
    .replaceAll(/^---\n[^]*?\n---$/gmu, ' ')

/** The comments of a source, each with its lines joined. */
function comments(text: string): string[] {
  const found: string[] = []
  let last = -2
  for (const [at, line] of text.split('\n').entries()) {
    const words = /^\s*(?:\/\/|\/\*\*?|\*\/?)\s?(.*?)(?:\*\/)?$/u.exec(line)?.[1]
    if (words === undefined) continue
    if (at === last + 1 && found.length > 0) found[found.length - 1] += ` ${words}`
    else found.push(words)
    last = at
  }
  return found.map((comment) => comment.replaceAll(/`[^`]+`/gu, '`…`'))
}

/** Hits as `file: hit`, in the texts of each file. */
const wrongIn = (paths: readonly string[], textsOf: (file: string) => readonly string[]): string[] =>
  paths.flatMap((file) => textsOf(file).flatMap((text) => hits(text).map((hit) => `${file}: ${hit}`)))

/** Expects no more hits than today. Lower the bound as text is rewritten. */
function expectAtMost(bound: number, wrong: readonly string[]): void {
  expect(wrong.length <= bound ? [] : wrong).toEqual([])
}

test('the page and its lectures have at most this many phrases that house style forbids', () => {
  expectAtMost(
    2,
    page.flatMap(({ file, text }) => hits(text).map((hit) => `${file}: ${hit}`)),
  )
})

test('documents have at most this many', () => {
  const documents = files('*.md').filter(
    (file) => !/^(?:src\/scenarios\/(?:lectures|guide)\/|test\/architecture\/fixture\/)/u.test(file),
  )
  expectAtMost(
    4,
    wrongIn(documents, (file) => [prose(readFileSync(file, 'utf8'))]),
  )
})

test('comments have at most this many', () => {
  const commented = files('src', 'shaders', 'test', '.scripts').filter((file) =>
    /\.(?:ts|mts|mjs|js|wgsl)$/u.test(file),
  )
  expectAtMost(
    3,
    wrongIn(commented, (file) => comments(readFileSync(file, 'utf8'))),
  )
})

test('the patterns find the phrases that they are for, and accept the standard ones', () => {
  expect(
    hits('Nothing is drawn anew, but for the surface in place of which there are some 30 runs.'),
  ).toHaveLength(4)
  expect(hits('Nothing is redrawn, except the surface, instead of which there are about 30 runs.')).toEqual(
    [],
  )
})
