import { maxOf } from '../../math/statistics/range.ts'
import { Recent } from '../recent.ts'
import { provideReader, customId, type FunctionFault, type TypedFunction } from './custom.ts'
import type { PlaneFunction } from './function.ts'
import { ExpressionError } from './expression/expression-error.ts'
import { Expression } from './expression/expression.ts'
import { expressionText } from './expression/plain.ts'
import { expressionTex } from './expression/tex.ts'
import type { Tree } from './expression/tree.ts'
import { inputNames, nameRefusal, weightNames } from './expression/names.ts'

/** The most recently parsed expressions. */
const recent = new Recent<string, Expression>(16)

/**
 * Parses a typed function of two weights.
 * @throws ExpressionError
 */
function typedExpression({ expression = '', parameters: given }: TypedFunction): Expression {
  const parameters = Object.keys(given)
  return recent.of(
    JSON.stringify([expression, parameters]),
    () => new Expression(expression, { variables: weightNames, parameters }),
  )
}

/** Greatest number of characters in a title. */
const mostTitle = 48

/** Returns the formula on one line, truncated if it is long. */
function titleOf({ tree }: Expression): string {
  const line = expressionText(tree)
  return line.length > mostTitle ? `${line.slice(0, mostTitle - 1)}…` : line
}

/** Returns the name of the first variable in an expression; undefined if there is none. */
function variableIn(tree: Tree): string | undefined {
  if (tree.kind === 'variable') return tree.name
  if (tree.kind !== 'applied') return undefined
  for (const part of tree.of) {
    const name = variableIn(part)
    if (name !== undefined) return name
  }
  return undefined
}

/** Returns the two weights as the expression spells them: x and y, or w_1 and w_2. */
function weightsIn({ tree }: Expression): readonly [string, string] {
  const typed = variableIn(tree) ?? ''
  const spelling = maxOf([0, ...weightNames.map((spellings) => spellings.indexOf(typed))])
  const [first = '', second = ''] = weightNames.map((spellings) =>
    (spellings[spelling] ?? '').replace(/(?=\d)/u, '_'),
  )
  return [first, second]
}

/**
 * Returns a typed function with its derivatives.
 * @throws ExpressionError
 */
function read(spec: TypedFunction): PlaneFunction {
  const typed = typedExpression(spec)
  const { squares } = typed
  const value: PlaneFunction['value'] = (x, y, parameters) => typed.value([x, y], parameters)
  return {
    id: customId,
    title: titleOf(typed),
    get formula() {
      return expressionTex(typed.tree)
    },
    weights: weightsIn(typed),
    typed,
    parameters: spec.parameters,
    window: { a: [-3, 3], b: [-3, 3] },
    value,
    gradient: (x, y, parameters) => typed.gradient([x, y], parameters),
    hessian: (x, y, parameters) => typed.hessian([x, y], parameters),
    ...(squares && { squares: (x, y) => squares([x, y], spec.parameters) }),
    minima: (parameters) => (spec.minima ?? []).map((at) => ({ at, value: value(...at, parameters) })),
  }
}

/** Returns an error's sentence with its place. */
const placed = ({ message, start }: ExpressionError): string => `${message} (at character ${start + 1})`

function* faults(spec: TypedFunction): Generator<FunctionFault> {
  for (const name of Object.keys(spec.parameters)) {
    const message = nameRefusal(name, weightNames)
    if (message) yield { path: `parameters.${name}`, message }
  }
  if (spec.expression === undefined) {
    yield { path: 'expression', message: 'is missing. Write a formula in x and y' }
    return
  }
  try {
    typedExpression(spec)
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error
    yield { path: 'expression', message: placed(error) }
  }
}

/**
 * Parses a formula of the inputs of data.
 * @throws ExpressionError
 */
const inputFormula = (text: string, inputs: number): Expression =>
  recent.of(
    JSON.stringify([text, inputs]),
    () => new Expression(text, { variables: inputNames(inputs), parameters: [] }),
  )

function formula(text: string, inputs: number): ((point: readonly number[]) => number) | undefined {
  if (formulaFault(text, inputs) !== undefined) return undefined
  const typed = inputFormula(text, inputs)
  return (point) => typed.value(point, {})
}

function formulaFault(text: string, inputs: number): string | undefined {
  try {
    inputFormula(text, inputs)
    return undefined
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error
    return placed(error)
  }
}

provideReader({ read, faults, formula, formulaFault })
