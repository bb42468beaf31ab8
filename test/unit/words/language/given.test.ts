import { computed } from '@preact/signals-core'
import { afterEach, beforeEach, describe, expect, expectTypeOf, test } from 'vitest'
import { classWords, drawnWords, encodedWords, skippedWords } from '../../../../src/page/import/made-words.ts'
import type { CsvColumn } from '../../../../src/exchange/table/table-from-csv.ts'
import { drawNotes } from '../../../../src/study/assignment/own-draw.ts'
import type { Given } from '../../../../src/words/language/given.ts'
import type { DataSpec } from '../../../../src/experiment/spec/data.ts'
import { asGiven, translate, setTranslator } from '../../../../src/words/language/language.ts'
import { written } from '../../../../src/words/language/written.ts'
import { german } from '../../../../src/words/language/german/german.ts'
import { Translator } from '../../../../src/words/language/translator.ts'
import { columnNames } from '../../../../src/words/input-names.ts'
import { noGuess, verdictOf } from '../../../../src/view/question/verdict.ts'

/** Texts that a person may write and that look like a word, a sentence or a number of the screen. */
const words = Object.keys(german)
const titles = [
  '“size”',
  'A “small” step',
  'step 3 of 9',
  'loss, gain',
  'loss · steps',
  'loss and steps',
  'w_1',
  'size (small)',
  'Größe: 3 steps',
]

beforeEach(() => setTranslator(new Translator('de', german)))
afterEach(() => setTranslator(undefined))

describe("A person's text", () => {
  test('is shown as it is, whatever the catalogue has for it', () => {
    const changed = [...words, ...titles].filter((text) => written(asGiven(text)) !== text)
    expect(changed).toEqual([])
    // All of them would be translated.
    expect(titles.filter((text) => written(text) !== text).length).toBeGreaterThan(2)
    expect(words.filter((text) => written(text) !== text).length).toBeGreaterThan(3000)
  })

  test('stays so in one of our sentences, which is translated', () => {
    expect(written(`Hide ${asGiven('loss')}`)).toBe('loss verbergen')
    expect(written(`It is A: ${asGiven('steps')}`)).toBe('Es ist A: steps')
    expect(written(`w₀ of ${asGiven('small')}`)).toBe('w₀ von small')
    expect(written(`loss · ${asGiven('loss, small')}`)).toBe('Verlust · loss, small')
    expect(written(`Reading “${asGiven('size')}”`)).toContain('size')
  })

  test('stays so when it is wrapped, clipped, translated twice or marked twice', () => {
    const text = asGiven('small steps, a loss')
    for (const word of text.split(' ')) expect(written(word)).toBe(word.replaceAll('\u2063', ''))
    expect(written(translate(translate(text)))).toBe('small steps, a loss')
    expect(asGiven(text)).toBe(text)
  })

  test('is marked in what was computed from it before the language was chosen', () => {
    setTranslator(undefined)
    const data: DataSpec = {
      ...{ kind: 'table', task: 'regression', inputs: [[1, 2]], targets: [[1]] },
      inputNames: ['size', 'loss'],
    }
    const names = computed(() => columnNames(data, 2))
    expect(names.value).toEqual(['size', 'loss'])
    setTranslator(new Translator('de', german))
    expect(names.value.map(written)).toEqual(['size', 'loss'])
    setTranslator(undefined)
    expect(names.value).toEqual(['size', 'loss'])
  })

  test('is created only by asGiven, and unchanged by said', () => {
    expectTypeOf<string>().not.toExtend<Given>()
    const given: Given = translate(asGiven('loss'))
    expect(written(given)).toBe('loss')
  })

  test('is never marked in English', () => {
    setTranslator(undefined)
    expect([asGiven('loss'), written('loss')]).toEqual(['loss', 'loss'])
  })
})

describe("Texts such as the page's own", () => {
  test('are shown as they are if they are classes and columns of a table', () => {
    const report = { standardized: [], classes: ['small', 'large'] } as unknown as Parameters<
      typeof classWords
    >[0]
    expect(written(classWords(report))).toBe('„small“ ist −1 und „large“ ist 1.')
    expect(written(classWords({ ...report, classes: ['size', 'weight', 'steps'] }))).toContain(
      'size, weight, steps',
    )
    expect(written(drawnWords(report, ['size', 'weight', 'loss']))).toMatch(/„size“ und „weight“/u)
    const data: DataSpec = {
      ...{ kind: 'table', task: 'regression', inputs: [[1, 2]], targets: [[1]] },
      inputNames: ['size', 'loss'],
    }
    expect(columnNames(data, 2).map(written)).toEqual(['size', 'loss'])
    // The interface's own texts are translated.
    expect(written('size')).not.toBe('size')
  })

  test('are shown as they are if they are columns, sheets and skipped rows of a file', () => {
    const column = { type: 'text', role: 'input', numbers: 0, values: 2 } as CsvColumn
    const encoded = (found: Partial<CsvColumn>) =>
      encodedWords({ columns: [{ ...column, ...found }] } as unknown as Parameters<
        typeof encodedWords
      >[0]).map(written)
    for (const found of [{ values: 2 }, { values: 3 }, { type: 'date', since: '2012-01-31' }] as const)
      expect(encoded({ name: 'loss', ...found })[0]).toMatch(/^„loss“ (?:ist|sind|wird)/u)
    const told = skippedWords({
      sheets: ['loss', 'steps'],
      skipped: [{ kind: 'title', line: 1, text: 'loss' }],
    })
    expect(told.map(written)).toEqual([
      expect.stringMatching(/Titel.*: loss\.$/u),
      expect.stringMatching(/„loss“/u),
    ])
  })

  test('are shown as they are if a student’s draw comes from that name', () => {
    const handedIn = { draw: 'loss', name: 'steps' } as Parameters<typeof drawNotes>[0]
    const [note = ''] = drawNotes(handedIn, true, undefined)
    expect(written(note)).toMatch(/„loss“/u)
  })

  test('are shown as they are if they are options of a question', () => {
    const question = {
      ask: 'Which?', kind: 'choice', because: '', answer: { quantity: 'final-loss' },
      options: [{ label: 'loss', value: 0 }, { label: 'small', value: 1 }],
    } as const // prettier-ignore
    expect(written(verdictOf(question, { ...noGuess, chosen: 0 }, [1]).headline)).toBe('Es ist B: small')
    expect(written(verdictOf(question, { ...noGuess, chosen: 0 }, [1]).distances[0]!)).toMatch(/A: loss\.$/u)
  })
})
