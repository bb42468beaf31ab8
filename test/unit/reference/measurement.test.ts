import { expect, expectTypeOf, test } from 'vitest'
import { measures, optionsOf, type MeasureOptions } from '../../../src/reference/measurement.ts'
import { oracle } from '../../../src/reference/oracle/index.ts'
import { product } from '../../support/experiments.ts'

const every = [...new Set(measures.flatMap(optionsOf))]

test('an option that a measure does not take is refused with its place, and an undefined one does not count', () => {
  for (const what of measures)
    for (const name of every.filter((option) => !optionsOf(what).includes(option))) {
      const ask = (value: unknown) => () => oracle.measure(product, [1, 2], what, { [name]: value })
      expect(ask(1), `${what} ${name}`).toThrow(`options.${name}: '${what}' takes no ${name}: it takes `)
      expect(ask(undefined), `${what} ${name}`).not.toThrow(/takes no/)
    }
  expect(() => oracle.measure(product, [1, 2], 'direction', { toward: [1, 2], count: 3 } as object)).toThrow(
    "options.count: 'direction' takes no count: it takes toward, start, run",
  )
})

test('the types give a caller the options of the named measure', () => {
  expectTypeOf<keyof MeasureOptions<'hessian-top'>>().toEqualTypeOf<
    'metric' | 'count' | 'guess' | 'start' | 'run'
  >()
  expectTypeOf<keyof MeasureOptions<'movement'>>().toEqualTypeOf<'start' | 'run'>()
  expectTypeOf<MeasureOptions<'cka'>>().not.toHaveProperty('count')
})
