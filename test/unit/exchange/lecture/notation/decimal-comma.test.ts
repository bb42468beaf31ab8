import { expect, test } from 'vitest'
import { listFault } from '../../../../../src/elements/controls/fields/number-list.ts'
import { typedNumber } from '../../../../../src/elements/editor/words/offered-number.ts'
import { commaInList } from '../../../../../src/exchange/lecture/notation/decimal-comma.ts'
import { readNumberList } from '../../../../../src/exchange/lecture/notation/number-lists.ts'
import { parseTable } from '../../../../../src/exchange/table-text.ts'
import { parseNumber } from '../../../../../src/math/picture/format.ts'

test.each([
  ['0,07', '0,07'],
  ['0,07, 0.1', '0,07'],
  ['1.5 -0,5', '-0,5'],
  ['1,5; 2,25', '1,5'],
  ['1, 2, 3', undefined],
  ['1,2,3', undefined],
  ['0,1', undefined],
  ['1,2 3', undefined],
])('the decimal comma in the list %j is %j', (text, comma) => {
  expect(commaInList(text)).toBe(comma)
})

test('each kind of field with one number accepts a decimal comma', () => {
  expect(parseNumber('0,07')).toBe(0.07)
  expect(typedNumber('0,07')).toEqual({ value: 0.07, written: '0.07' })
})

test('each kind of field with several numbers names it and how to write it', () => {
  const said = '“0,07” has a comma. Write 0.07, or put a space after the comma.'
  expect(listFault('0,07', { count: 2, each: 'weight' })).toBe(said)
  expect(listFault('0,07, 0,1', { count: 2, each: 'weight' })).toBe(said)
  expect(listFault('0, 7', { count: 2, each: 'weight' })).toBe('')
  expect(parseTable('1 | 2\n0,07 | 1', 1)).toBe(`Line 2: ${said}`)
  expect(() => readNumberList(['1 2', '0,07 0,1'], true)).toThrow(
    '"0,07" has a comma. Write 0.07, with a point',
  )
})
