import { describe, expect, test } from 'vitest'
import { reshaped, defaultModel } from '../../../src/edit/shape.ts'
import { typedInstead, understood } from '../../../src/edit/typed-function.ts'
import { functions } from '../../../src/experiment/functions/catalogue.ts'
import { parseTraining } from '../../../src/experiment/format/parse.ts'
import { onFunction } from '../../support/experiments.ts'

describe('a text becomes a model', () => {
  test('whose unknown letters are parameters, with their current values', () => {
    expect(understood('a x^2 + k2 y^2 + rho', { a: 3, unused: 7 }).model).toEqual({
      kind: 'function',
      id: 'custom',
      expression: 'a x^2 + k2 y^2 + rho',
      parameters: { a: 3, k2: 1, rho: 1 },
    })
  })

  test('but no word, no call, and not more than there may be', () => {
    expect(() => understood('ax^2', {})).toThrow('Unknown name “ax”')
    expect(() => understood('g(x)', {})).toThrow('Unknown function “g”')
    const seventeen = 'abcdfghijklmnopqr'.split('').join('+')
    expect(() => understood(seventeen, {})).toThrow('Unknown name “r”')
  })
})

describe('“Your own” starts', () => {
  test.each(functions.map(({ id }) => id))('with %s as it was, in its window', (id) => {
    const before = parseTraining(onFunction({ id }))
    const model = typedInstead(before.model)
    const after = parseTraining({ ...before, ...reshaped(before, { model }) })
    expect(after.plane).toEqual(before.plane)
    expect(after.starts).toEqual(before.starts)
    if (id !== 'octopus' && before.model.kind === 'function')
      expect(model.parameters).toEqual(before.model.parameters)
  })

  test('with two valleys on the usual window where a network was', () => {
    const network = parseTraining({
      ...onFunction({ id: 'himmelblau' }),
      data: { kind: 'generated', id: 'two-moons' },
      model: defaultModel,
      metric: { loss: 'logistic' },
      starts: [{ kind: 'random', distribution: 'lecun-normal' }],
      plane: { kind: 'random', normalization: 'filter' },
    })
    const after = parseTraining({ ...network, ...reshaped(network, { model: typedInstead(network.model) }) })
    expect(after.model).toMatchObject({ id: 'custom', expression: '(x^2 - 1)^2 + y^2' })
    expect(after.plane).toMatchObject({ kind: 'weights', extent: { a: [-3, 3], b: [-3, 3] } })
    expect(after.data).toEqual({ kind: 'none' })
  })
})
