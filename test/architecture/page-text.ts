import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import ts from 'typescript'
import { parseLecture } from '../../src/exchange/lecture/parse-lecture.ts'

/** Template attributes that are shown or read out. */
const read = /\s(?:aria-label|title|label|heading|placeholder|alt|aside)="([^"]*)"/g

/** The text of a template, between tags and in attributes that are read out, without its expressions. */
export const templateWords = (html: string): string[] => [
  html.replaceAll(/<!--[^]*?-->/g, ' ').replaceAll(/<[^>]*>/g, ' '),
  ...[...html.matchAll(read)].map(([, words]) => words ?? ''),
]

const pieces = (template: ts.TemplateLiteral): string =>
  ts.isNoSubstitutionTemplateLiteral(template)
    ? template.text
    : [template.head.text, ...template.templateSpans.map(({ literal }) => literal.text)].join('…')

/** True for text that readers see: several words, or one that begins with a capital letter. */
const isSaid = (text: string): boolean => /\p{L}\s+\p{L}/u.test(text) || /^\p{Lu}\p{Ll}+$/u.test(text)

/** Titles of papers keep their authors' spelling. */
const isReferences = (node: ts.Node): boolean =>
  ts.isPropertyAssignment(node) && node.name.getText() === 'references'

/**
 * The text of a lecture's file: everything outside its fences, and the texts of their data except titles of
 * papers.
 */
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

/** The text of the guide without code. */
const guideWords = (text: string): string[] =>
  text
    .replaceAll(/^(`{3,})[^]*?^\1$/gmu, ' ')
    .replaceAll(/`[^`\n]+`/gu, ' ')
    .split('\n')

/**
 * The text that a file may show: the prose of a lecture or the guide, or a source's strings and HTML
 * templates, without CSS or shaders.
 */
export function wordsOf(file: string): string[] {
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

/** Files whose text appears on the page: sources, lectures and the guide. */
export const sources = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'src'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => !file.startsWith('src/words/language/german/'))
  // Titles of papers, as above.
  .filter((file) => file !== 'src/exchange/bibliography/works.ts')
  .filter((file) => file.endsWith('.ts') || /\/(lecture|guide)\.md$/u.test(file))
