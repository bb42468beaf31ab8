import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { createEngine } from '../../../src/engine/engine.ts'
import { oracle } from '../../../src/reference/oracle/index.ts'
import type { TrainingInput } from '../../../src/experiment/spec/experiment.ts'
import { plainMoons } from '../../support/matrix/every-axis.ts'
import { moons, onFunction } from '../../support/experiments.ts'

const engine = await createEngine()
const news: string[] = []
engine.onNews((sentence) => news.push(sentence))
afterAll(() => engine.dispose())
afterEach(() => vi.restoreAllMocks())

const small = {
  ...moons,
  model: { kind: 'mlp', widths: [2, 3, 1], activation: 'tanh' },
  algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 5 }],
  plane: { kind: 'weights', first: 0, second: 1 },
  terrain: { quantity: 'outcome' },
} satisfies TrainingInput

/** Needs few TensorFlow.js programs, each of which takes a fifth of a second to compile. */
const bowl = onFunction({ id: 'himmelblau' })

/** Makes the device refuse every compute program. */
const compileNothing = () =>
  vi
    .spyOn(GPUDevice.prototype, 'createComputePipelineAsync')
    .mockRejectedValue(new GPUPipelineError('no', { reason: 'validation' }))

test.each([
  ['a basin map', small],
  [
    'a plane of hyperparameters',
    plainMoons({ path: '/algorithms/0/momentum', from: 0, to: 0.9, scale: 'linear' }),
  ],
])('%s is made in workers where no kernel compiles, which is said once', async (_, input) => {
  compileNothing()
  const resolution = [3, 3] as const
  const wanted = oracle.terrain(input, { resolution })
  const found = await engine.terrain(input, { resolution })
  expect(found.outcome!.path).toBe('float64')
  found.values.forEach((value, i) =>
    expect(Math.abs(value - wanted.values[i]!)).toBeLessThan(1e-4 * (1 + Math.abs(wanted.values[i]!))),
  )
  expect(news).toHaveLength(1)
  expect(news[0]).toMatch(/^The kernel '.*' does not compile\. .* instead\.$/)
  const [refusal] = /^The kernel '.*' does not compile\./.exec(news[0]!) ?? []
  expect(engine.info.variants['outcome']).toBe(`float64: ${refusal}`)
  await expect(engine.terrain(input, { resolution, path: 'fused' })).rejects.toThrow('does not compile')
})

test('TensorFlow.js computes a surface and recorded runs if no kernel compiles, and the info says why', async () => {
  compileNothing()
  const resolution = [3, 3] as const
  const { values } = await engine.terrain(bowl, { resolution })
  oracle
    .terrain(bowl, { resolution })
    .values.forEach((value, i) => expect(Math.abs(values[i]! - value)).toBeLessThan(2e-5))
  // The device decides which of a surface's two kernels it refuses first.
  expect(engine.info.variants['terrain']).toMatch(
    /^general: The kernel '(terrain: .*|extent)' does not compile\.$/,
  )
  const [run] = await engine.train(bowl)
  expect(run!.path).toBe('general')
  expect(engine.info.variants['train']).toBe("general: The kernel 'train' does not compile.")
  vi.restoreAllMocks()
  await engine.terrain(bowl, { resolution })
  expect(engine.info.variants['terrain'], 'a kernel is tried again').not.toContain('general')
})
