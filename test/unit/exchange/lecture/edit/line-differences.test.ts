import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lineDifferences, withoutSame } from '../../../../../src/exchange/lecture/edit/line-differences.ts'

test("the lines of both texts are included, each text's in order", () => {
  const lines = fc.array(fc.constantFrom('a', 'b', 'c', ''), { minLength: 1 })
  fc.assert(
    fc.property(lines, lines, (one, other) => {
      const found = lineDifferences(one.join('\n'), other.join('\n'))
      const without = (kind: string) => found.filter((line) => line.kind !== kind).map(({ text }) => text)
      expect([without('new'), without('gone')]).toEqual([one, other])
    }),
  )
})

test('differences are shown with two lines around them', () => {
  const before = Array.from({ length: 20 }, (_, i) => `line ${i}`)
  const after = before.toSpliced(10, 1, 'other', 'another')
  const shown = withoutSame(lineDifferences(before.join('\n'), after.join('\n')))
  expect(shown.map(({ kind, text }) => `${{ same: ' ', gone: '-', new: '+' }[kind]}${text}`)).toEqual([
    ' …',
    ' line 8',
    ' line 9',
    '-line 10',
    '+other',
    '+another',
    ' line 11',
    ' line 12',
    ' …',
  ])
  expect(withoutSame(lineDifferences('a\nb', 'a\nb'))).toEqual([{ kind: 'same', text: '…' }])
})
