import { describe, expect, it } from 'vitest'
import { wayOut, type Mode } from '../../../src/page/way-out.ts'

describe('the exit from a mode', () => {
  it.each<[Mode, letters: boolean, names: RegExp | undefined]>([
    ['presenting', true, /press P or click ×/],
    ['presenting', false, /click ×/],
    ['writing', true, /press E in the list of steps or click Read/],
    ['writing', false, /click Read/],
    ['asked', true, /answer the question or click Show the answer/],
    ['asked', false, /answer the question or click Show the answer/],
    ['sandbox', true, /click Back to the lecture/],
    ['sandbox', false, /click Back to the lecture/],
    ['reading', true, undefined],
    ['reading', false, undefined],
  ])('%s, keys of one letter act: %s', (mode, letters, names) => {
    const said = wayOut(mode, letters)
    if (!names) return expect(said).toBeUndefined()
    expect(said).toMatch(names)
    expect(/press/.test(said ?? ''), 'a key that does not act is not named').toBe(
      letters && /press/.test(names.source),
    )
  })
})
