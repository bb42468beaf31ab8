import ts from 'typescript'
import type { Change } from './mutant.ts'

/** A mutator: the changes that it offers at one node of the syntax tree. */
type Mutator = (node: ts.Node) => Iterable<Omit<Change, 'mutator'>>

const range = (node: ts.Node) => ({ start: node.getStart(), end: node.end })
const replaced = (node: ts.Node, text: string) => ({ ...range(node), text })

/** Replaces the operator of a binary expression by its counterpart in `other`. */
const operators = (other: Partial<Record<ts.SyntaxKind, string>>): Mutator =>
  function* (node) {
    if (!ts.isBinaryExpression(node)) return
    const text = other[node.operatorToken.kind]
    if (text !== undefined && !joinsText(node)) yield replaced(node.operatorToken, text)
  }

/** Returns whether a sum concatenates texts. */
const joinsText = ({ left, right }: ts.BinaryExpression): boolean =>
  [left, right].some((side) => ts.isStringLiteralLike(side) || ts.isTemplateExpression(side))

const isBinary = (node: ts.Node, ...kinds: ts.SyntaxKind[]): node is ts.BinaryExpression =>
  ts.isBinaryExpression(node) && kinds.includes(node.operatorToken.kind)

/** The called method, if a node is a method call. */
const method = (node: ts.Node): ts.MemberName | undefined =>
  ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)
    ? node.expression.name
    : undefined

const isSimple = (node: ts.Node): boolean => ts.isIdentifier(node) || ts.isPropertyAccessExpression(node)

/** Name of the nearest function, method, property or constant around a node; '' if there is none. */
function surroundingNames(node: ts.Node): string {
  const names: string[] = []
  for (let at: ts.Node | undefined = node.parent; at; at = at.parent)
    if (
      (ts.isFunctionDeclaration(at) ||
        ts.isMethodDeclaration(at) ||
        ts.isVariableDeclaration(at) ||
        ts.isPropertyAssignment(at)) &&
      at.name
    )
      names.push(at.name.getText())
  return names.join(' ')
}

/** True for a statement without which its function continues after cancellation. */
function endsOnAbort(node: ts.Node): boolean {
  if (ts.isIfStatement(node))
    return (
      /\baborted\b/.test(node.expression.getText()) &&
      !node.elseStatement &&
      (ts.isReturnStatement(node.thenStatement) ||
        ts.isBreakStatement(node.thenStatement) ||
        ts.isContinueStatement(node.thenStatement))
    )
  return (
    ts.isExpressionStatement(node) &&
    /^(throwIfAborted|abort|cancel)$/.test(method(node.expression)?.text ?? '')
  )
}

const boundaries = operators({
  [ts.SyntaxKind.LessThanToken]: '<=',
  [ts.SyntaxKind.LessThanEqualsToken]: '<',
  [ts.SyntaxKind.GreaterThanToken]: '>=',
  [ts.SyntaxKind.GreaterThanEqualsToken]: '>',
})

/**
 * Mutators of TypeScript, by name. Loops end early and never late: writes beyond a typed array are lost, and
 * reads there give undefined, so most such mutants would change nothing.
 */
export const typescriptMutators: Readonly<Record<string, Mutator>> = {
  *'ignore an abort'(node) {
    if (endsOnAbort(node)) yield replaced(node, '{}')
  },
  *'skip a key'(node) {
    if (!ts.isArrayLiteralExpression(node) || node.elements.length < 2) return
    const call = node.parent
    if (ts.isVariableDeclaration(call) && ts.isArrayBindingPattern(call.name)) return
    const isKey =
      (ts.isCallExpression(call) && /text|key|same/i.test(call.expression.getText())) ||
      /key|alike|depend|input|inputs/i.test(surroundingNames(node))
    if (!isKey) return
    for (const [i, element] of node.elements.entries()) {
      const next = node.elements[i + 1]
      const previous = node.elements[i - 1]
      if (next) yield { start: element.getStart(), end: next.getStart(), text: '' }
      else if (previous) yield { start: previous.end, end: element.end, text: '' }
    }
  },
  *'flip a sign'(node) {
    yield* operators({
      [ts.SyntaxKind.PlusToken]: '-',
      [ts.SyntaxKind.MinusToken]: '+',
      [ts.SyntaxKind.PlusEqualsToken]: '-=',
      [ts.SyntaxKind.MinusEqualsToken]: '+=',
    })(node)
    if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.MinusToken)
      yield replaced(node, node.operand.getText())
  },
  *'drop a term'(node) {
    if (isBinary(node, ts.SyntaxKind.PlusToken, ts.SyntaxKind.MinusToken) && !joinsText(node))
      yield replaced(node, node.left.getText())
  },
  *'swap indices'(node) {
    if (!isBinary(node, ts.SyntaxKind.PlusToken) || !isBinary(node.left, ts.SyntaxKind.AsteriskToken)) return
    const [row, width, column] = [node.left.left, node.left.right, node.right]
    if ([row, width, column].every(isSimple))
      yield replaced(node, `${column.getText()} * ${width.getText()} + ${row.getText()}`)
  },
  'divide for multiply': operators({
    [ts.SyntaxKind.AsteriskToken]: '/',
    [ts.SyntaxKind.SlashToken]: '*',
  }),
  *'drop a factor'(node) {
    if (isBinary(node, ts.SyntaxKind.AsteriskToken)) yield replaced(node, node.right.getText())
  },
  *'swap arguments'(node) {
    if (!ts.isCallExpression(node)) return
    const [first, second] = node.arguments
    if (first && second && isSimple(first) && isSimple(second))
      yield { start: first.getStart(), end: second.end, text: `${second.getText()}, ${first.getText()}` }
  },
  *'move a boundary'(node) {
    if (!ts.isForStatement(node.parent)) yield* boundaries(node)
  },
  *'negate a condition'(node) {
    if (ts.isIfStatement(node)) yield replaced(node.expression, `!(${node.expression.getText()})`)
    if (ts.isConditionalExpression(node)) yield replaced(node.condition, `!(${node.condition.getText()})`)
  },
  'negate a comparison': operators({
    [ts.SyntaxKind.EqualsEqualsEqualsToken]: '!==',
    [ts.SyntaxKind.ExclamationEqualsEqualsToken]: '===',
  }),
  'or for and': operators({
    [ts.SyntaxKind.AmpersandAmpersandToken]: '||',
    [ts.SyntaxKind.BarBarToken]: '&&',
  }),
  *'minimum for maximum'(node) {
    const name = method(node)
    if (name && /^(min|max)$/.test(name.text)) yield replaced(name, name.text === 'min' ? 'max' : 'min')
  },
  *'some for every'(node) {
    const name = method(node)
    if (name && /^(some|every)$/.test(name.text))
      yield replaced(name, name.text === 'some' ? 'every' : 'some')
  },
  *'end a loop early'(node) {
    if (!ts.isForStatement(node) || !node.condition) return
    const { condition } = node
    if (isBinary(condition, ts.SyntaxKind.LessThanToken))
      yield replaced(condition.right, `${condition.right.getText()} - 1`)
    else yield* boundaries(condition)
  },
  *'begin a loop late'(node) {
    if (!ts.isForStatement(node) || !node.initializer || !ts.isVariableDeclarationList(node.initializer))
      return
    const [first] = node.initializer.declarations
    if (first?.initializer?.getText() === '0') yield replaced(first.initializer, '1')
  },
  *'skip a check'(node) {
    if (ts.isExpressionStatement(node) && ts.isYieldExpression(node.expression)) yield replaced(node, '{}')
  },
}

/** All changes that the mutators offer in a TypeScript text, except in types. */
export function typescriptChanges(text: string): Change[] {
  const source = ts.createSourceFile('text.ts', text, ts.ScriptTarget.ES2023, true)
  const changes: Change[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return
    for (const [mutator, offered] of Object.entries(typescriptMutators))
      for (const change of offered(node)) changes.push({ mutator, ...change })
    ts.forEachChild(node, visit)
  }
  ts.forEachChild(source, visit)
  return changes
}
