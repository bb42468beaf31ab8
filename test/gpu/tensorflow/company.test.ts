import * as tf from '@tensorflow/tfjs-core'
import { expect, test } from 'vitest'
import { createEngine } from '../../../src/engine/engine.ts'
import { oracle } from '../../../src/reference/oracle/index.ts'
import type { TrainingInput } from '../../../src/experiment/spec/experiment.ts'
import { distance } from '../../support/kernels/training.ts'

const rule = { id: 'sgd', learningRate: 0.01, steps: 1 } as const

/** Enough weights that the oracle cannot take a few thousand inputs. */
const normalized: TrainingInput = {
  version: 1,
  seed: 3,
  data: { kind: 'generated', id: 'two-moons', size: 20, testSize: 12 },
  model: {
    kind: 'mlp',
    widths: [2, 64, 64, 1],
    activation: 'tanh',
    normalization: 'batch',
    residual: { strength: 0.5 },
  },
  metric: { loss: 'logistic' },
  algorithms: [rule, { ...rule, linearized: true }],
  starts: [{ kind: 'random', distribution: 'lecun-normal' }],
  plane: { kind: 'weights', first: 0, second: 1 },
}

test('tfjs ops normalise each piece of many inputs by the named part, for the network and its linearisation', async () => {
  const engine = await createEngine({ backend: 'cpu' })
  const before = tf.memory().numTensors
  const [run] = oracle.train(normalized)
  const weights = run!.finalWeights.map((w, i) => w + 0.05 * Math.sin(i))
  const grid = Array.from({ length: 8000 }, (_, n) => [Math.cos(n), Math.sin(3 * n)])
  const few = grid.slice(0, 20)
  for (const part of ['train', 'test'])
    for (const algorithm of [0, 1]) {
      const asked = { run: { start: 0, algorithm }, part }
      const found = await engine.predict(normalized, weights, grid, asked)
      const wanted = oracle.predict(normalized, weights, few, asked)
      expect(distance(found.subarray(0, 20), wanted), `${part}, algorithm ${algorithm}`).toBeLessThan(1e-5)
    }
  const [own, other] = ['train', 'test'].map((part) => oracle.predict(normalized, weights, few, { part }))
  expect(distance(own!, other!)).toBeGreaterThan(1e-3)
  expect(tf.memory().numTensors).toBe(before)
  await expect(engine.predict(normalized, weights, few, { part: 'shifted' })).rejects.toThrow('options.part')
  engine.dispose()
})
