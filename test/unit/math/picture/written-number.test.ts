import { expect, test } from 'vitest'
import { formatLike } from '../../../../src/math/picture/written-number.ts'

test('a replacement number has the digits of the old one, and is that one character by character if they are equal', () => {
  const written: readonly (readonly [number, string, string])[] = [
    [2.5689, '2.57', '2.57'], [0.00098, '0.0010', '0.0010'], [0.00104, '0.0010', '0.0010'], [-0.4998, '-0.5', '\u22120.5'],
    [0.0326, '0.0704', '0.0326'], [0.03, '0.0704', '0.0300'], [12.3456, '0.550', '12.3'], [1234.5, '0.550', '1\u202F235'],
    [7.34, '40', '7.3'], [112.4, '40', '112'], [0, '40', '0'], [0.4, '3', '0.4'], [3, '0.5', '3'], [2e-7, '0.50', '2\u00b710\u207b\u2077'],
    [2.04e-7, '2.0e-7', '2\u00b710\u207b\u2077'], [1.3e-3, '2.0e-7', '0.0013'], [NaN, '0.5', 'not finite'],
    [5.57e-5, '0.0000557', '5.57\u00b710\u207b\u2075'], [0.0001, '0.0001', '0.0001'],
  ] // prettier-ignore
  for (const [value, as, text] of written) expect(formatLike(value, as), `${value} as ${as}`).toBe(text)
  expect(formatLike(1.7, '2'), 'rounded').toBe('2')
  expect(
    [2, 1.7, 0.5].map((value) => formatLike(value, '2', 1e-6)),
    'exact',
  ).toEqual(['2', '1.70', '0.500'])
  expect(formatLike(0.56, '0.5', 0.2), 'a wider claim does not say that it is the same').toBe('0.6')
})
