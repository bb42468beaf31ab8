import { expect, test } from 'vitest'
import { isLong } from '../../support/long.ts'
import { byTurns } from '../../support/turns.ts'

const cases = Array.from({ length: 7 }, (_, i) => i)

test('over as many turns as there are parts every case is tried once, and in the long form all each time', () => {
  for (const parts of [2, 3]) {
    const taken = Array.from({ length: parts }, (_, turn) => byTurns(cases, parts, 20_000 + turn))
    if (isLong) for (const all of taken) expect(all).toEqual(cases)
    else expect(taken.flat().sort()).toEqual(cases)
    expect(byTurns(cases, parts, parts), 'the same again').toEqual(byTurns(cases, parts, 0))
  }
})
