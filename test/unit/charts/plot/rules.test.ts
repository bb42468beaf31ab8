import { expect, it } from 'vitest'
import { boxesBeside } from '../../../../src/charts/plot/rules.ts'

it('a name is over its rule, and names of near rules stand beside each other inside the plot', () => {
  const box = (middle: number) => ({ middle, width: 20 })
  expect(boxesBeside([box(50)], 0, 100)).toEqual([40])
  expect(boxesBeside([box(50), box(52)], 0, 100)).toEqual([40, 60])
  expect(boxesBeside([box(98), box(2), box(90)], 0, 100)).toEqual([80, 0, 60])
})
