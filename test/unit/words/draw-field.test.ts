import { expect, onTestFinished, test } from 'vitest'
import { readLive } from '../../../src/exchange/lecture/notation/live-text.ts'
import { parseExperiment } from '../../../src/experiment/format/parse.ts'
import { numberInWords } from '../../../src/page/lecture/live-words.ts'
import { isOfDraw, seedWords } from '../../../src/words/draw-field.ts'
import { experimentDifferences } from '../../../src/words/experiment-differences.ts'
import { german } from '../../../src/words/language/german/german.ts'
import { setTranslator } from '../../../src/words/language/language.ts'
import { Translator } from '../../../src/words/language/translator.ts'
import { homework } from '../../support/lectures/class-answers.ts'

const first = parseExperiment(homework.steps[0]!.experiment)

test.each([undefined, new Translator('de', german)])('seeds are written whole, language %#', (language) => {
  onTestFinished(() => setTranslator(undefined))
  setTranslator(language)
  const starts = (index: number) => [{ kind: 'random', distribution: 'lecun-normal', index }]
  const differences = experimentDifferences(
    parseExperiment({ ...first, starts: starts(1) }),
    parseExperiment({ ...first, starts: starts(12_345_678), seed: 4_294_967_295 }),
  )
  expect(differences.map(({ before, after }) => [before, after])).toEqual([
    ['1', '4294967295'],
    ['1', '12345678'],
  ])
  for (const source of ['seed', 'seed = 1', 'starts.0.index'])
    expect(numberInWords(readLive(source), 461_823)).toBe('461823')
  expect(numberInWords(readLive('algorithms.0.learningRate'), 461_823)).not.toBe('461823')
})

test('a seed is distinguished from a meaningful number', () => {
  expect([['seed'], ['starts', 0, 'index'], ['data', 'noise'], []].map(isOfDraw)).toEqual([
    true,
    true,
    false,
    false,
  ])
  expect(seedWords(0)).toBe('0')
})
