import { expect, test } from 'vitest'
import { training, trainRun } from '../../../../../src/reference/oracle/run/run.ts'
import type { AlgorithmSpec } from '../../../../../src/experiment/spec/algorithm.ts'
import { algorithmSpec } from '../../../../support/algorithm.ts'
import { functionProblem } from '../../../../support/kernels/function.ts'
import reference from '../../../../support/reference/optimizer_trajectories.json'

const rules: Readonly<Record<string, Partial<AlgorithmSpec> & Pick<AlgorithmSpec, 'id'>>> = {
  GD: { id: 'sgd', learningRate: 1e-3 },
  'Momentum(torch=tfjs=optax) mu=.9': { id: 'momentum', learningRate: 1e-3 },
  'Nesterov(torch=tfjs=optax) mu=.9': { id: 'nesterov', learningRate: 1e-3 },
  'RMSprop torch a=.99 eps1e-8 outside': { id: 'rmsprop', learningRate: 1e-2 },
  'RMSprop tfjs d=.9 eps1e-7 inside': {
    id: 'rmsprop',
    learningRate: 1e-2,
    decay: 0.9,
    epsilon: 1e-7,
    epsilonInside: true,
  },
  'Adam torch eps1e-8': { id: 'adam', learningRate: 1e-2 },
  'Adam tfjs eps1e-7': { id: 'adam', learningRate: 1e-2, epsilon: 1e-7 },
  'AdamW torch wd=.01': { id: 'adamw', learningRate: 1e-2 },
  'Adagrad torch acc0=0 eps1e-10': { id: 'adagrad', learningRate: 0.1 },
  'Adagrad tfjs acc0=.1 eps1e-7 inside': {
    id: 'adagrad',
    learningRate: 0.1,
    initialAccumulator: 0.1,
    epsilon: 1e-7,
    epsilonInside: true,
  },
}

test.each(Object.entries(reference))('%s to 1e-9', (name, positions) => {
  const [id = '', start = '', rule = ''] = name.split('|')
  const path: number[][] = []
  const record = trainRun(functionProblem(id), {
    start: 0,
    algorithm: algorithmSpec({ steps: 1000, ...rules[rule]! }),
    weights: Float64Array.from(JSON.parse(start.replace('(', '[').replace(')', ']')) as number[]),
    every: 1,
    onRecord: (weights) => path.push([...weights]),
  })
  for (const [step, [x, y, value]] of Object.entries(positions)) {
    const [ownX, ownY] = path[Number(step)]!
    expect(Math.abs(ownX! - x!)).toBeLessThan(1e-9)
    expect(Math.abs(ownY! - y!)).toBeLessThan(1e-9)
    expect(Math.abs(record.loss[Number(step)]! - value!) / (1 + value!)).toBeLessThan(1e-9)
  }
})

test('a long training pauses, so that a page can respond meanwhile', () => {
  const work = training(functionProblem('himmelblau'), {
    start: 0,
    algorithm: algorithmSpec({ id: 'sgd', learningRate: 1e-3, steps: 20_000 }),
    weights: Float64Array.of(1, 1),
    every: 1000,
  })
  let rests = 0
  while (!work.next().done) rests++
  expect(rests).toBeGreaterThan(1)
})
