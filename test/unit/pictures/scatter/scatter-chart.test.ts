import { expect, test } from 'vitest'
import { dropWords, nearlyEqualEnds } from '../../../../src/pictures/scatter/scatter-chart.ts'

test('a unit is nearly as long on both axes, and the axis with more space extends at both of its ends', () => {
  expect(nearlyEqualEnds([-3, 3], [-2, 2], 600, 600)).toEqual([[-3, 3], [-2, 2]]) // prettier-ignore
  expect(nearlyEqualEnds([-3, 5], [-2, 2], 800, 200)).toEqual([[-4, 6], [-2, 2]]) // prettier-ignore
})

const words = { chosen: 'the winner', across: 'proxy', merit: 'merit', luck: 'luck' }

test("merit and luck add up to the chosen one's value on the horizontal axis, each at the middle of its part", () => {
  expect(dropWords({ words, chosen: { across: 2.5, up: 1 } })).toEqual([
    { text: 'proxy 2.50', at: 2.5, of: 'across' },
    { text: 'luck 1.50', at: 1.75, of: 'across' },
    { text: 'the winner', at: 1 },
    { text: 'merit 1.00', at: 0.5, of: 'up' },
  ])
})

test('if its place is hidden, only its value on the horizontal axis is shown', () => {
  const said = dropWords({ words, chosen: { across: 2.5 } }).map(({ text }) => text)
  expect(said).toEqual(['the winner', 'proxy 2.50'])
})
