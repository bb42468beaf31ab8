import ts from 'typescript'

/** A template value's place in a tag: the tag, and the attribute with the way Lit sets it. */
const inTag = /<([a-z][\w-]*)(?:[^<>"']|"[^"]*"|'[^']*')*?\s([.@?]?)([\w-]+)=(?:"[^"]*|'[^']*)?$/u
/** Attributes whose text is neither shown nor read out. */
const wordless = /^(?:class|style|id|lang|dir|href|src|value|name|for|part|download|data-.+)$/u

/** Methods of the language and of canvases after which a text belongs to others or is visible. */
const keeping = new Set(['push', 'unshift', 'concat', 'fillText', 'strokeText'])

/**
 * A text that a person wrote (`Authored`) must become `Given` before it enters a template, a sentence or a
 * text of the screen, which would translate it if it matched one of the interface's own texts.
 */
export const authoredText = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      said: 'A person wrote this text, and the screen would translate it. Wrap it in asGiven() of words/language, or pass it to something that takes Authored.',
    },
  },
  create(context) {
    const { program, esTreeNodeToTSNodeMap } = context.sourceCode.parserServices
    const checker = program.getTypeChecker()
    const tsNode = (node) => esTreeNodeToTSNodeMap.get(node)

    const partsOf = (type) => (type.isUnion() ? type.types : [type])
    const isAuthored = (type) => partsOf(type).some((part) => part.getProperty('authored'))
    const isPlain = (type) =>
      !isAuthored(type) && partsOf(type).some(({ flags }) => flags & ts.TypeFlags.String)

    /** The type of an element's property; undefined for elements that are not ours. */
    function propertyType(tag, name) {
      const tags = checker.resolveName('HTMLElementTagNameMap', undefined, ts.SymbolFlags.Interface, false)
      const element = tags && checker.getDeclaredTypeOfSymbol(tags).getProperty(tag)
      const property = element && checker.getTypeOfSymbol(element).getProperty(name)
      return property && checker.getTypeOfSymbol(property)
    }

    /** True if the screen may translate the template value that follows this text. */
    function isSaid(before) {
      const [, tag, sigil, name] = inTag.exec(before) ?? []
      if (tag === undefined) return true
      if (sigil === '@' || sigil === '?') return false
      const property = tag.includes('-') ? propertyType(tag, name) : undefined
      return property ? isPlain(property) : sigil === '' && !wordless.test(name)
    }

    function check(node) {
      if (!node || !isAuthored(checker.getTypeAtLocation(tsNode(node)))) return
      const expected = checker.getContextualType(tsNode(node))
      if (expected && isPlain(expected)) context.report({ node, messageId: 'said' })
    }

    /**
     * True for a call that may show its arguments or store them among texts of the screen; few functions of
     * the language, the browser and packages do.
     */
    function isJudged(call) {
      const file = checker.getResolvedSignature(tsNode(call))?.declaration?.getSourceFile()
      const isOurs =
        !file || !(program.isSourceFileDefaultLibrary(file) || program.isSourceFileFromExternalLibrary(file))
      if (isOurs) return true
      return call.callee.type === 'MemberExpression' && keeping.has(call.callee.property.name)
    }

    return {
      TemplateLiteral(literal) {
        const { parent, quasis, expressions } = literal
        const isMarkup = parent.type === 'TaggedTemplateExpression'
        const expected = isMarkup ? undefined : checker.getContextualType(tsNode(literal))
        if (expected && isAuthored(expected)) return
        for (const [i, node] of expressions.entries()) {
          if (!isAuthored(checker.getTypeAtLocation(tsNode(node)))) continue
          const before = quasis.slice(0, i + 1).map(({ value }) => value.raw).join('') // prettier-ignore
          if (!isMarkup || isSaid(before)) context.report({ node, messageId: 'said' })
        }
      },
      'CallExpression, NewExpression': (node) => isJudged(node) && node.arguments.forEach(check),
      ArrayExpression: ({ elements }) => elements.forEach(check),
      ArrowFunctionExpression: ({ body }) => check(body),
      AssignmentExpression: ({ left, right }) => !wordless.test(left.property?.name) && check(right),
      Property: ({ value }) => check(value),
      ReturnStatement: ({ argument }) => check(argument),
      VariableDeclarator: ({ init }) => check(init),
      PropertyDefinition: ({ value }) => check(value),
    }
  },
}
