import { afterEach, expect, test } from 'vitest'
import { formatFixed, formatNumber, parseNumber } from '../../../../src/math/picture/format.ts'
import { language, languageOf, translate, setTranslator } from '../../../../src/words/language/language.ts'
import { Translator } from '../../../../src/words/language/translator.ts'

afterEach(() => setTranslator(undefined))

test.each([
  [['de-AT', 'en'], 'de'],
  [['fr', 'de'], 'de'],
  [['en-GB', 'de'], 'en'],
  [['fr'], 'en'],
  [[], 'en'],
])('of the languages %j the screen speaks %s', (wished, spoken) => {
  expect(languageOf(wished)).toBe(spoken)
})

test("the screen is English until another language is set, with that language's decimals", () => {
  expect([language(), translate('loss'), formatNumber(0.25)]).toEqual(['en', 'loss', '0.25'])
  setTranslator(new Translator('de', { loss: 'Verlust' }))
  expect([language(), translate('loss'), translate('rail')]).toEqual(['de', 'Verlust', 'rail'])
  expect([formatNumber(-0.25), formatFixed(1.5), formatNumber(2.5e-7), formatNumber(12)]).toEqual([
    '−0,25',
    '1,50',
    '2,5·10⁻⁷',
    '12',
  ])
  expect(parseNumber(formatNumber(-0.25))).toBe(-0.25)
})
