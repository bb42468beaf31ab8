import { expect, it } from 'vitest'
import { wrappedWords } from '../../../../src/charts/frame/wrapped-words.ts'

const letters = (text: string) => text.length

it('text is broken into lines that fit', () => {
  expect(wrappedWords('the run follows the hand', 11, letters)).toEqual(['the run', 'follows the', 'hand'])
  expect(wrappedWords('  one\n two ', 20, letters)).toEqual(['one two'])
  expect(wrappedWords('a incomprehensible b', 5, letters)).toEqual(['a', 'incomprehensible', 'b'])
  expect(wrappedWords('', 5, letters)).toEqual([])
})

it('non-breaking spaces are kept', () => {
  expect(wrappedWords('loss 5\u00a0%', 6, letters)).toEqual(['loss', '5\u00a0%'])
})
