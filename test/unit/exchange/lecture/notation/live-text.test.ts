import { expect, test } from 'vitest'
import { readLive } from '../../../../../src/exchange/lecture/notation/live-text.ts'
import { valueOf, type Leaf } from '../../../../../src/theory/quantity/expression.ts'

/** The value of an expression with 2 for its leaves, or 3 for fields. */
const valued = (source: string): number =>
  valueOf(readLive(source).expression, (leaf: Leaf) => (leaf.kind === 'field' ? 3 : 2))

test.each([
  ['final-loss', 2],
  ['algorithms.0.learningRate', 3],
  ['2 / algorithms.0.learningRate', 2 / 3],
  ['1 - final-loss * seed', -5],
  ['(1 - final-loss) * seed', -3],
  ['8 - seed - final-loss', 3],
  ['2 ^ seed ^ final-loss', 512],
  ['- final-loss + ( seed )', 1],
  ['10/4 * sweep mean at=2 of=1', 5],
  ['2/algorithms.0.learningRate', 2 / 3],
  ['2 seed', 6],
  ['log(final-loss) / log(2)', 1],
  ['sqrt(2 * final-loss) + max(seed, pi)', 2 + Math.PI],
  ['final-loss*e^0', 2],
] as const)('%j is %d where quantities are 2 and fields 3', (source, value) => {
  expect(valued(source)).toBe(value)
})

test.each([
  ['final-loss = 0.5', { written: '0.5', percent: false, said: { value: 0.5, absolute: 0.05 } }],
  ['final-loss = 0.550', { written: '0.550', percent: false, said: { value: 0.55, absolute: 0.0005 } }],
  ['final-loss = 12', { written: '12', percent: false, said: { value: 12, absolute: 0.5 } }],
  ['final-loss = −3e-4', { written: '-3e-4', percent: false, said: { value: -3e-4, absolute: 0.5e-4 } }],
  ['final-loss = 0.5 ± 0.2', { written: '0.5', percent: false, said: { value: 0.5, absolute: 0.2 } }],
  ['final-loss = 0.5 ± 2 %', { written: '0.5', percent: false, said: { value: 0.5, relative: 0.02 } }],
  ['part-errors = 38 %', { written: '38', percent: true, said: { value: 0.38, absolute: 0.005 } }],
  ['part-errors = 38 % ± 2 %', { written: '38', percent: true, said: { value: 0.38, absolute: 0.02 } }],
  ['diverged = 1 exactly', { written: '1', percent: false, said: { value: 1, absolute: 0 } }],
  [
    'final-loss = 0.5, long',
    { written: '0.5', percent: false, said: { value: 0.5, absolute: 0.05, long: true } },
  ],
] as const)('%j claims to the last digit that is written, or as far as it says', (source, claim) => {
  expect(readLive(source).claim).toMatchObject(claim)
})

test('A named quantity keeps its arguments, its stage and its format', () => {
  expect(readLive('metric index=1 step=now stage=2 = 0.5')).toMatchObject({
    text: 'metric index=1 step=now stage=2',
    expression: {
      kind: 'quantity',
      of: 'step',
      quantity: 'metric',
      arguments: { index: 1, step: 'now' },
      stage: 2,
    },
  })
})

test.each([
  ['', 'these braces are empty. Write a quantity or a field'],
  ['final-los', 'there is no quantity "final-los". Write another, or \\{ for a brace'],
  ['something else', 'there is no quantity "something". Write another, or \\{ for a brace'],
  ['final-loss idx=1', '"final-loss" has no argument "idx". Write start=, algorithm='],
  ['hidden-units of=1', '"hidden-units" has no argument "of"'],
  ['sweep men at=1', 'there is no number of a sweep "men". Write another, or \\{ for a brace'],
  ['2 + 2', '"2 + 2" does not change. Write it without braces, or \\{ for a brace'],
  ['final-loss seed', '"seed" follows a number. Write an operator with spaces between them'],
  ['(final-loss', 'this “(” is not closed'],
  ['final-loss)', 'this “)” has no matching “(”'],
  [
    '(final-loss , seed)',
    'a comma can only separate the values of min and max. Write decimals with a point, such as 2.5',
  ],
  ['3x + final-loss', 'unknown name “x”. You can use final-loss, pi and e'],
  ['final-loss * / 2', 'a number, a name or “(” is missing before “/”'],
  ['final-loss = about 1', '"about" is not a decimal number. Write its digits, such as 0.07'],
  ['final-loss = 1/3', '"1/3" is not a decimal number. Write its digits, such as 0.07'],
  ['final-loss = 0.5 or so', '"or so" is not a tolerance. Write ± 0.01, ± 2 % or exactly'],
  ['final-loss = 1, 2', 'a number in the text has one value'],
  [
    'final-loss = 1, often',
    '"often" is not a part of a claim. Write all over 20 draws, long, oracle, engine or float32 ± 0.01',
  ],
  ['final-loss stage=1 + final-loss', 'stage works only with a single quantity'],
] as const)('%j is refused: %s', (source, message) => {
  expect(() => readLive(source)).toThrow(message)
})

test.each([
  ['1 + fnal-loss', 4],
  ['final-loss idx=1', 0],
  ['final-loss + 2 ** seed', 16],
  ['log(final-loss', 3],
])('In %j letter %d is the one that is told', (source, letter) => {
  expect(() => readLive(source)).toThrow(expect.objectContaining({ within: [letter] }))
})
