import { expect, test } from 'vitest'
import type { DataSpec } from '../../../src/experiment/spec/data.ts'
import { columnNames, inputNames } from '../../../src/words/input-names.ts'

const table: DataSpec = { kind: 'table', task: 'regression', inputs: [[1, 2]], targets: [[1]] }
const penguins: DataSpec = { kind: 'generated', id: 'penguins', labelCorruption: 0, parameters: {} }

test("inputs have the data's names, or x with their numbers", () => {
  expect(columnNames({ ...table, inputNames: ['age', 'height'] }, 2)).toEqual(['age', 'height'])
  expect(columnNames(table, 2)).toEqual(['x₁', 'x₂'])
  expect(columnNames(table, 1)).toEqual(['x'])
  expect(columnNames(penguins, 2)).toEqual(['bill length', 'bill depth'])
})

test('a long name is clipped within text, between characters', () => {
  const [name = ''] = columnNames({ ...table, inputNames: ['🐧'.repeat(30), 'b'] }, 2)
  expect([...name]).toHaveLength(24)
  expect(name).toMatch(/^(?:🐧)+…$/u)
})

test('features come before the names of what they are made from', () => {
  expect(inputNames({ ...table, inputNames: ['age', 'height'], features: ['x1^2'] }, 1)).toEqual(['x₁²'])
  expect(inputNames({ ...table, inputNames: ['age', 'height'] }, 2)).toEqual(['age', 'height'])
})
