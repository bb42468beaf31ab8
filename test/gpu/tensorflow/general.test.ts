import * as tf from '@tensorflow/tfjs-core'
import { expect, test } from 'vitest'
import { openBackend } from '../../../src/engine/backend/backend.ts'
import { createEngine } from '../../../src/engine/engine.ts'
import { oracle } from '../../../src/reference/oracle/index.ts'
import { parseExperiment } from '../../../src/experiment/format/parse.ts'
import type { TrainingInput } from '../../../src/experiment/spec/experiment.ts'
import type { Activation } from '../../../src/experiment/spec/model.ts'
import { onlyInBrowser } from '../../support/device/host.ts'
import { largestError } from '../../support/agreement.ts'

test.each(['webgpu', 'cpu', ...onlyInBrowser(['wasm', 'webgl'] as const)] as const)(
  'tfjs computes on %s',
  async (name) => {
    const backend = await openBackend({ backend: name })
    const { use } = await backend.tensors()
    use()
    const product = tf.tidy(() => tf.matMul(tf.ones([1, 3, 2]), tf.ones([4, 2, 5])))
    expect([...(await product.data())]).toEqual(Array.from({ length: 60 }, () => 2))
    product.dispose()
    console.log(backend.name, backend.adapter)
  },
)

/**
 * Odd widths in a row: padding beyond the edge of a matrix must not count, and these activations are not 0 at
 * 0.
 */
test.each(onlyInBrowser([['sigmoid', 'softplus']] as const))(
  'webgl trains two odd layers of %s and of %s as the oracle does',
  async (...activations) => {
    const engine = await createEngine({ backend: 'webgl' })
    const experimentOf = (activation: Activation) =>
      parseExperiment({
        version: 1,
        seed: 3,
        data: { kind: 'generated', id: 'two-moons', size: 10 },
        model: { kind: 'mlp', widths: [2, 4, 3, 1], activation },
        metric: { loss: 'squared' },
        algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 4 }],
        starts: [{ kind: 'random', distribution: 'glorot-normal' }],
        plane: { kind: 'random', normalization: 'none' },
      })
    const float32 = 2e-6
    for (const experiment of activations.map(experimentOf)) {
      const [run] = await engine.train(experiment)
      const [wanted] = oracle.train(experiment)
      expect(largestError(run!.loss, wanted!.loss, (found, loss) => Math.abs(found - loss))).toBeLessThan(
        float32,
      )
    }
    engine.dispose()
  },
)

test('biases that a normalisation cancels move only by noise and decay, as in the oracle', async () => {
  const engine = await createEngine({ backend: 'cpu' })
  const algorithm = { learningRate: 0.1, steps: 3, weightDecay: 0.1, noise: 0.1, layerRates: [1, 0.5, 1] }
  const experiment: TrainingInput = {
    version: 1,
    seed: 3,
    data: { kind: 'generated', id: 'two-moons', size: 20 },
    model: { kind: 'mlp', widths: [2, 4, 4, 1], activation: 'tanh', normalization: 'batch' },
    metric: { loss: 'logistic', weightDecay: 0.1 },
    algorithms: (['sgd', 'momentum'] as const).map((id) => ({ id, ...algorithm })),
    starts: [{ kind: 'random', distribution: 'he-normal', biasScale: 0.5 }],
    plane: { kind: 'random', normalization: 'filter' },
  }
  const runs = await engine.train(experiment, { path: 'general' })
  const away = (found: ArrayLike<number>, wanted: ArrayLike<number>) =>
    largestError(found, wanted, (x, y) => Math.abs(x - y))
  // Three steps in float32, with slopes that 1/σ amplifies.
  const float32 = 5e-6
  for (const [r, wanted] of oracle.train(experiment).entries()) {
    const { finalWeights } = runs[r]!
    expect(away(finalWeights, wanted.finalWeights)).toBeLessThan(float32)
    const [slopes, exact] = [
      await engine.measure(experiment, finalWeights, 'gradient'),
      oracle.measure(experiment, finalWeights, 'gradient'),
    ]
    expect(away(slopes.values, exact.values)).toBeLessThan(float32)
  }
  engine.dispose()
})
