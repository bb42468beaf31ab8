import { expect, it } from 'vitest'
import { notebookRuns } from '../../../../src/landscape/notebook/runs.ts'
import type { Trajectory } from '../../../../src/reference/results.ts'

const weights = [Float32Array.of(1, 2), Float32Array.of(3, 4), Float32Array.of(0.1, 6)]

const run: Trajectory = {
  ...{ start: 1, algorithm: 2, path: 'fused', status: 'finished', outcome: 'converged', watched: [] },
  steps: Uint32Array.of(0, 10, 15),
  loss: Float32Array.of(3, 2, 0.5),
  weights: (i) => weights[i] ?? new Float32Array(),
  finalWeights: Float32Array.of(0.1, 6),
  a: Float32Array.of(1, 3, 0.1),
  b: Float32Array.of(2, 4, 6),
  distance: Float32Array.of(0, 0, 0),
}

const numbers = ({ buffer }: DataView) => Array.from(new Float64Array(buffer as ArrayBuffer))

it('runs are float64 as bytes, one record after another', () => {
  const [given] = notebookRuns([run])
  expect(given).toMatchObject({
    start: 1,
    algorithm: 2,
    status: 'finished',
    outcome: 'converged',
    diverged: false,
  })
  expect(numbers(given!.steps)).toEqual([0, 10, 15])
  expect(numbers(given!.loss)).toEqual([3, 2, 0.5])
  expect(numbers(given!.w)).toEqual([1, 2, 3, 4, Math.fround(0.1), 6])
  expect(numbers(given!.w_steps)).toEqual([0, 10, 15])
  expect([numbers(given!.a), numbers(given!.b)]).toEqual([
    [1, 3, Math.fround(0.1)],
    [2, 4, 6],
  ])
})

it('runs have the weights of their first and last record if all of them are too many', () => {
  const [given, other] = notebookRuns([run, run], 11)
  expect(numbers(given!.w)).toEqual([1, 2, Math.fround(0.1), 6])
  expect(numbers(given!.w_steps)).toEqual([0, 15])
  expect(numbers(other!.loss)).toHaveLength(3)
})

it('runs have their final weights if they kept no others', () => {
  const none = () => {
    throw new RangeError('This run kept no weights.')
  }
  const [given] = notebookRuns([{ ...run, weights: none, outcome: 'diverged' }])
  expect(given!.diverged).toBe(true)
  expect([numbers(given!.w), numbers(given!.w_steps)]).toEqual([[Math.fround(0.1), 6], [15]])
})
