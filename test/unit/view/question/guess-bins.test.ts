import { expect, test } from 'vitest'
import { binEdges, countedIn } from '../../../../src/view/question/guess-bins.ts'

test('the bins of an axis are parts of decades if it is logarithmic, otherwise between round numbers', () => {
  expect(binEdges({ from: 1, to: 100, log: true }).map((edge) => Number(edge.toPrecision(3)))).toEqual([
    1, 1.78, 3.16, 5.62, 10, 17.8, 31.6, 56.2, 100,
  ])
  expect(binEdges({ from: 1e-8, to: 0.1, log: true }), 'a long axis has fewer').toHaveLength(15)
  expect(binEdges({ from: 0, to: 1 })).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1])
})

test('a non-round end has no sliver of a bin', () => {
  const edges = binEdges({ from: 0.3, to: 1, log: true })
  expect(edges[0]).toBe(0.3)
  expect(edges[1]! / 0.3).toBeGreaterThan(1.2)
  expect(edges.at(-1)).toBe(1)
})

test('a guess on an edge is in the bin above it, one beyond an end in the last bin there', () => {
  expect(countedIn({ from: 0, to: 4 }, []).counts.reduce((sum, count) => sum + count)).toBe(0)
  const { edges, counts } = countedIn({ from: 0, to: 1 }, [-5, 0, 0.1, 1, 7])
  expect(counts).toHaveLength(edges.length - 1)
  expect(counts).toEqual([2, 1, 0, 0, 0, 0, 0, 0, 0, 2])
})
