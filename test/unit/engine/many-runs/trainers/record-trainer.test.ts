import { expect, test } from 'vitest'
import { RecordTrainer } from '../../../../../src/engine/many-runs/trainers/record-trainer.ts'
import { WorkerPool } from '../../../../../src/engine/workers/worker-pool.ts'
import { WorkerTraining } from '../../../../../src/engine/workers/worker-training.ts'
import { emptyEnds } from '../../../../../src/reference/outcome/ends.ts'
import { endsOf } from '../../../../../src/reference/oracle/outcome.ts'
import { buildTrainingProblem } from '../../../../../src/experiment/training-problem.ts'
import { parseExperiment } from '../../../../../src/experiment/format/parse.ts'
import { finish } from '../../../../../src/math/work.ts'
import { algorithmSpec } from '../../../../support/algorithm.ts'
import { product } from '../../../../support/experiments.ts'

/** Starts closer together than float32 can distinguish, on both sides of the saddle's edge. */
const apart = 1e-12
const algorithm = algorithmSpec({ id: 'sgd', learningRate: 0.1, steps: 300 })

test('in float64 runs start at their exact starts, and end where the oracle’s end', async () => {
  const problem = buildTrainingProblem(parseExperiment(product))
  const runs = {
    count: 5,
    algorithm,
    at: (k: number) => ({ start: 0, algorithm, weights: Float64Array.of(1, -1 + (k - 2) * apart) }),
  }
  const ends = emptyEnds(problem, runs, (length) => new Float32Array(length))
  const trainer = new RecordTrainer('float64', new WorkerTraining(new WorkerPool(2)), 2)
  const progress: number[] = []
  await trainer.train({
    problem,
    runs,
    indices: [0, 1, 2, 3, 4],
    ends,
    signal: new AbortController().signal,
    onProgress: (done) => progress.push(done),
  })
  const wanted = finish(endsOf(problem, runs))
  expect([...ends.weights]).toEqual([...Float32Array.from(wanted.weights)])
  expect([...ends.status]).toEqual([...wanted.status])
  expect([ends.weights[0]!, ends.weights[8]!].map(Math.sign).sort()).toEqual([-1, 1])
  expect(progress.at(-1)).toBe(5)
})
