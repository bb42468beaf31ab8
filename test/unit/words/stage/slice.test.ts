import { expect, test } from 'vitest'
import { completeAlgorithm, type AlgorithmSpec } from '../../../../src/experiment/spec/algorithm.ts'
import { german } from '../../../../src/words/language/german/german.ts'
import { Translator } from '../../../../src/words/language/translator.ts'
import { sliceWords } from '../../../../src/words/stage/slice.ts'

const trained = completeAlgorithm({ id: 'sgd', learningRate: 0.1, steps: 10 })
const recorded = { id: 'recorded', steps: [0, 1] } as unknown as AlgorithmSpec
const speech = new Translator('de', german)

test.each([
  ['a run that was recorded with it', [recorded], /trained the whole network/, /start here/],
  ['a run that starts on the page', [trained], /start here see only the slice/, /whole network/],
  ['both', [recorded, trained], /whole network.*start here/, /^$/],
] as const)('a surface that was computed elsewhere is explained beside %s', (_, algorithms, told, not) => {
  const sentences = sliceWords({ algorithms: [...algorithms] })
  const words = sentences.join(' ')
  expect(words).toMatch(/^This surface was computed elsewhere/)
  expect(words).toMatch(told)
  expect(words).not.toMatch(not)
  for (const sentence of sentences) expect(speech.said(sentence)).not.toBe(sentence)
})
