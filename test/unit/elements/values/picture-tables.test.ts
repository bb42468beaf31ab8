import { expect, test } from 'vitest'
import { layoutOf } from '../../../../src/experiment/model/layout.ts'
import { functionTables } from '../../../../src/elements/charts/pictures/bl-function-view.ts'
import { tileTables } from '../../../../src/elements/charts/pictures/bl-matrix-tiles.ts'
import { weightTables } from '../../../../src/pictures/network/bl-network.ts'
import { mlpSpec } from '../../../support/network.ts'

test('a matrix is listed entry by entry', () => {
  const [table] = tileTables([{ label: 'W', rows: 2, columns: 3, entries: [1, 2, 3, 4, 5, 6] }])
  expect(table?.columns).toEqual(['', '1', '2', '3'])
  expect(table?.rows).toEqual([
    ['1', 1, 2, 3],
    ['2', 4, 5, 6],
  ])
})

test('a function over two inputs is listed on a grid whose second input goes down, with its samples', () => {
  const [regions, samples] = functionTables({
    ...{ heading: 'The function', names: [], dimensions: 2, outputs: 1, beside: [] },
    coordinates: [0.5, -0.5],
    targets: [1],
    grid: { domain: { x: [0, 2], y: [0, 2] }, columns: 2, rows: 2, outputs: 1, values: [1, 2, 3, 4] },
  })
  expect(regions?.rows).toEqual([
    [1.5, 3, 4],
    [0.5, 1, 2],
  ])
  expect(samples?.rows).toEqual([[1, 0.5, -0.5, 1]])
})

test('weights are listed layer by layer, one row per input, the biases last', () => {
  const { layers, size } = layoutOf(mlpSpec({ widths: [2, 3, 1] }))
  const weights = Float64Array.from({ length: size }, (_, i) => i)
  const [first, second] = weightTables(layers, weights)
  expect(first?.rows).toEqual([
    ['input 1', 0, 1, 2],
    ['input 2', 3, 4, 5],
    ['bias', 6, 7, 8],
  ])
  expect(second?.rows.map(([, value]) => value)).toEqual([9, 10, 11, 12])
})
