import { expect, test } from 'vitest'
import { languageFault, languageName } from '../../../../src/exchange/lecture/language-code.ts'

test("A language code gives the language's own name", () => {
  expect(['de', 'fr', 'pt-BR', 'tlh'].map((code) => languageName(code))).toEqual(['Deutsch', 'français', 'português (Brasil)', 'Klingon'])
  expect(languageName('de', 'en')).toBe('German')
  expect(['en', 'de', 'zh-Hant', 'gsw'].map(languageFault)).toEqual([undefined, undefined, undefined, undefined])
}) // prettier-ignore

test.each([
  ['english', '"english" is not the code of a language. Do you mean "en"?'],
  ['Deutsch', '"Deutsch" is not the code of a language. Do you mean "de"?'],
  ['', '"" is not the code of a language. Write one such as en, de or pt-BR'],
  ['d e', /is not the code of a language/u],
  ['xx', /is not the code of a language/u],
])('%s is none', (code, message) => {
  expect(languageFault(code)).toMatch(message)
})
