import { expect, test, vi } from 'vitest'
import { createEngine } from '../../../src/engine/engine.ts'
import { WorkerTraining } from '../../../src/engine/workers/worker-training.ts'
import { watchedMetrics } from '../../../src/reference/metric/watched.ts'
import { parseExperiment } from '../../../src/experiment/format/parse.ts'
import { moons } from '../../support/experiments.ts'

test('each run of an experiment is trained once, including those that its plane is made from', async () => {
  const training = vi.spyOn(WorkerTraining.prototype, 'run')
  const [engine, other] = [
    await createEngine({ backend: 'workers' }),
    await createEngine({ backend: 'workers' }),
  ]
  const watch = (input: typeof moons) => watchedMetrics(parseExperiment(input)).map(({ metric }) => metric)
  const end = { kind: 'random', normalization: 'filter', origin: 'end' } as const
  for (const plane of [end, { kind: 'pca' } as const]) {
    const experiment = {
      ...moons,
      algorithms: moons.algorithms.flatMap((one) => [one, { ...one, learningRate: 0.01 }]),
      plane,
    }
    const alone = { ...experiment, plane: { kind: 'weights', first: 0, second: 1 } as const }
    const wanted = await other.train(alone, { watch: watch(alone) })
    training.mockClear()
    const [runs] = await Promise.all([
      engine.train(experiment, { watch: watch(experiment) }),
      engine.terrain(experiment, { resolution: 5 }),
    ])
    expect(training.mock.calls.flatMap(([request]) => request.runs)).toHaveLength(2)
    for (const [i, run] of runs.entries()) {
      expect(run.loss).toEqual(wanted[i]!.loss)
      expect(run.watched).toEqual(wanted[i]!.watched)
      expect(run.finalWeights).toEqual(wanted[i]!.finalWeights)
      expect(run.outcome).toEqual(wanted[i]!.outcome)
    }
  }
  engine.dispose()
  other.dispose()
  training.mockRestore()
})
