import { expect, test } from 'vitest'
import type { AlgorithmId } from '../../../../../src/experiment/spec/algorithm.ts'
import { runColors } from '../../../../../src/math/picture/palette.ts'
import { runLooks } from '../../../../../src/math/picture/looks/run-looks.ts'

const styles = (...ids: AlgorithmId[]) =>
  runLooks(
    ids.map((id) => ({ id })),
    'light',
  ).map(({ style }) => style)

test('an algorithm has one look, whatever precedes it', () => {
  const [descent, momentum, adam] = styles('sgd', 'momentum', 'adam')
  expect(styles('adam', 'sgd', 'momentum')).toEqual([adam, descent, momentum])
  expect(styles('momentum')).toEqual([momentum])
  expect(
    new Set(styles('sgd', 'momentum', 'nesterov', 'rmsprop', 'adam', 'adagrad', 'adamw', 'muon')),
  ).toEqual(new Set(runColors('light').keys()))
})

test('a second one with the same rule, and one without its own look, take a free one', () => {
  const [adam] = styles('adam')
  for (const given of [
    styles('adam', 'adam', 'sgd'),
    styles('heavy-ball', 'adam', 'heavy-ball', 'sgd'),
    styles('lion', 'flow', 'sam', 'newton', 'adam', 'sgd'),
  ]) {
    expect(new Set(given).size).toBe(given.length)
    expect(given.filter((style) => style === adam)).toHaveLength(1)
  }
})

test('with more algorithms than looks each has one', () => {
  const many = Array.from({ length: 12 }, () => 'sgd' as const)
  const looks = runLooks(
    many.map((id) => ({ id })),
    'dark',
  )
  for (const { style, color } of looks) expect(color).toBe(runColors('dark')[style])
})
