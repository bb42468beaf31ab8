import { expect, test } from 'vitest'
import { lectureText } from '../../../../../src/exchange/lecture/lecture-text.ts'
import { parseLecture } from '../../../../../src/exchange/lecture/parse-lecture.ts'
import {
  documentsOf,
  joined,
  withoutTranslation,
} from '../../../../../src/exchange/lecture/translation/documents.ts'
import { isTranslation } from '../../../../../src/exchange/lecture/text/scan.ts'
import { overlayText } from '../../../../../src/exchange/lecture/translation/overlay-text.ts'
import { scenarios } from '../../../../../src/scenarios/index.ts'
import { byTurns } from '../../../../support/turns.ts'
import { tal, valley } from '../../../../support/lectures/valley.ts'

const french = tal.replace('language: de', 'language: fr')

test('A lecture with translations is split into the joined files, character by character', () => {
  const file = joined(joined(valley, tal), french)
  const { lecture, translations } = documentsOf(file)
  expect(lecture).toBe(valley)
  expect(translations.map(({ text }) => text)).toEqual([tal, french])
  for (const { text, from, before } of translations) {
    expect(file.slice(from, from + text.length)).toBe(text)
    expect(file.split('\n')[before]).toBe('---')
  }
  const [first, second] = translations
  expect(withoutTranslation(file, second!)).toBe(joined(valley, tal))
  expect(withoutTranslation(file, first!)).toBe(joined(valley, french))
  expect(withoutTranslation(joined(valley, tal), first!)).toBe(valley)
})

test('Lectures of the repository are read the same with a translation after them, and a file without one is unchanged', () => {
  for (const scenario of byTurns(scenarios, 3)) {
    const text = lectureText(scenario)
    expect(documentsOf(text)).toEqual({ lecture: text, translations: [] })
    const overlay = overlayText(scenario, 'eo')
    const file = joined(text, overlay)
    expect(documentsOf(file).translations.map((one) => one.text), scenario.id).toEqual([overlay])
    expect(documentsOf(file).lecture).toBe(text)
    const { scenario: read, translations, problems } = parseLecture(file)
    expect(problems, scenario.id).toEqual([])
    expect(lectureText(read!)).toBe(text)
    expect(translations.map(({ language, missing, outdated, notes }) => ({ language, missing, outdated, notes })), scenario.id).toEqual([{ language: 'eo', missing: [], outdated: [], notes: [] }])
  }
}) // prettier-ignore

test('A translation into the same language replaces the previous one', () => {
  const file = joined(joined(valley, tal), french)
  const again = tal.replace('Ein Tal', 'Das Tal')
  expect(joined(file, again)).toBe(file.replace('Ein Tal', 'Das Tal'))
  expect(joined(file, again.trimEnd())).toBe(file.replace('Ein Tal', 'Das Tal'))
})

test('Line ends, a missing last line end, a byte-order mark and the order of fields are preserved', () => {
  const windows = (text: string) => text.replaceAll('\n', '\r\n')
  const both = documentsOf(joined(windows(valley), windows(tal)))
  expect([both.lecture, both.translations[0]?.text]).toEqual([windows(valley), windows(tal)])
  expect(joined(valley.trimEnd(), tal)).toBe(joined(valley, tal))
  expect(joined(valley, `\uFEFF${tal}`)).toBe(joined(valley, tal))
  const other = tal.replace(
    'badlands: 1\ntranslates: valley\n',
    '# by hand\n\nbadlands: 1\ntranslates: valley\n',
  )
  expect(isTranslation(other)).toBe(true)
  const { translations } = documentsOf(joined(valley, other))
  expect(translations).toHaveLength(1)
  expect(translations[0]?.text.split('\n').toSorted()).toEqual(other.split('\n').toSorted())
})

test('A rule in prose is no translation, and prose that looks like one is written so that it stays prose', () => {
  const ruled = valley.replace('More.\n', 'More.\n\n---\n\nbadlands: 1\n\n---\nand so on\n')
  expect(documentsOf(ruled).translations).toEqual([])
  expect(parseLecture(ruled).scenario?.steps[1]?.prose).toContain('---\n\nbadlands')
  const { scenario } = parseLecture(valley)
  const prose = 'Look:\n\n---\ntranslates: valley\n---'
  const odd = { ...scenario!, steps: scenario!.steps.map((step) => ({ ...step, prose })) }
  const text = lectureText(odd)
  expect(documentsOf(text).translations).toEqual([])
  expect(parseLecture(text).scenario?.steps[1]?.prose).toBe(prose)
})

test('A file with only translations has no lecture', () => {
  const { lecture, translations } = documentsOf(joined(tal, french))
  expect([lecture, translations.map(({ text }) => text)]).toEqual(['', [tal, french]])
  expect([isTranslation(tal), isTranslation(valley), isTranslation('Words.')]).toEqual([true, false, false])
})
