import { expect, test } from 'vitest'
import { parseTraining } from '../../../../../src/experiment/format/parse.ts'
import { oracle } from '../../../../../src/reference/oracle/index.ts'
import { quantityOf } from '../../../../../src/theory/quantity/index.ts'
import type { QuantityArguments } from '../../../../../src/theory/quantity/quantity.ts'
import { observe } from '../../../../../src/theory/quantity/source.ts'
import { moons } from '../../../../support/experiments.ts'

const within = (dimension: number, steps = 40) =>
  ({ id: 'adam', learningRate: 0.1, steps, subspace: { dimension } }) as const

test('the share of right answers complements the errors, at the end and on the way', async () => {
  const source = await observe(oracle, parseTraining({ ...moons, algorithms: [within(4)] }))
  const number = (name: string, given: QuantityArguments) => quantityOf(source, name, given)
  for (const given of [{}, { part: 'train' }, { part: 'train', step: 7 }])
    expect(await number('part-accuracy', given)).toBe(1 - (await number('part-errors', given)))
})

test('the largest share along a run is at the first record that has it', async () => {
  const source = await observe(oracle, parseTraining({ ...moons, algorithms: [within(3)] }))
  const number = (name: string, given: QuantityArguments) => quantityOf(source, name, given)
  const along: number[] = []
  for (let step = 0; step <= 40; step += 5) along.push(await number('part-accuracy', { step }))
  const most = Math.max(...along)
  expect(await number('most-accuracy', { points: 9 })).toBe(most)
  expect(await number('most-accurate-step', { points: 9 })).toBe(5 * along.indexOf(most))
  expect(most).toBeGreaterThan(along[0]!)
})
