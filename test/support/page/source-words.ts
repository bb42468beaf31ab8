import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { messageOf, partsOf, placesIn } from '../../../src/words/language/template-parts.ts'

/** The texts in a source file, as a catalogue has them. */
interface SourceWords {
  readonly file: string
  readonly text: string
}

const root = join(import.meta.dirname, '..', '..', '..', 'src')

/** Folders whose sentences appear on the screen. */
const chrome =
  /^(?:words|elements|page|landscape|pictures|view|study|analyses|edit|store|charts|scene|theory\/formulas|experiment\/(?:generators|grid|recorded|spec\/(?:recorded|table|values\/(?:lists|number-rows))\.ts))/u

/** Text that readers never see: style sheets, selectors, media queries and typefaces. */
const technical =
  /\\[a-z]+|\^2|px|--|<\w|\bgradient\(|\bscale\(|visibility:|contenteditable|\b(?:prefers|pointer|var|rgba?|calc|repeat|url)\b\(?|\[data|\[id=|^\.|[:(]not\(|serif|cursive|^bl-|^U\+|^\(|^(?:input|button)[, ]|: \w+;\s|\d%|\S\/\S*\{|^:/u

const hasWords = (text: string): boolean => /\p{L}{2}/u.test(text.replaceAll(/\{\d+\}|<[^>]*>|&#10;/gu, ''))

/** True for text that reads as several words. */
const isSentence = (text: string): boolean =>
  /\p{L}{2,}[^\p{L}]* \S/u.test(text.replaceAll(/\{\d+\}/gu, '')) ||
  /\{\d+\} \p{L}{2}|\p{L}{2} \{\d+\}/u.test(text)

function textOf(template: ts.TemplateLiteral): readonly string[] {
  return ts.isNoSubstitutionTemplateLiteral(template)
    ? [template.text]
    : [template.head.text, ...template.templateSpans.map(({ literal }) => literal.text)]
}

const withPlaces = (strings: readonly string[]): string =>
  messageOf(strings.reduce((text, string, i) => `${text}{${i - 1}}${string}`)).replaceAll('\u00a0', ' ')

const isType = (node: ts.Node): boolean =>
  ts.isTypeNode(node) ||
  ts.isInterfaceDeclaration(node) ||
  ts.isTypeAliasDeclaration(node) ||
  ts.isImportDeclaration(node) ||
  ts.isExportDeclaration(node)

/** Members whose texts appear on the screen. */
const worded = /^(?:label|hint|title|heading|group|unit|line|words?|text|note|caption|aria-label)$/u
/**
 * The end of the markup before an element's property that is such a member, or before an attribute with text.
 */
const wordedProperty = /\s\.(?:label|hint|heading|title|what|unit|words?)=$/u
const wordedAttribute = /\s(?:what|heading|up|of)="([^"{}]*)"/gu

/** Texts that an expression may evaluate to, without those that it compares with or uses for a lookup. */
function valuesOf(node: ts.Expression): readonly string[] {
  if (ts.isParenthesizedExpression(node)) return valuesOf(node.expression)
  if (ts.isConditionalExpression(node)) return [...valuesOf(node.whenTrue), ...valuesOf(node.whenFalse)]
  if (ts.isBinaryExpression(node)) {
    const { kind } = node.operatorToken
    const isEither = kind === ts.SyntaxKind.QuestionQuestionToken || kind === ts.SyntaxKind.BarBarToken
    if (isEither) return [...valuesOf(node.left), ...valuesOf(node.right)]
    return kind === ts.SyntaxKind.AmpersandAmpersandToken ? valuesOf(node.right) : []
  }
  if (ts.isTemplateExpression(node))
    return node.templateSpans.flatMap(({ expression }) => valuesOf(expression))
  return ts.isStringLiteralLike(node) ? [withPlaces([node.text])] : []
}

/**
 * Texts in Lit's templates, texts in their expressions or in members that appear on the screen, and sentences
 * composed elsewhere in the sources of the screen.
 */
export function sourceWords(): {
  readonly templates: SourceWords[]
  readonly values: SourceWords[]
  readonly sentences: SourceWords[]
} {
  const [templates, values, sentences]: [SourceWords[], SourceWords[], SourceWords[]] = [[], [], []]
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts') && !file.startsWith('words/language/'))
  for (const file of files) {
    const source = ts.createSourceFile(
      file,
      readFileSync(join(root, file), 'utf8'),
      ts.ScriptTarget.Latest,
      true,
    )
    const sentence = (text: string) => {
      if (chrome.test(file) && isSentence(text) && !technical.test(text)) sentences.push({ file, text })
    }
    const value = (text: string) => {
      if (chrome.test(file) && hasWords(text) && !technical.test(text)) values.push({ file, text })
    }
    const visit = (node: ts.Node): void => {
      if (isType(node)) return
      const member = ts.isPropertyAssignment(node) || ts.isPropertyDeclaration(node) ? node : undefined
      if (member?.initializer && worded.test(member.name.getText(source)))
        valuesOf(member.initializer).forEach(value)
      if (ts.isTaggedTemplateExpression(node)) {
        const tag = node.tag.getText(source)
        if (tag !== 'html' && tag !== 'svg') return
        const strings = textOf(node.template)
        const said = new Set<number>()
        for (const { kind, text } of partsOf(strings)) {
          if (kind === 'words') placesIn(text).forEach((place) => said.add(place))
          else for (const [, words = ''] of text.matchAll(wordedAttribute)) value(words)
          if (kind === 'words' && hasWords(text)) templates.push({ file, text: messageOf(text) })
        }
        if (ts.isTemplateExpression(node.template))
          node.template.templateSpans.forEach(({ expression }, i) => {
            if (said.has(i) || wordedProperty.test(strings[i] ?? '')) valuesOf(expression).forEach(value)
            visit(expression)
          })
        return
      }
      if (ts.isTemplateExpression(node)) {
        sentence(withPlaces(textOf(node)))
        node.templateSpans.forEach(({ expression }) => visit(expression))
        return
      }
      if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node))
        sentence(withPlaces([node.text]))
      ts.forEachChild(node, visit)
    }
    visit(source)
  }
  return { templates, values, sentences }
}
