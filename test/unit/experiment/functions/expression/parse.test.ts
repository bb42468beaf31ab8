import { describe, expect, test } from 'vitest'
import { ExpressionError } from '../../../../../src/experiment/functions/expression/expression-error.ts'
import { Expression } from '../../../../../src/experiment/functions/expression/expression.ts'
import { formulaTexts } from '../../../../../src/experiment/functions/expression/formulas.ts'
import { nameRefusal, weightNames } from '../../../../../src/experiment/functions/expression/names.ts'
import { RandomStream } from '../../../../../src/math/statistics/random.ts'
import { ExpressionDraw } from '../../../../support/arbitrary/arbitrary-expression.ts'
import { processorTime } from '../../../../support/processor-time.ts'

function errorOf(text: string): ExpressionError | undefined {
  try {
    new Expression(text, { variables: weightNames, parameters: ['a'] }).hessian([0.3, -0.7], { a: 1 })
    return undefined
  } catch (error) {
    if (error instanceof ExpressionError) return error
    throw error
  }
}

describe('an invalid formula is reported with its place', () => {
  test.each<[text: string, place: string, sentence: string]>([
    ['', '', 'Write a formula in x and y.'],
    ['   ', '', 'Write a formula in x and y.'],
    ['x +', '', 'A value is missing at the end.'],
    ['x + * y', '*', 'A number, a name or “(” is missing before “*”.'],
    ['x**2', '*', 'Write ^ for a power.'],
    ['(x + y', '(', 'This “(” is not closed.'],
    ['x + y)', ')', 'This “)” has no matching “(”.'],
    ['()', ')', 'A number, a name or “(” is missing before “)”.'],
    ['sim(x)', 'sim', 'Unknown function “sim”. Do you mean sin?'],
    ['ln(x)', 'ln', 'Unknown function “ln”. Do you mean log?'],
    ['arctan(x)', 'arctan', 'Unknown function “arctan”. Do you mean atan?'],
    ['x + b', 'b', 'Unknown name “b”. You can use x, y, a, pi and e.'],
    ['sin x', 'sin', 'Write the argument of sin in parentheses: sin(…).'],
    ['sin^2(x)', 'sin', 'Write the argument of sin in parentheses: sin(…).'],
    ['sin(x, y)', ',', 'sin takes only one value.'],
    ['min(x)', 'min', 'min takes two or more values, separated by commas.'],
    ['min(x, 0,5, y)', ',', 'Write decimals with a point, as in 0.5, or put a space after each comma between values.'],
    ['max(1,5,x)', ',', 'Write decimals with a point, as in 1.5, or put a space after each comma between values.'],
    ['x 2', '2', 'Write * before “2” for a product.'],
    ['x + w1', 'w1', '“x” and “w1” are different ways to name the variables. Use only one.'],
    ['0,5 x', ',', 'Write 0.5 with a point.'],
    ['x + 1.5,2', ',', 'A comma can only separate the values of min and max. Write decimals with a point, such as 2.5.'],
    ['(1,2.5) x', ',', 'A comma can only separate the values of min and max. Write decimals with a point, such as 2.5.'],
    ['x, y', ',', 'A comma can only separate the values of min and max. Write decimals with a point, such as 2.5.'],
    ['x = 3', '=', 'Write only the value, without “=”.'],
    ['x² + y', '²', 'Write ^2 instead of “²”.'],
    ['2 × x', '×', 'Write * instead of “×”.'],
    ['x + 😀', '😀', '“😀” has no meaning here.'],
    ['1e999', '1e999', 'This number is too large.'],
    ['__proto__', '_', '“_” has no meaning here.'],
    ['constructor(x)', 'constructor', 'Unknown function “constructor”. You can use sin, cos, tan, asin, acos, atan, sinh, cosh, tanh, exp, log, sqrt, abs, sign, floor, min and max.'],
  ])('%j', (text, place, sentence) => {
    const error = errorOf(text)
    expect(error?.message).toBe(sentence)
    expect(text.slice(error?.start, error?.end)).toBe(place)
  }) // prettier-ignore

  test('its size is judged before it is read', () => {
    expect(errorOf('x'.padEnd(501))?.message).toBe(
      'A formula can have at most 500 characters. This one has 501.',
    )
    expect(errorOf('x'.padEnd(500))).toBeUndefined()
    const terms = (count: number) => Array.from({ length: count }, () => 'x').join('+')
    expect(errorOf(terms(100))).toBeUndefined()
    expect(errorOf(terms(101))?.message).toBe('A formula can have at most 200 numbers, names and signs.')
    expect(errorOf('('.repeat(39) + 'x' + ')'.repeat(39))).toBeUndefined()
    for (const deep of [
      '('.repeat(250),
      '-'.repeat(400) + 'x',
      'sin('.repeat(50) + 'x',
      `${'x^'.repeat(60)}x`,
    ])
      expect(errorOf(deep)?.message).toBe('This is nested more than 40 levels deep.')
  })

  test('parameters have names without another meaning', () => {
    expect(nameRefusal('a', weightNames)).toBeUndefined()
    expect(nameRefusal('k_2', weightNames)).toBeUndefined()
    for (const name of ['x', 'w2', 'e', 'pi', 'sin', '', '1a', 'ä', 'a b', '__proto__', 'a'.repeat(21)])
      expect(nameRefusal(name, weightNames), name).toBeTruthy()
  })
})

test('2,000 damaged texts soon end in a function or in a sentence with a place in the text', () => {
  const stream = new RandomStream(7, 'damage')
  const draw = new ExpressionDraw(7)
  const pieces = ['(', ')', ',', '^', '*', '--', 'e', '1e', '.', 'sin', 'min(', 'ß', '\u0000', '\ud800', '∞', '0x', '\u2028', 'x'.repeat(600), '('.repeat(450)] // prettier-ignore
  const known = Object.values(formulaTexts)
  const counts = { read: 0, refused: 0 }
  for (let n = 0; n < 2000; n++) {
    const text = n % 2 ? draw.expression(5).text : known[n % known.length]!
    const at = Math.floor(stream.uniform(n) * (text.length + 1))
    const cut = Math.floor(stream.uniform(n, 1) * 4)
    const piece = stream.uniform(n, 2) < 0.7 ? pieces[Math.floor(stream.uniform(n, 3) * pieces.length)]! : ''
    const damaged = text.slice(0, at) + piece + text.slice(at + cut)
    const error = errorOf(damaged)
    expect(
      processorTime(() => errorOf(damaged), 300),
      damaged,
    ).toBeLessThan(300)
    if (!error) counts.read++
    else {
      counts.refused++
      expect(error.message).toMatch(/[.?]$/u)
      expect(error.start).toBeGreaterThanOrEqual(0)
      expect(error.end).toBeGreaterThanOrEqual(error.start)
      expect(error.end).toBeLessThanOrEqual(damaged.length)
    }
  }
  expect(counts.read).toBeGreaterThan(100)
  expect(counts.refused).toBeGreaterThan(1000)
})

test.each<[string, number]>([
  ['min(1,5)', 1],
  ['max(0, 1, 2)', 2],
  ['max(x,y,2)', 2],
  ['min(0.5,3)', 0.5],
  ['max(1.5,2.5, 0)', 2.5],
])('a comma between values is no decimal comma: %s', (text, value) => {
  expect(new Expression(text, { variables: weightNames, parameters: [] }).value([1, -1], {})).toBe(value)
})
