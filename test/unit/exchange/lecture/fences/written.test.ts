import * as v from 'valibot'
import { expect, expectTypeOf, test } from 'vitest'
import { number, readBy, text } from '../../../../../src/exchange/lecture/fences/fields.ts'
import { inOrder, withText } from '../../../../../src/exchange/lecture/fences/written.ts'

const length = readBy(text, (word) => ({ letters: word.length }))
const lengthBack = withText(length, ({ letters }) => '-'.repeat(letters))

test('fields are written in the order of their schema, each by its way back, without those that are undefined', () => {
  const fields = {
    first: v.exactOptional(number),
    second: v.exactOptional(v.array(lengthBack)),
    third: v.exactOptional(text),
  }
  const written = inOrder(fields, { third: undefined, second: [{ letters: 2 }], first: 1 })
  expect(JSON.stringify(written)).toBe('{"first":1,"second":["--"]}')
})

test('a field that cannot be written back does not compile', () => {
  const fields = { size: v.exactOptional(length), list: v.exactOptional(v.array(lengthBack)) }
  type Fields = Parameters<typeof inOrder<typeof fields>>[1]
  expectTypeOf<{ readonly list: readonly { letters: number }[] }>().toExtend<Fields>()
  expectTypeOf<{ readonly size: { letters: number } }>().not.toExtend<Fields>()
})
