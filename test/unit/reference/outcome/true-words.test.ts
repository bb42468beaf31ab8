import { describe, expect, test } from 'vitest'
import { oracle } from '../../../../src/reference/oracle/index.ts'
import { watchedMetrics } from '../../../../src/reference/metric/watched.ts'
import type { Trajectory } from '../../../../src/reference/results.ts'
import type { TrainingInput } from '../../../../src/experiment/spec/experiment.ts'
import { chartedMeasure, curveOptions } from '../../../../src/analyses/measures/run-measures.ts'
import { parseExperiment } from '../../../../src/experiment/format/parse.ts'
import { statusWords } from '../../../../src/words/stage/run.ts'
import { runViews } from '../../../../src/view/surface/run-views.ts'
import { moons, product } from '../../../support/experiments.ts'

const bowl: TrainingInput = {
  ...product,
  data: { kind: 'none' },
  model: { kind: 'function', id: 'quadratic', parameters: { a: 1, b: 25 } },
  starts: [{ kind: 'weights', values: [1, 1] }],
}

const noise: TrainingInput = {
  ...moons,
  metric: { loss: 'logistic', factor: 0 },
  algorithms: [{ id: 'sgd', learningRate: 0.02, noise: 1, steps: 30 }],
}

/** The first run of an experiment as the table shows it at a step. */
function rowsOf(input: TrainingInput) {
  const experiment = parseExperiment(input)
  const watch = watchedMetrics(experiment).map(({ metric }) => metric)
  const runs = oracle.train(experiment, { watch }) as unknown as Trajectory[]
  return (step = Infinity) => runViews(experiment, runs, new Set(), step, 'light')[0]!
}

const wordsAt = (input: TrainingInput, step = Infinity) => statusWords(rowsOf(input)(step))

const outcome = (input: TrainingInput) => oracle.train(input)[0]!.outcome

describe('what a run has reached', () => {
  const at = (w0: number[], activation: 'relu' | 'linear' = 'relu', more = {}): TrainingInput => ({
    ...product,
    ...more,
    model: { kind: 'mlp', widths: [1, 1, 1], activation, bias: false },
    starts: [{ kind: 'weights', values: w0 }],
  })

  test('a dead unit is stuck, and so is a start on a saddle; neither has converged', () => {
    expect(wordsAt(at([-1, 1]))).toBe('stuck: the gradient is zero')
    expect(wordsAt(at([-1, 1]), 0), 'from the first step on').toBe('stuck: the gradient is zero')
    expect(outcome(at([0, 0], 'linear'))).toBe('stuck')
    expect(outcome(at([1, 2], 'relu', { algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 400 }] }))).toBe(
      'converged',
    )
  })

  test('a dead unit that is right is no worse than another, and with two the live one continues', () => {
    const silent = { data: { kind: 'table', task: 'regression', inputs: [[1]], targets: [[0]] } }
    expect(outcome(at([-1, 1], 'relu', silent))).toBe('converged')
    const two = (values: number[]): TrainingInput => ({
      ...product,
      model: { kind: 'mlp', widths: [1, 2, 1], activation: 'relu', bias: false },
      starts: [{ kind: 'weights', values }],
    })
    expect(outcome(two([-1, -1, 1, 1]))).toBe('stuck')
    expect(outcome(two([-1, 1, 1, 1]))).not.toBe('stuck')
  })

  test('contradictory labels leave a loss at a minimum, where a run is not stuck', () => {
    const contrary: TrainingInput = {
      ...product,
      data: { kind: 'table', task: 'regression', inputs: [[1], [1]], targets: [[0], [1]] },
      model: { kind: 'mlp', widths: [1, 1], activation: 'linear', bias: false },
      algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 3 }],
      starts: [{ kind: 'weights', values: [0.5] }],
      plane: { kind: 'line', from: [0], to: [1] },
    }
    expect(outcome(contrary)).toBe('converged')
  })

  test('hops that grow or fade are no cycle; those at 2/λ are', () => {
    const hops = (learningRate: number, steps = 100) =>
      wordsAt({ ...bowl, algorithms: [{ id: 'sgd', learningRate, steps }] })
    expect(hops(0.08)).toBe('runs in a cycle')
    expect(hops(0.08004)).toBe('still moving')
    expect(hops(0.07996)).toBe('still moving')
    expect(hops(0.08004, 1000)).toBe('still moving')
  })

  test('at the start nothing has converged, nor on the way', () => {
    const himmelblau: TrainingInput = {
      ...bowl,
      model: { kind: 'function', id: 'himmelblau' },
      algorithms: [{ id: 'sgd', learningRate: 0.01, steps: 300 }],
      starts: [{ kind: 'weights', values: [0, 0] }],
    }
    expect([0, 7, 300].map((step) => wordsAt(himmelblau, step))).toEqual([
      'at the start',
      'on its way',
      'converged',
    ])
  })

  test('a run without a learning rate is not trained', () => {
    const still = { ...product, algorithms: [{ id: 'sgd' as const, learningRate: 0, steps: 1 }] }
    expect(wordsAt(still)).toBe('not trained')
  })
})

test('a walk without a loss has none, has not converged, and its chart shows how far it has gone', () => {
  const row = rowsOf(noise)()
  expect(row).not.toHaveProperty('loss')
  expect(statusWords(row)).toBe('still moving')
  const [walk, descent] = [parseExperiment(noise), parseExperiment(moons)]
  expect(curveOptions(walk).map(({ value }) => value)).not.toContain('loss')
  expect(chartedMeasure('loss', walk)?.id).toBe('distance')
  expect(chartedMeasure('loss', descent)).toBeUndefined()
})

test('an accuracy belongs to a record, never between two', () => {
  const four: TrainingInput = {
    ...moons,
    data: { kind: 'generated', id: 'xor-points' },
    algorithms: [{ id: 'sgd', learningRate: 0.3, steps: 4000 }],
  }
  const at = rowsOf(four)
  for (let step = 0; step < 60; step += 0.3) expect((4 * at(step).accuracy!) % 1, `at step ${step}`).toBe(0)
})
