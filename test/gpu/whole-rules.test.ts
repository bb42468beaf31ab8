import { expect, test } from 'vitest'
import { createEngine } from '../../src/engine/engine.ts'
import { oracle } from '../../src/reference/oracle/index.ts'
import type { TrainingInput } from '../../src/experiment/spec/experiment.ts'
import { wholeIds } from '../../src/experiment/spec/algorithm.ts'

const given = { learningRate: 0.05, steps: 4 }
const whole = wholeIds.map((id) => ({
  id,
  ...given,
  ...(id === 'sam' ? { base: { momentum: 0.9 } } : { damping: 1, threshold: 1, interval: 2 }),
}))

const experiment: TrainingInput = {
  version: 1,
  seed: 4,
  data: { kind: 'generated', id: 'two-moons', size: 12, noise: 0.1 },
  model: { kind: 'mlp', widths: [2, 4, 1], activation: 'tanh' },
  metric: { loss: 'logistic' },
  algorithms: [{ id: 'sgd', ...given }, ...whole],
  starts: [{ kind: 'random', distribution: 'lecun-normal' }],
  plane: { kind: 'random', normalization: 'filter' },
}

/**
 * The oracle's weights in float32, to half a unit in the last place of numbers below 4, and to ten roundings
 * for gradient descent.
 */
const bound = 2e-6

test('rules that treat the weights together are trained in float64 next to the kernel, in order', async () => {
  const engine = await createEngine()
  const runs = await engine.train(experiment)
  const wanted = oracle.train(experiment)
  expect(runs.map(({ path }) => path)).toEqual(['fused', ...whole.map(() => 'general')])
  runs.forEach((run, r) => {
    expect(run.algorithm).toBe(r)
    run.finalWeights.forEach((w, i) => expect(Math.abs(w - wanted[r]!.finalWeights[i]!)).toBeLessThan(bound))
  })
  await expect(engine.train(experiment, { path: 'fused' })).rejects.toThrow('in float64')
  const asked = await engine.train(experiment, { path: 'general' })
  expect(asked.map(({ path }) => path)).toEqual(['general', ...whole.map(() => 'general')])
  engine.dispose()
})
