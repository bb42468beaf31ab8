import * as tf from '@tensorflow/tfjs-core'
import { expect, test } from 'vitest'
import { openBackend } from '../../../src/engine/backend/backend.ts'
import { createEngine } from '../../../src/engine/engine.ts'
import { oracle } from '../../../src/reference/oracle/index.ts'
import { parseExperiment } from '../../../src/experiment/format/parse.ts'
import type { Activation } from '../../../src/experiment/spec/model.ts'
import { onlyInBrowser } from '../../support/host.ts'
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

/** Odd widths in a row: what a backend keeps beyond the edge of a matrix must not count, and these activations are not 0 at 0. */
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
