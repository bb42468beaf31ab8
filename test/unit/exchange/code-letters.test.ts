import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromCodeLetters, toCodeLetters } from '../../../src/exchange/code-letters.ts'

test('Two bytes become three characters, in base 41, and are read back', () => {
  expect(toCodeLetters(Uint8Array.of())).toBe('')
  expect(toCodeLetters(Uint8Array.of(40))).toBe(':0')
  expect(toCodeLetters(Uint8Array.of(0, 41))).toBe('010')
  // 65535 = 17 + 40 · 41 + 38 · 41², and 255 = 9 + 6 · 41.
  expect(toCodeLetters(Uint8Array.of(255, 255, 255))).toBe('H:-96')
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const letters = toCodeLetters(bytes)
      expect(letters).toMatch(/^[\dA-Z$*/:-]*$/u)
      expect(new URL(`https://x/#${letters}`).hash.slice(1), 'an address keeps them').toBe(letters)
      expect(fromCodeLetters(letters)).toEqual(bytes)
    }),
  )
})

test('A text that is not such a code has no bytes', () => {
  for (const wrong of ['0', '0000', 'ab', '0a0', ':::', '6A', '+00', '0 0'])
    expect(fromCodeLetters(wrong), wrong).toBeUndefined()
})
