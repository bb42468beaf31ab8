import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { livePieces } from '../../../src/exchange/lecture/notation/live-pieces.ts'
import { withWords } from '../../../src/exchange/lecture/translation/with-words.ts'
import { translations } from '../../../src/scenarios/translations.ts'
import { scenarios } from '../../../src/scenarios/index.ts'
import type { Step } from '../../../src/exchange/lecture/scenario.ts'

const folder = join(import.meta.dirname, '..', '..', '..', 'src', 'scenarios', 'lectures')

/** All texts of a step that may contain numbers. */
const wordsOf = ({ prose, try: act = '', watch = '', question }: Step): string =>
  [prose, act, watch, question?.setup ?? '', question?.ask ?? '', question?.because ?? ''].join('\n')

const numbersOf = (step: Step): string[] => livePieces(wordsOf(step)).map(({ source }) => source)

test('overture, two weights, three gaps and five in two are in German', () => {
  expect(translations.map(({ id, language }) => `${id} ${language}`).toSorted()).toEqual([
    'five-in-two de',
    'overture de',
    'three-gaps de',
    'two-weights de',
  ])
})

describe.each(translations.map(({ id, language, load }) => [id, language, load] as const))('%s in %s', (id, language, load) => {
  const lecture = scenarios.find((one) => one.id === id)
  if (!lecture) throw new Error(`There is no lecture "${id}".`)
  const text = readFileSync(join(folder, id, `${language}.md`), 'utf8')
  const { scenario, missing, stale, problems } = withWords(lecture, text)

  test("has all of its text, for the lecture's current version", () => {
    expect(problems).toEqual([])
    expect(missing).toEqual([])
    expect(stale).toBe(false)
  })

  test('has the live numbers, and the phrases that highlight something', () => {
    scenario.steps.forEach((step, i) => {
      const own = lecture.steps[i]
      if (!own) return
      expect(numbersOf(step).toSorted(), step.title).toEqual(numbersOf(own).toSorted())
      for (const phrase of Object.keys(step.marks ?? {})) expect(step.watch, step.title).toContain(phrase)
    })
  })

  test('is what its script makes for readers, in its language', async () => {
    const read = await load()
    expect(read.language).toBe(language)
    expect(read.title).toBe(scenario.title)
    expect(read.steps.map(({ prose }) => prose)).toEqual(scenario.steps.map(({ prose }) => prose))
  })
}) // prettier-ignore
