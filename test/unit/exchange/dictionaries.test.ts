import { expect, test } from 'vitest'
import { experimentDictionary } from '../../../src/exchange/dictionaries/experiment.ts'
import { lectureDictionary } from '../../../src/exchange/dictionaries/lecture.ts'
import { textDigest } from '../../../src/math/digest.ts'

test('The dictionaries are those that made the links: a better one needs a new link version', () => {
  expect(textDigest(experimentDictionary)).toBe('87afd15c619148a903d452267f70ef6a')
  expect(textDigest(lectureDictionary)).toBe('382ae13ca8653689745ed76f9627fa16')
})
