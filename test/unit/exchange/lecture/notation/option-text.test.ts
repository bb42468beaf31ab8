import { expect, test } from 'vitest'
import {
  optionFaults,
  optionText,
  readOption,
} from '../../../../../src/exchange/lecture/notation/option-text.ts'
import { TextError } from '../../../../../src/exchange/lecture/notation/text-error.ts'
import type { Answer, Option } from '../../../../../src/exchange/lecture/scenario.ts'

const sharpness = { quantity: 'flow-end-sharpness' }
const second = { quantity: 'final-weight', arguments: { index: 1 } }

test.each<[string, Option]>([
  ['- a', { label: 'a' }],
  ['- a {= 1}', { label: 'a', value: 1 }],
  ['- a {= flow-end-sharpness}', { label: 'a', value: sharpness }],
  ['- a {< 3.3}', { label: 'a', interval: [-Infinity, 3.3] }],
  ['- a {< final-weight index=1 at 2, 3}', { label: 'a', interval: [-Infinity, second], at: [2, 3] }],
  ['- a {>= final-weight index=1}', { label: 'a', interval: [second, Infinity] }],
  ['- a {3 .. 4 cell 0, 1}', { label: 'a', interval: [3, 4], cell: [0, 1] }],
  ['- a {flow-end-sharpness .. final-weight index=1}', { label: 'a', interval: [sharpness, second] }],
  ['- a {sketch 16 fall}', { label: 'a', sketch: [{ count: 16, shape: 'fall' }] }],
  [
    '- a {= 0.5 cell 0, 1 sketch 8 fall, 8 hill}',
    {
      label: 'a',
      value: 0.5,
      cell: [0, 1],
      sketch: [
        { count: 8, shape: 'fall' },
        { count: 8, shape: 'hill' },
      ],
    },
  ],
  ['- {b} {}', { label: '{b}' }],
])('%s is written and read', (text, option) => {
  expect(optionText(option)).toBe(text)
  expect(readOption(text.slice(2))).toEqual(option)
})

test('spaces may be left out, and a text may contain braces and words of the notation', () => {
  expect(readOption('a {=1}')).toEqual({ label: 'a', value: 1 })
  expect(readOption('a {2..3}')).toEqual({ label: 'a', interval: [2, 3] })
  const named = { label: 'a', value: { quantity: 'part-loss', arguments: { part: '} at 1, 2 .. {' } } }
  expect(readOption(optionText(named).slice(2))).toEqual(named)
})

test.each([
  ['a {about 3}', 'in braces is not understood'],
  ['a {= }', 'does not begin with the name of a quantity'],
  ['a {= final-loss stage=1}', 'an option names no stage'],
  ['a {= 1 at 2}', 'a place is two numbers'],
  ['a {= 1 sketch 8}', '"8" is not a part of a sketch'],
  ['a {= 1 sketch 8 fall 8 hill}', 'is not a part of a sketch'],
  ['a {sketch 1.5 hill}', 'is not a part of a sketch'],
  ['a {sketch 100 hill}', 'a number up to 32 and fall, rise, flat, hill or cliff'],
])('%s is a fault', (text, message) => {
  expect(() => readOption(text)).toThrow(TextError)
  expect(() => readOption(text)).toThrow(message)
})

const faults = (options: readonly string[], answer: Answer = { quantity: 'final-loss' }) =>
  optionFaults({ answer, options: options.map(readOption) }).map(({ at, message }) => `${at}: ${message}`)

test('Two options that can both be right are reported, as far as their texts show it', () => {
  expect(faults(['a {= 1}', 'b {= 2}', 'c {< 1}', 'd {1 .. 2}', 'e {>= 2}'])).toEqual([])
  expect(faults(['a', 'b {= 0}'])).toEqual(['1: another option is 0 too. Let only one option be right'])
  expect(faults(['a {= final-weight index=1}', 'b {= final-weight index=1}'])).toEqual([
    '1: another option is final-weight index=1 too. Let only one option be right',
  ])
  expect(faults(['a {= final-weight index=1}', 'b {= final-weight index=0}'])).toEqual([])
  expect(faults(['a {< 3}', 'b {2 .. 4}'])).toEqual([
    '1: 2 .. 4 and < 3 overlap. Let only one option be right',
  ])
  expect(faults(['a {4 .. 3}'])).toEqual(['0: no number is in 4 .. 3. Write the smaller end first'])
  expect(faults(['a {= final-loss}'], { swept: 'reached', of: 0, level: 1 })).toEqual([
    '0: an option has a quantity only if the answer is a quantity or a formula. Write a number',
  ])
})
