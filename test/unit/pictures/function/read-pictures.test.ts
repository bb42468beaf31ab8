import { expect, test } from 'vitest'
import type { Part } from '../../../../src/experiment/data/dataset.ts'
import { labelledPictures, readPictures } from '../../../../src/pictures/function/read-pictures.ts'

/** Four pictures of 2 × 2 pixels, of the classes 0, 1, 2, 1. */
const part: Part = {
  count: 4,
  inputs: Float64Array.from({ length: 16 }, (_, i) => i / 16),
  coordinates: Float64Array.from({ length: 16 }, (_, i) => i / 16),
  targets: Float64Array.from([1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 0]),
  weights: undefined,
}

/** Log probabilities that a network assigns to the classes of each picture. */
const outputs = [[0.9, 0.05, 0.05], [0.7, 0.2, 0.1], [0.2, 0.2, 0.6], [0.5, 0.4, 0.1]].flat().map(Math.log) // prettier-ignore

test('mistakes come first, the surest of them first, then the others, the least sure first', () => {
  const { pictures, summary } = readPictures({ part, outputs }, 'test', 2, 'cross-entropy')
  expect(pictures.map(({ words }) => words)).toEqual(['1 → 0', '1 → 0', '2', '0'])
  expect(pictures.map(({ wrong }) => wrong)).toEqual([true, true, false, false])
  expect(pictures.map(({ said }) => said)).toEqual([
    'test picture 2, labelled 1: the network says 0 with 70 %, and 1 with 20 %',
    'test picture 4, labelled 1: the network says 0 with 50 %, and 1 with 40 %',
    'test picture 3, labelled 2: the network says 2 with 60 %',
    'test picture 1, labelled 0: the network says 0 with 90 %',
  ])
  expect([...Array.from(pictures[0]!.pixels)]).toEqual([4, 5, 6, 7].map((k) => k / 16))
  expect(summary).toBe('2 of 4 pictures right (50 %); mistakes first, label → answer')
})

test('a loss whose outputs are not odds gives answers without probabilities', () => {
  const { pictures } = readPictures({ part, outputs }, 'test', 2, 'squared')
  expect(pictures[0]!.said).toBe('test picture 2, labelled 1: the network says 0')
})

test('one output of ±1 is read by its sign, with the probability of the logistic loss', () => {
  const signs = { ...part, targets: Float64Array.from([-1, 1, 1, -1]) }
  const { pictures, summary } = readPictures({ part: signs, outputs: [-1, -2, 3, -1].map((k) => k * Math.log(2)) }, 'train', 2, 'logistic') // prettier-ignore
  expect(pictures.map(({ words }) => words)).toEqual(['1 → 0', '0', '0', '1'])
  expect(pictures[0]!.said).toBe('train picture 2, labelled 1: the network says 0 with 80 %, and 1 with 20 %')
  expect(summary).toMatch(/^3 of 4 pictures right \(75 %\)/)
})

test('before anything is classified the pictures are in their order, with their labels', () => {
  const { pictures, summary } = labelledPictures(part, 'train', 2)
  expect(pictures.map(({ words, wrong }) => [words, wrong])).toEqual([['0', false], ['1', false], ['2', false], ['1', false]]) // prettier-ignore
  expect(pictures[3]!.said).toBe('train picture 4, labelled 1')
  expect(summary).toBe('4 pictures with their labels')
})
