import { expect, test } from 'vitest'
import {
  claimedText,
  livePieces,
  withNumbersWritten,
} from '../../../../../src/exchange/lecture/notation/live-pieces.ts'

test.each([
  ['at {final-loss = 0.5}, then {seed}', ['final-loss = 0.5', 'seed']],
  [
    '$Q = \\num{flow-end-sharpness = 4.15}$ and $$\\frac{1}{2} \\num{final-loss}$$',
    ['flow-end-sharpness = 4.15', 'final-loss'],
  ],
  ['a formula $w^{2}$ has braces of its own', []],
  ['a brace that is one is \\{escaped}, and so is `{code}` and ``a ` {b}``', []],
  ['{final-loss\n= 0.5} over a line', ['final-loss = 0.5']],
  ['an open { is none before {seed}, nor a } alone', ['seed']],
  ['{} is an empty one', ['']],
  ['5 $ and {seed}, 6 $', []],
  ['one dollar, $ and {seed}', ['seed']],
  ['a ` alone and {seed}', ['seed']],
] as const)('%j has the numbers %j', (text, sources) => {
  const pieces = livePieces(text)
  expect(pieces.map(({ source }) => source)).toEqual(sources)
  for (const { source, at, end } of pieces)
    expect(text.slice(at, end).replaceAll(/\s+/g, ' ').trim()).toBe(source)
})

test('Text is split at its claimed numbers, also in formulas', () => {
  expect(withNumbersWritten('$Q = \\num{flow-end-sharpness = 4.15}$, {part-errors = 38 %}; {seed}.')).toBe(
    '$Q = 4.15$, 38\u00a0%; –.',
  )
  expect(claimedText('final-weight index=0 = -1.5 ± 0.1, long')).toBe('−1.5')
})

test('Every text takes time proportional to its length', () => {
  const texts = ['`', '``` ', '$', '{', '\\', '$$ `', '{a ', '`a``b```c````'].map((part) =>
    part.repeat(100_000),
  )
  const begin = process.cpuUsage().user
  texts.forEach(livePieces)
  expect((process.cpuUsage().user - begin) / 1000).toBeLessThan(1000)
})
