import { expect, test } from 'vitest'
import { scoreSeries } from '../../../../src/pictures/scores/score-series.ts'

const run = {
  steps: Uint32Array.of(0, 5, 10),
  a: Float32Array.of(1, 2, 3),
  b: Float32Array.of(4, 5, 6),
}

test('each component of a run is a curve over its steps, and a predicted path adds two, spread over them', () => {
  expect(scoreSeries(run, undefined, 'light').map(({ values }) => values)).toEqual([run.a, run.b])
  const points = [[1, 4], [1.5, 4.5], [2, 5], [2.5, 5.5], [3, 6]] as const // prettier-ignore
  const [, , first, second] = scoreSeries(run, { points, label: 'predicted' }, 'light')
  expect(first).toMatchObject({ name: 'predicted', steps: [0, 2.5, 5, 7.5, 10], values: [1, 1.5, 2, 2.5, 3] })
  expect(second).toMatchObject({ values: [4, 4.5, 5, 5.5, 6] })
  expect(second!.name, 'the name is said once').toBeUndefined()
})
