import temml from 'temml'
import { expect, test } from 'vitest'
import { Expression } from '../../../../../src/experiment/functions/expression/expression.ts'
import { formulaTexts } from '../../../../../src/experiment/functions/expression/formulas.ts'
import { weightNames } from '../../../../../src/experiment/functions/expression/names.ts'
import { expressionTex } from '../../../../../src/experiment/functions/expression/tex.ts'
import { ExpressionDraw } from '../../../../support/arbitrary/arbitrary-expression.ts'

const tex = (text: string) =>
  expressionTex(
    new Expression(text, { variables: weightNames, parameters: ['a', 'k2', 'rho', 'width'] }).tree,
  )

test.each<[text: string, formula: string]>([
  ['3x', '3 x'],
  ['2 * 3', '2 \\cdot 3'],
  ['-x^2', '-x^{2}'],
  ['(-x)^2', '\\left(-x\\right)^{2}'],
  ['1/2x', '\\frac{1}{2} \\, x'],
  ['1/(2x)', '\\frac{1}{2 x}'],
  ['x - (y - 1)', 'x - \\left(y - 1\\right)'],
  ['x - y - 1', 'x - y - 1'],
  ['x + -y', 'x + \\left(-y\\right)'],
  ['(x + 1)(y - 1)', '\\left(x + 1\\right) \\, \\left(y - 1\\right)'],
  ['sin(x)^2', '\\left(\\sin\\left(x\\right)\\right)^{2}'],
  ['sqrt(abs(x)) + floor(y)', '\\sqrt{\\left|x\\right|} + \\left\\lfloor y\\right\\rfloor'],
  ['asin(x) sign(y)', '\\arcsin\\left(x\\right) \\, \\operatorname{sign}\\left(y\\right)'],
  ['max(w1, w2)', '\\max\\left(w_{1}, w_{2}\\right)'],
  ['k2 rho pi width', 'k_{2} \\, \\rho \\, \\pi \\, \\mathrm{width}'],
  ['1e-3x', '1 \\cdot 10^{-3} x'],
  ['(1e3)^2', '\\left(1 \\cdot 10^{3}\\right)^{2}'],
  ['x^y^2', 'x^{y^{2}}'],
  ['(x^y)^2', '\\left(x^{y}\\right)^{2}'],
])('%s is %s', (text, formula) => {
  expect(tex(text)).toBe(formula)
})

test('every formula gives TeX that is typeset without a warning', () => {
  const draw = new ExpressionDraw(11)
  const drawn = Array.from({ length: 200 }, () => draw.expression(5).text)
  for (const text of [...Object.values(formulaTexts), ...drawn]) {
    const { tree } = new Expression(text, { variables: weightNames, parameters: ['a', 'b'] })
    expect(() => temml.renderToString(expressionTex(tree), { throwOnError: true }), text).not.toThrow()
  }
})
