import { expect, it } from 'vitest'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'
import { knownMinimum } from '../../../../src/reference/outcome/height-frame.ts'
import { onFunction } from '../../../support/experiments.ts'

it('the lowest of the known minima counts for a function that has several', () => {
  const at = (id: string) => knownMinimum(parseTraining(onFunction({ id })))
  expect(at('goldstein-price')).toBe(3)
  expect(at('styblinski-tang')).toBeCloseTo(-78.332331, 5)
})
