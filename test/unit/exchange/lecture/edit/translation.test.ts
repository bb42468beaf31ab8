import { describe, expect, test } from 'vitest'
import { parseLecture } from '../../../../../src/exchange/lecture/parse-lecture.ts'
import { setField } from '../../../../../src/exchange/lecture/edit/data.ts'
import {
  addStep,
  deleteStep,
  duplicateStep,
  moveStep,
} from '../../../../../src/exchange/lecture/edit/steps.ts'
import { tidied } from '../../../../../src/exchange/lecture/edit/tidy.ts'
import {
  addTranslation,
  confirmTranslated,
  setTranslated,
} from '../../../../../src/exchange/lecture/edit/translation.ts'
import { setWords } from '../../../../../src/exchange/lecture/edit/words.ts'
import { documentsOf, joined } from '../../../../../src/exchange/lecture/translation/documents.ts'
import {
  labelsOf,
  overlayText,
  wordsDigest,
} from '../../../../../src/exchange/lecture/translation/overlay-text.ts'
import { passageName, passagesOf } from '../../../../../src/exchange/lecture/translation/passages.ts'
import { translationsRenamed } from '../../../../../src/exchange/lecture/translation/followed.ts'
import { withWords } from '../../../../../src/exchange/lecture/translation/with-words.ts'
import { scenarios } from '../../../../../src/scenarios/index.ts'
import { tal, valley } from '../../../../support/lectures/valley.ts'

const { scenario } = parseLecture(valley)
const file = joined(valley, tal)
const german = (text: string) => parseLecture(text).translations.find(({ language }) => language === 'de')
const overlay = (text: string) => documentsOf(text).translations[0]?.text ?? ''

describe('A translation is written passage by passage', () => {
  test('into a new language, in any order, until nothing is missing, with the lecture unchanged character by character', () => {
    let text = addTranslation(valley, 'valley', 'fr')
    expect(parseLecture(text).problems).toEqual([])
    for (const passage of passagesOf(scenario!).toReversed())
      text = setTranslated(text, 'fr', scenario!, passage, `${passage.text} ✓`)
    for (const label of labelsOf(scenario!)) text = setTranslated(text, 'fr', scenario!, { label }, `${label} ✓`)
    expect(documentsOf(text).lecture).toBe(valley)
    const { problems, translations } = parseLecture(text)
    expect(problems).toEqual([])
    const [french] = translations
    expect(french).toMatchObject({ language: 'fr', missing: [], outdated: [], stale: false })
    expect(passagesOf(french!.scenario).map(({ text: words }) => words)).toEqual(
      passagesOf(scenario!).map(({ text: words }) => (words.startsWith('- ') ? words.replace(/$/u, ' ✓') : `${words} ✓`)),
    )
    expect(overlay(text).split('\n').filter((line) => line.startsWith('#'))).toEqual([
      '# A valley ✓', '## One step ✓ {#one-step}', '## Another ✓ {#another}',
    ])
  }) // prettier-ignore

  test('one passage at a time: the others stay character by character, and an empty one is removed', () => {
    const place = { step: 'another', part: 'prose' } as const
    const changed = setTranslated(file, 'de', scenario!, place, 'Noch\n\nmehr.')
    expect(overlay(changed).replace(/^of:[^]*?(?=^---$)/mu, '')).toBe(tal.replace('Mehr.', 'Noch\n\nmehr.'))
    const gone = setTranslated(changed, 'de', scenario!, place, ' ')
    expect(german(gone)?.missing).toEqual(['another: prose'])
    expect(setTranslated(gone, 'de', scenario!, place, 'Noch\n\nmehr.')).toBe(changed)
    const bare = setTranslated(gone, 'de', scenario!, { step: 'another', part: 'title' }, '')
    expect(overlay(bare)).not.toContain('another')
    expect(setTranslated(file, 'fr', scenario!, place, 'Rien.')).toBe(file)
  })

  test('text that would be structure stays text', () => {
    const words = '## No step\n\n> [!try] none\n---\ntranslates: valley\n---'
    const place = { step: 'another', part: 'prose' } as const
    const text = setTranslated(file, 'de', scenario!, place, words)
    expect(german(text)?.scenario.steps[1]?.prose).toBe(words)
    expect(parseLecture(text).problems).toEqual([])
  })

  test('line ends, comments and unknown parts stay', () => {
    const odd = `${tal.replace('language: de', 'language: de # mine').replace('slope w:', '# a label\nslope w:')}\n> [!try] Unbekannt.\n`.replaceAll('\n', '\r\n')
    const text = setTranslated(joined(valley, odd), 'de', scenario!, { label: 'height b' }, 'Höhe')
    const written = setTranslated(text, 'de', scenario!, { step: 'another', part: 'prose' }, 'Anders.')
    for (const kept of ['# mine\r\n', '# a label\r\n', '> [!try] Unbekannt.\r\n', 'height b: Höhe\r\n', 'Anders.\r\n'])
      expect(overlay(written)).toContain(kept)
    expect(overlay(written).replaceAll('\r\n', '')).not.toContain('\n')
  }) // prettier-ignore
})

describe('A passage belongs to the text from which it was translated', () => {
  const changed = (text: string) => setWords(text, { step: 1, part: 'prose' }, 'Much more.').text

  test('and is out of date when that changes, until it is translated again or confirmed', () => {
    const place = { step: 'another', part: 'prose' } as const
    const fresh = setTranslated(file, 'de', scenario!, place, 'Mehr.')
    expect(german(fresh)).toMatchObject({ outdated: [], stale: false })
    const old = changed(fresh)
    expect(german(old)?.outdated).toEqual(['another: prose'])
    const now = parseLecture(old).scenario!
    expect(german(setTranslated(old, 'de', now, place, 'Viel mehr.'))?.outdated).toEqual([])
    const confirmed = confirmTranslated(old, 'de', now, place)
    expect(german(confirmed)?.outdated).toEqual([])
    expect(german(confirmed)?.scenario.steps[1]?.prose).toBe('Mehr.')
  })

  test('a digest of the whole becomes one for each passage: none counts as current if the whole was outdated', () => {
    const two = scenarios.find(({ id }) => id === 'two-weights')!
    const place = { part: 'idea' } as const
    const whole = (of: string) => joined('', overlayText(two, 'de').replace(/^of:[^]*?(?=^language)/mu, `of: ${of}\n`)).trimStart()
    const known = setTranslated(whole(`"${wordsDigest(two)}"`), 'de', two, place, 'Kurz.')
    expect(withWords(two, known).outdated).toEqual([])
    const other = setTranslated(whole('0badf00d'), 'de', two, place, 'Kurz.')
    expect(withWords(two, other).outdated).toEqual(passagesOf(two).map(passageName).filter((name) => name !== 'idea'))
  }) // prettier-ignore
})

describe('Translations follow their lecture', () => {
  const german2 = setTranslated(file, 'de', scenario!, { step: 'another', part: 'prose' }, 'Mehr.')

  test('steps are renamed, removed, moved, copied and added above them', () => {
    const renamed = setWords(german2, { step: 1, part: 'title' }, 'The last').text
    expect(parseLecture(renamed).problems).toEqual([])
    expect(german(renamed)).toMatchObject({ missing: [], outdated: ['the-last: title'] })
    const deleted = deleteStep(german2, 1).text
    expect(parseLecture(deleted).problems).toEqual([])
    expect(german(deleted)?.missing).toEqual([])
    expect(overlay(deleted)).not.toContain('Mehr.')
    expect(parseLecture(moveStep(german2, 1, 0).text)).toMatchObject({
      problems: [],
      translations: [{ missing: [] }],
    })
    expect(german(duplicateStep(german2, 1).text)?.missing).toEqual(['another-2: title', 'another-2: prose'])
    const added = addStep(german2, 2, { title: 'New' }).text
    expect(parseLecture(added).scenario?.steps).toHaveLength(3)
    expect(overlay(added)).toBe(overlay(german2))
    for (const text of [renamed, deleted, added]) expect(text).toMatch(/\S\n\n---\nbadlands: 1\ntranslates/u)
  })

  test('data added at the end of the lecture are placed before them, and formatting leaves them', () => {
    const long = Array.from({ length: 60 }, (_, i) => i / 7)
    const numbered = setField(german2, { step: 0, fence: 'show' }, ['sweep'], {
      label: 'x',
      values: long,
    }).text
    expect(numbered.indexOf('# Numbers')).toBeLessThan(numbered.indexOf('translates:'))
    expect(overlay(numbered)).toBe(overlay(german2))
    expect(overlay(tidied(german2).text)).toBe(overlay(german2))
  })

  test('the lecture is renamed', () => {
    const renamed = translationsRenamed(setField(german2, 'front', ['id'], 'hill').text, 'hill')
    expect(parseLecture(renamed).problems).toEqual([])
    expect(german(renamed)?.missing).toEqual([])
  })
})
