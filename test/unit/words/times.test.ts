import { afterEach, expect, test } from 'vitest'
import { setTranslator } from '../../../src/words/language/language.ts'
import { german } from '../../../src/words/language/german/german.ts'
import { Translator } from '../../../src/words/language/translator.ts'
import { dateWords, timeWords } from '../../../src/words/times.ts'

afterEach(() => setTranslator(undefined))

const [march, later] = [new Date(2026, 2, 5, 14, 7).getTime(), new Date(2026, 2, 9, 8).getTime()]

test('a time is given by its day, and today by the clock', () => {
  expect(timeWords(march, later)).toBe('5 Mar, 14:07')
  expect(timeWords(march, march + 1000)).toBe('14:07')
})

test('a date follows the language of the screen', () => {
  setTranslator(new Translator('de', german))
  expect(timeWords(march, later)).toBe('5. März, 14:07')
  expect(dateWords(march, { dateStyle: 'long' })).toBe('5. März 2026')
})
