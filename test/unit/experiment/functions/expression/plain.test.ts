import { expect, test } from 'vitest'
import { Expression } from '../../../../../src/experiment/functions/expression/expression.ts'
import { weightNames } from '../../../../../src/experiment/functions/expression/names.ts'
import { expressionText } from '../../../../../src/experiment/functions/expression/plain.ts'

const plain = (text: string) =>
  expressionText(
    new Expression(text, { variables: weightNames, parameters: ['a', 'k2', 'rho', 'width'] }).tree,
  ).replaceAll('\u00a0', ' ')

test.each<[text: string, words: string]>([
  ['0.02(w1-4)^2 + 2(w2-0.5sin(w1))^2', '0.02(w₁ − 4)² + 2(w₂ − 0.5 sin w₁)²'],
  ['(x^2 - 1)^2 + y^2', '(x² − 1)² + y²'],
  ['2 * 3', '2·3'],
  ['3x', '3x'],
  ['a x y', 'a·x·y'],
  ['(x + 1)(y - 1)', '(x + 1)(y − 1)'],
  ['2 sin(x) cos(x + y)', '2 sin x·cos(x + y)'],
  ['-x^2', '−x²'],
  ['(-x)^2', '(−x)²'],
  ['sin(x)^2', '(sin x)²'],
  ['x - (y - 1)', 'x − (y − 1)'],
  ['x + -y', 'x + (−y)'],
  ['1/2x', '1/2·x'],
  ['1/(2x)', '1/(2x)'],
  ['x^12 + x^y + exp(-x^2)', 'x¹² + x^y + exp(−x²)'],
  ['x^-1', 'x^(−1)'],
  ['x^0.5', 'x^0.5'],
  ['sqrt(x) + sqrt(abs(x) + 1) + floor(y)', '√x + √(|x| + 1) + ⌊y⌋'],
  ['max(w1, w2)', 'max(w₁, w₂)'],
  ['k2 rho pi width', 'k₂·ρ·π·width'],
  ['1e-3x + 2.5e3 + .5y', '10⁻³·x + 2.5·10³ + 0.5y'],
])('%s is written %s', (text, words) => {
  expect(plain(text)).toBe(words)
})
