import { expect, test } from 'vitest'
import { edgeWords } from '../../../src/words/stage/edge.ts'

const terrainOf = (side: number, value: (i: number, j: number) => number) => ({
  resolution: [side, side] as const,
  values: Float32Array.from({ length: side * side }, (_, k) => value(k % side, Math.floor(k / side))),
})

test('a straight edge has dimension 1, and the text says of what', () => {
  const words = edgeWords(terrainOf(129, (i, j) => j - 0.3 * i - 20.5))
  const [, number] = /box dimension of the edge ([\d.]+) \(curve 1/.exec(words)!
  expect(Math.abs(Number(number) - 1)).toBeLessThan(0.03)
})

test('noise has dimension 2, and the text warns of it', () => {
  const words = edgeWords(terrainOf(129, (i, j) => Math.sin(1e4 * (i * 129 + j) ** 2)))
  expect(Number(/edge ([\d.]+)/.exec(words)![1])).toBeGreaterThan(1.9)
  expect(words).toContain('noise 2')
})

test('there is no text without an edge, or with too few points', () => {
  expect(edgeWords(terrainOf(129, () => -1))).toBe('')
  expect(edgeWords(terrainOf(33, (i, j) => j - i))).toBe('')
  expect(edgeWords(undefined)).toBe('')
})
