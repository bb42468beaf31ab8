import { expect, test } from 'vitest'
import { createEngine } from '../../../src/engine/engine.ts'
import type { Engine } from '../../../src/engine/types.ts'
import { parseTraining } from '../../../src/experiment/format/parse.ts'
import type { TrainingExperiment, TrainingInput } from '../../../src/experiment/spec/experiment.ts'
import { heads, poolings } from '../../../src/experiment/spec/model.ts'
import { oracle } from '../../../src/reference/oracle/index.ts'
import { largestError } from '../../support/agreement.ts'
import { onlyInBrowser } from '../../support/device/host.ts'
import { isLong, onlyLong } from '../../support/long.ts'

type Maps = Partial<Extract<TrainingInput['model'], { kind: 'conv' }>>

/**
 * A convolutional network with skips, whose runs stay close to float64 for longer than those of a normalised
 * one.
 */
const pictured = (title: string, size: number, model: Maps) =>
  parseTraining({
    version: 1,
    seed: 2,
    title,
    data: { kind: 'generated', id: 'linear', size },
    model: {
      kind: 'conv',
      side: 4,
      channels: [2, 2],
      pool: ['none', 'none'],
      outputs: 2,
      activation: 'tanh',
      linearity: 0.2,
      residual: { strength: 0.6 },
      ...model,
    },
    metric: { loss: 'squared' },
    algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 3 }],
    starts: [{ kind: 'random', distribution: 'lecun-normal', biasScale: 0.1 }],
    plane: { kind: 'random', normalization: 'filter' },
  })

/** WebGL textures hold numbers in pairs. */
const odd = pictured('odd numbers', 5, { side: 5, channels: [3, 3], linearity: 1 })
const all = [
  odd,
  ...poolings.flatMap((pool) =>
    heads.map((head) => pictured(`${pool}, ${head}`, 6, { pool: ['none', pool], head })),
  ),
]

const mixed = all.filter(({ title }) => title === 'max, flatten' || title === odd.title)

/** Largest difference of surface, losses and final weights from the oracle's. */
async function away(engine: Engine, experiment: TrainingExperiment): Promise<number> {
  const difference = (found: ArrayLike<number>, wanted: ArrayLike<number>) =>
    largestError(found, wanted, (f, w) => Math.abs(f - w))
  const resolution = [3, 4] as const
  const surface = await engine.terrain(experiment, { resolution, path: 'general' })
  const [run] = await engine.train(experiment, { path: 'general' })
  const [wanted] = oracle.train(experiment)
  return Math.max(
    difference(surface.values, oracle.terrain(experiment, { resolution }).values),
    difference(run!.loss, wanted!.loss),
    difference(run!.finalWeights, wanted!.finalWeights),
  )
}

const backends = [
  'webgpu',
  ...onlyInBrowser(['webgl'] as const),
  ...onlyLong(onlyInBrowser(['wasm'] as const)),
] as const

test.each(backends)('on %s convolutional networks agree with the oracle', async (backend) => {
  const engine = await createEngine({ backend })
  for (const experiment of isLong ? all : mixed)
    expect(await away(engine, experiment), experiment.title).toBeLessThan(2e-5)
  engine.dispose()
})
