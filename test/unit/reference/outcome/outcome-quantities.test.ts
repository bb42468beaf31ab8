import { expect, test } from 'vitest'
import { oracle } from '../../../../src/reference/oracle/index.ts'
import { parseExperiment } from '../../../../src/experiment/format/parse.ts'
import { quantityOf } from '../../../../src/theory/quantity/index.ts'
import { observe } from '../../../../src/theory/quantity/source.ts'
import { himmelblauBasins } from '../../../support/theory/basins.ts'
import { moons } from '../../../support/experiments.ts'

const descent = (learningRate: number, steps: number) => ({ id: 'sgd' as const, learningRate, steps })

/** The second algorithm has hardly begun, and the third is too fast for minimum C. */
const source = await observe(
  oracle,
  parseExperiment({
    ...himmelblauBasins(descent(0.01, 300)),
    algorithms: [descent(0.01, 300), descent(0.001, 5), descent(0.0155, 300)],
    starts: [{ kind: 'weights', values: [-3, -3] }],
  }),
)

test('a run ends in a minimum only where it has converged', async () => {
  const ends = [0, 1, 2].map((algorithm) => quantityOf(source, 'ending-minimum', { algorithm }))
  expect(await Promise.all(ends)).toEqual([2, -1, -1])
  const cycling = [0, 1, 2].map((algorithm) => quantityOf(source, 'cycles', { algorithm }))
  expect(await Promise.all(cycling)).toEqual([0, 0, 1])
})

test('the shares of the statuses add to 1, those of the minima to the share that converged', async () => {
  const share = (given: Record<string, number | string>) =>
    quantityOf(source, 'outcome-share', { count: 12, algorithm: 2, ...given })
  const statuses = ['converged', 'unfinished', 'cycle', 'diverged']
  const byStatus = await Promise.all(statuses.map((status) => share({ status })))
  const byMinimum = await Promise.all([0, 1, 2, 3].map((minimum) => share({ minimum })))
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)
  expect(sum(byStatus)).toBeCloseTo(1, 12)
  expect(sum(byMinimum)).toBeCloseTo(byStatus[0]!, 12)
  expect(byMinimum[2]).toBe(0)
})

test('a start that one algorithm leaves unfinished does not count as a difference', async () => {
  const difference = (other: number) => quantityOf(source, 'basin-difference', { count: 12, other })
  expect(await difference(0)).toBe(0)
  expect(await difference(1)).toBe(0)
  expect(await difference(2)).toBeGreaterThan(0)
})

test('an unknown quantity is refused in words', async () => {
  const network = { ...source, experiment: parseExperiment(moons) }
  await expect(quantityOf(network, 'ending-minimum')).rejects.toThrow(/minima of a network are not known/)
  await expect(quantityOf(network, 'stable-learning-rate')).rejects.toThrow(/not known here/)
  await expect(quantityOf(source, 'stable-learning-rate', { minimum: 4 })).rejects.toThrow(/not known here/)
  await expect(quantityOf(source, 'outcome-share', { count: 2 })).rejects.toThrow(/a minimum or of a status/)
})
