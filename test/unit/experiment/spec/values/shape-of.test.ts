import * as v from 'valibot'
import { expect, test } from 'vitest'
import { batches, hyperparameters, stop } from '../../../../../src/experiment/spec/algorithm.ts'
import { metric } from '../../../../../src/experiment/spec/metric.ts'
import { mlp, normalizations } from '../../../../../src/experiment/spec/model.ts'
import { saddles } from '../../../../../src/experiment/spec/problem/saddles.ts'
import { randomStart } from '../../../../../src/experiment/spec/start.ts'
import { terrain } from '../../../../../src/experiment/spec/terrain.ts'
import { shapeOf } from '../../../../../src/experiment/spec/values/shape-of.ts'

const nouns = {
  hyperparameters: { entries: hyperparameters },
  batches,
  stop,
  metric,
  mlp,
  saddles,
  randomStart,
  terrain,
}

test('a number goes as far as its schema allows', () => {
  let tried = 0
  for (const [noun, { entries }] of Object.entries(nouns))
    for (const [name, schema] of Object.entries(entries)) {
      const shape = shapeOf(schema)
      if (shape?.kind !== 'number') continue
      const { least, most, whole } = shape
      const takes = (value: number) => v.is(schema, value)
      const ends = [least, most].filter(Number.isFinite)
      for (const end of ends) expect(takes(end), `${noun}.${name} ${end}`).toBe(true)
      const steps = (end: number) => (whole ? 1 : Math.max(Number.MIN_VALUE, Math.abs(end) * 2 ** -52))
      if (Number.isFinite(least)) expect(takes(least - steps(least)), `${noun}.${name} below`).toBe(false)
      if (Number.isFinite(most)) expect(takes(most + steps(most)), `${noun}.${name} above`).toBe(false)
      const fraction = (Number.isFinite(least) ? least : 0) + 0.5
      expect(takes(fraction), `${noun}.${name} ${fraction}`).toBe(!whole)
      tried += 1
    }
  expect(tried).toBeGreaterThan(20)
})

test('words have their options, in the order of the schema', () => {
  expect(shapeOf(mlp.entries.normalization)).toEqual({ kind: 'choice', options: normalizations })
  expect(shapeOf(stop.entries.quantity)).toMatchObject({ kind: 'choice' })
})

test('a boolean is a toggle', () => {
  expect(shapeOf(mlp.entries.bias)).toEqual({ kind: 'toggle' })
  expect(shapeOf(hyperparameters.epsilonInside)).toEqual({ kind: 'toggle' })
})

test('a value that no single control sets has no shape', () => {
  for (const schema of [
    mlp.entries.residual,
    mlp.entries.widths,
    mlp.entries.layerScales,
    terrain.entries.metric,
  ])
    expect(shapeOf(schema)).toBeUndefined()
})
