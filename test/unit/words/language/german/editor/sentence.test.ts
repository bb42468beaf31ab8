import { expect, test } from 'vitest'
import { scenarios } from '../../../../../../src/scenarios/index.ts'
import { experimentSentence } from '../../../../../../src/words/experiment-sentence.ts'
import { german } from '../../../../../../src/words/language/german/german.ts'
import { Translator } from '../../../../../../src/words/language/translator.ts'
import { stagedSteps } from '../../../../../support/lectures/scenarios.ts'

/**
 * Texts that are the same in both languages. The heavy ball is a glossary term, which is looked up in English
 * prose.
 */
const names =
  /^(?:Adam|Adagrad|RMSProp|Nesterov|Newton|Gauss-Newton|Himmelblau|Octopus|SGD|SAM|normal|heavy ball)$/u

test('what each step opens with is a German sentence', () => {
  const translator = new Translator('de', german)
  const said = scenarios
    .flatMap(stagedSteps)
    .flatMap(({ stages }) => stages.flatMap(experimentSentence))
    .flatMap(({ words, joint = '', label }) => [words, joint, label])
  const english = [...new Set(said)].filter(
    (text) => /[a-z]{3}/u.test(text) && !names.test(text) && translator.said(text) === text,
  )
  expect(said.length).toBeGreaterThan(1000)
  expect(english).toEqual([])
})

test('every count is German in singular and plural', () => {
  const sources = import.meta.glob<string>(
    '../../../../../../src/{elements,view,pictures,words,experiment/recorded}/**/*.ts',
    {
      query: '?raw',
      import: 'default',
      eager: true,
    },
  )
  const nouns = Object.values(sources).flatMap((text) =>
    Array.from(text.matchAll(/\b(?:counted|count)\([\w.]+, '([a-z ]+)'\)/gu), ([, noun = '']) => noun),
  )
  const translator = new Translator('de', german)
  const english = [...new Set(nouns)]
    .flatMap((noun) => [`1 ${noun}`, `12 ${noun}s`])
    .filter((text) => translator.said(text) === text)
  expect(nouns.length).toBeGreaterThan(10)
  expect(english).toEqual([])
})
