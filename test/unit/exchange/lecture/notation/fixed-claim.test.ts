import { expect, test } from 'vitest'
import { readLive } from '../../../../../src/exchange/lecture/notation/live-text.ts'
import { readClaims } from '../../../../../src/exchange/lecture/notation/claim-text.ts'
import { foundLike, fixedClaim, withFix } from '../../../../../src/exchange/lecture/notation/fixed-claim.ts'

test.each([
  ['minimum-sharpness = 2.75', 2.569, '2.57'],
  ['minimum-sharpness = 2.75 ± 0.0005', 2.56912, '2.569'],
  ['minimum-sharpness = 3', 2.569, '3'],
  ['part-errors = 12 %', 0.1534, '15'],
  ['final-loss = 3.6e-15', 4.4444e-12, '4.4e-12'],
  ['final-loss = -2.0', -0.04, '-0.0'],
  ['final-loss = 1 exactly', 0.5, '0.5'],
])('in {%s} %d stands as %s, which holds', (source, found, written) => {
  const { claim } = readLive(source)
  expect(foundLike(found, claim!)).toBe(written)
  const again = readLive(source.replace(/= \S+/u, `= ${written}`)).claim!.said
  expect(Math.abs((again.value ?? NaN) - found)).toBeLessThanOrEqual((again.absolute ?? 0) * (1 + 1e-9))
})

test('a number claims another value everywhere in the text, with its tolerance, and no other number does', () => {
  const source = 'final-weight index=1 = 0.5 ± 0.1'
  const text = `First {${source}}, $\\num{final-weight  index=1 = 0.5 ± 0.1}$, {final-weight index=2 = 0.5}, 0.5.`
  expect(withFix(text, source, { value: '0.7' })).toBe(
    'First {final-weight index=1 = 0.7 ± 0.1}, $\\num{final-weight  index=1 = 0.7 ± 0.1}$, {final-weight index=2 = 0.5}, 0.5.',
  )
})

test.each([
  ['final-loss = 0 exactly', { tolerance: '1e-14' }, 'final-loss = 0 ± 1e-14'],
  ['final-loss = 0 ± 1e-30, long', { tolerance: '1e-14' }, 'final-loss = 0 ± 1e-14, long'],
  ['final-loss = 0 exactly, long', { float32: '1e-7' }, 'final-loss = 0 exactly, long, float32 ± 1e-7'],
  ['final-loss = 0, float32 ± 1e-9, long', { float32: '1e-7' }, 'final-loss = 0, float32 ± 1e-7, long'],
  ['part-errors = 38 %, all over 20 draws', { value: '0.4', tolerance: '0.02' }, 'part-errors = 0.4 % ± 0.02, all over 20 draws'],
])('%s is mended by %j', (claim, mend, mended) => {
  expect(fixedClaim(claim, mend)).toBe(mended)
  expect(() => readClaims(mended)).not.toThrow()
}) // prettier-ignore

test('one value of a row changes, or all get more tolerance', () => {
  const row = 'final-weight index=0… = 1, -2, 3 ± 0.1'
  expect(fixedClaim(row, { value: '2.5' }, 1)).toBe('final-weight index=0… = 1, 2.5, 3 ± 0.1')
  expect(fixedClaim(row, { tolerance: '0.2' }, 1)).toBe('final-weight index=0… = 1, -2, 3 ± 0.2')
})
