import { expect, test } from 'vitest'
import { parseExperiment } from '../../../../../src/experiment/format/parse.ts'
import { oracle } from '../../../../../src/reference/oracle/index.ts'
import { quantityOf } from '../../../../../src/theory/quantity/index.ts'
import { observe, type Answers } from '../../../../../src/theory/quantity/source.ts'
import { seenWith } from '../../../../../src/theory/quantity/surface/surface.ts'
import { onFunction } from '../../../../support/experiments.ts'

const himmelblau = parseExperiment(onFunction({ id: 'himmelblau' }))

async function counted() {
  const asked: number[] = []
  const answers: Answers = {
    ...oracle,
    terrain: (experiment, options) => {
      asked.push(options.resolution)
      return oracle.terrain(experiment, options)
    },
  }
  return { asked, source: await observe(answers, himmelblau) }
}

test('Himmelblau’s four minima are counted on a named grid, by default of 65 points a side', async () => {
  const { asked, source } = await counted()
  expect(await quantityOf(source, 'minima')).toBe(4)
  expect(await quantityOf(source, 'minima', { resolution: 33 })).toBe(4)
  expect(asked).toEqual([65, 33])
})

test('an existing surface is read, thinned to the requested grid, and none is computed', async () => {
  const { asked, source } = await counted()
  const fine = oracle.terrain(himmelblau, { resolution: 129 })
  const coarse = oracle.terrain(himmelblau, { resolution: 33 })
  const level = 40
  const area = (resolution: number) => quantityOf(source, 'area-below', { level, resolution })
  const [at65, at33] = [await area(65), await area(33)]
  asked.length = 0
  const given = { level, resolution: 65 }
  expect(await quantityOf({ ...source, surface: fine }, 'area-below', given)).toBe(at65)
  expect(await quantityOf({ ...source, surface: coarse }, 'area-below', given)).toBe(at33)
  expect(at65).not.toBe(at33)
  expect(asked).toEqual([])
})

test('a surface of outcomes has the heights of the metric', async () => {
  const { source } = await counted()
  const outcomes = parseExperiment({ ...himmelblau, terrain: { quantity: 'outcome', show: 'cluster' } })
  expect(await quantityOf({ ...source, experiment: outcomes }, 'minima', { resolution: 33 })).toBe(4)
})

test('a finer existing surface is read on the default grid too, a coarser one as it is', () => {
  const seenOf = (n: number) =>
    seenWith({ values: new Float64Array(n * n), resolution: [n, n] }, {}).resolution
  expect([129, 65, 33].map(seenOf)).toEqual([
    [65, 65],
    [65, 65],
    [33, 33],
  ])
})
