import * as v from 'valibot'
import { expect, expectTypeOf, test } from 'vitest'
import { number, readBy, text } from '../../../../../src/exchange/lecture/fences/fields.ts'
import { inOrder, withText } from '../../../../../src/exchange/lecture/fences/written.ts'

const length = readBy(text, (word) => ({ letters: word.length }))
const lengthBack = withText(length, ({ letters }) => '-'.repeat(letters))

test('fields are written in the order of their schema, each by its own writer, without undefined ones', () => {
  const fields = {
    first: v.exactOptional(number),
    second: v.exactOptional(v.array(lengthBack)),
    third: v.exactOptional(text),
  }
  const written = inOrder(fields, { third: undefined, second: [{ letters: 2 }], first: 1 })
  expect(JSON.stringify(written)).toBe('{"first":1,"second":["--"]}')
})

/** The values that the compiler accepts for a field of this schema. */
type Written<S extends v.GenericSchema> = Parameters<typeof inOrder<{ size: S }>>[1]

test('a field without a writer does not compile', () => {
  expectTypeOf<{ size: { letters: number } }>().not.toExtend<Written<typeof length>>()
  expectTypeOf<{ size: { letters: number } }>().toExtend<Written<typeof lengthBack>>()
  expect(inOrder({ size: lengthBack }, { size: { letters: 3 } })).toEqual({ size: '---' })
})
