import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { messageOf, partsOf } from '../../../src/words/language/template-parts.ts'

/** Words in a file of the sources, as a catalogue has them. */
interface SourceWords {
  readonly file: string
  readonly text: string
}

const root = join(import.meta.dirname, '..', '..', '..', 'src')

/** Folders whose sentences a reader meets on the screen. */
const chrome =
  /^(?:words|elements|page|landscape|pictures|view|study|analyses|edit|store|charts|scene|experiment\/(?:grid|recorded|spec\/(?:recorded|table|values\/(?:lists|number-rows))\.ts))/u

/** Text that no reader sees: of style sheets, selectors, media and typefaces. */
const technical =
  /px|--|<\w|\bgradient\(|\bscale\(|visibility:|contenteditable|\b(?:prefers|pointer|var|rgba?|calc|repeat|url)\b\(?|\[data|\[id=|^\.|[:(]not\(|serif|cursive|^bl-|^U\+|^\(|^(?:input|button)[, ]|;\s|: \{|\d%|\S\/\S*\{|^:/u

const hasWords = (text: string): boolean => /\p{L}{2}/u.test(text.replaceAll(/\{\d+\}|<[^>]*>|&#10;/gu, ''))

/** True of what reads as several words. */
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

/** Words of Lit's templates, and sentences that are put together elsewhere in what the screen is made of. */
export function sourceWords(): { readonly templates: SourceWords[]; readonly sentences: SourceWords[] } {
  const [templates, sentences]: [SourceWords[], SourceWords[]] = [[], []]
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
    const visit = (node: ts.Node): void => {
      if (isType(node)) return
      if (ts.isTaggedTemplateExpression(node)) {
        const tag = node.tag.getText(source)
        if (tag !== 'html' && tag !== 'svg') return
        for (const { kind, text } of partsOf(textOf(node.template)))
          if (kind === 'words' && hasWords(text)) templates.push({ file, text: messageOf(text) })
        if (ts.isTemplateExpression(node.template))
          node.template.templateSpans.forEach(({ expression }) => visit(expression))
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
  return { templates, sentences }
}
