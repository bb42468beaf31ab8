import { expect, it } from 'vitest'
import { scenarios } from '../../../../src/scenarios/index.ts'
import { quantityName } from '../../../../src/words/quantities/quantity-names.ts'

it('every chart of several curves in the lectures has a name for its vertical axis', () => {
  const nameless = scenarios.flatMap(({ id, steps }) =>
    steps.flatMap(({ sweep: { quantities = [], up } = {} }, i) =>
      [0, 1].flatMap((of) => {
        const [first, ...others] = quantities.filter(({ chart = 0 }) => chart === of)
        return first && others.length > 0 && !(up ?? quantityName(first.quantity))
          ? [`${id} ${i + 1}: ${first.quantity}`]
          : []
      }),
    ),
  )
  expect(nameless).toEqual([])
})
