import { expect, test } from 'vitest'
import { createEngine } from '../../../src/engine/engine.ts'
import { parseTraining } from '../../../src/experiment/format/parse.ts'
import type { TrainingInput } from '../../../src/experiment/spec/experiment.ts'
import { oracle } from '../../../src/reference/oracle/index.ts'
import { largestError } from '../../support/agreement.ts'
import { onlyInBrowser } from '../../support/device/host.ts'
import { onlyLong } from '../../support/long.ts'

type Tied = Partial<Extract<TrainingInput['model'], { kind: 'tied' }>>

const featured = (title: string, model: Tied) =>
  parseTraining({
    version: 1,
    seed: 2,
    title,
    data: { kind: 'generated', id: 'sparse-features', size: 20, parameters: { probability: 0.5 } },
    model: { kind: 'tied', features: 5, hidden: 2, ...model },
    metric: { loss: 'squared', reduction: 'mean-over-samples', weightDecay: 0.01 },
    algorithms: [
      { id: 'sgd', learningRate: 0.1, steps: 4, layerRates: [1, 0.5] },
      { id: 'adam', learningRate: 0.05, steps: 4, batch: { size: 7 } },
      { id: 'sgd', learningRate: 0.1, steps: 4, linearized: true },
    ],
    starts: [{ kind: 'random', distribution: 'normal', scale: 0.4, biasScale: 0.1 }],
    plane: { kind: 'random', normalization: 'filter' },
  })

const all = [
  featured('two hidden units', {}),
  featured('one hidden unit, without biases', { hidden: 1, bias: false }),
  featured('tanh', { activation: 'tanh', linearity: 0.2, hidden: 3 }),
]

const backends = [
  'webgpu',
  'cpu',
  ...onlyInBrowser(['webgl'] as const),
  ...onlyLong(onlyInBrowser(['wasm'] as const)),
] as const

test.each(backends)('on %s tied networks agree with the oracle by both paths', async (backend) => {
  const engine = await createEngine({ backend })
  const difference = (found: ArrayLike<number>, wanted: ArrayLike<number>) =>
    largestError(found, wanted, (f, w) => Math.abs(f - w))
  const resolution = [3, 4] as const
  for (const experiment of all)
    for (const path of [undefined, 'general'] as const) {
      const options = path && { path }
      const surface = await engine.terrain(experiment, { resolution, ...options })
      const wantedSurface = oracle.terrain(experiment, { resolution })
      expect(difference(surface.values, wantedSurface.values), experiment.title).toBeLessThan(2e-5)
      const runs = await engine.train(experiment, options)
      const wanted = oracle.train(experiment)
      for (const [i, run] of runs.entries()) {
        expect(difference(run.loss, wanted[i]!.loss), experiment.title).toBeLessThan(2e-5)
        expect(difference(run.finalWeights, wanted[i]!.finalWeights), experiment.title).toBeLessThan(2e-5)
      }
    }
  engine.dispose()
})
