import { afterAll, expect, test } from 'vitest'
import { openBackend } from '../../../../src/engine/backend/backend.ts'
import { trainByOps } from '../../../../src/engine/tensorflow/training/train-by-ops.ts'
import { FusedTraining } from '../../../../src/engine/kernels/training/fused-training.ts'
import type { RunRecord, TrainPath, TrainRequest } from '../../../../src/engine/path.ts'
import { entrywiseIds, type EntrywiseId } from '../../../../src/experiment/spec/algorithm.ts'
import type { TrainingProblem } from '../../../../src/experiment/training-problem.ts'
import { algorithmSpec } from '../../../support/algorithm.ts'
import { fitsFloat32 } from '../../../support/agreement.ts'
import { testDevice } from '../../../support/device/device.ts'
import { functionProblem } from '../../../support/kernels/function.ts'
import { metricSpec, mlpSpec, networkProblem, partOfRows } from '../../../support/network.ts'
import { oracleOf, runOf, samplesOf } from '../../../support/kernels/training.ts'
import { byTurns } from '../../../support/turns.ts'

const { device } = await testDevice()

/**
 * Relative to the largest weight or the loss: float32's 6e-8, amplified by up to 20 steps that multiply
 * differences as they multiply the weights.
 */
const relative = 1e-3

const network = networkProblem(
  mlpSpec({ widths: [2, 3, 2, 1], activation: 'relu' }),
  { train: samplesOf(12, 2, ([a = 0, b = 0]) => [a + b]) },
  metricSpec({}),
)

/**
 * Describes the faults in a diverging run's record, up to and including its first record that is not finite.
 */
function faults(found: RunRecord, request: TrainRequest, run: TrainRequest['runs'][number]): string[] {
  const wanted = oracleOf(request, run)
  const said: string[] = []
  const { size } = request.problem
  for (let k = 0; k < Math.min(found.loss.length, wanted.loss.length); k++) {
    const numbers = (loss: ArrayLike<number>, weights: ArrayLike<number>) => [
      loss[k]!,
      ...Array.from({ length: size }, (_, i) => weights[k * size + i]!),
    ]
    const [given, right] = [numbers(found.loss, found.weights), numbers(wanted.loss, wanted.weights)]
    const scale = Math.max(...right.slice(1).map(Math.abs))
    right.forEach((x, i) => {
      const fits = fitsFloat32(x)
      const finite = Number.isFinite(given[i])
      if (fits !== undefined && fits !== finite) said.push(`${k}.${i}: ${given[i]} where ${x}`)
      else if (finite && Math.abs(given[i]! - x) > relative * (i === 0 ? Math.abs(x) + 1 : scale + 1))
        said.push(`${k}.${i}: ${given[i]} where ${x}`)
    })
    if (!right.every((x) => fitsFloat32(x))) break
  }
  const end = (record: Pick<RunRecord, 'status' | 'steps'>) => `${record.status} at ${record.steps.join()}`
  if (end(found) !== end(wanted)) said.push(`${end(found)} where ${end(wanted)}`)
  return said
}

const backend = await openBackend({ backend: 'webgpu' })
afterAll(() => backend.close())
const tensors = await backend.tensors()
const general: TrainPath = { supports: () => undefined, run: (request) => trainByOps(request, tensors) }

const rates = [2, 30, 1e25]

async function wrongRuns(request: TrainRequest, path: TrainPath): Promise<string[]> {
  const records = await path.run(request)
  return request.runs.flatMap((run, r) => {
    const { id, learningRate } = run.algorithm
    const found = records[r]!
    const blunt = learningRate === 1e25 && found.status !== 'diverged' ? [`ended ${found.status}`] : []
    return [...blunt, ...faults(found, request, run)].map((fault) => `${id} ${learningRate}: ${fault}`)
  })
}

const runsOf = (
  problem: TrainingProblem,
  weights?: Float32Array,
  ids: readonly EntrywiseId[] = entrywiseIds,
) =>
  ids.flatMap((id) =>
    rates.map((learningRate) =>
      runOf(problem, {
        algorithm: algorithmSpec({ id, learningRate, steps: 20 }),
        ...(weights && { weights }),
      }),
    ),
  )

test.each(['tiled', 'straight'] as const)(
  'runs of every rule that diverge in the %s form do so where the oracle does',
  async (form) => {
    const path = new FusedTraining(device, { variant: form })
    expect(await wrongRuns({ problem: network, runs: runsOf(network), watch: [] }, path)).toEqual([])
    expect(path.variant).toBe(form)
  },
)

/** The form with one thread per run handles one rule per call. */
test.each(byTurns(['sgd', 'momentum', 'adam'] as const, 3))(
  'runs of %s that diverge in a thread of their own do so where the oracle does',
  async (id) => {
    const path = new FusedTraining(device, { variant: 'thread' })
    const runs = runsOf(network, undefined, [id])
    expect(await wrongRuns({ problem: network, runs, watch: [] }, path)).toEqual([])
    expect(path.variant).toBe('thread')
  },
)

test('runs of every rule that diverge on a function do so where the oracle does', async () => {
  const problem = functionProblem('himmelblau')
  const runs = runsOf(problem, Float32Array.of(1, 2))
  expect(await wrongRuns({ problem, runs, watch: [] }, new FusedTraining(device))).toEqual([])
})

test('runs that diverge by tfjs ops do so where the oracle does', async () => {
  const runs = runsOf(network, undefined, ['sgd', 'adam']).filter(
    ({ algorithm }) => algorithm.learningRate > 2,
  )
  expect(await wrongRuns({ problem: network, runs, watch: [] }, general)).toEqual([])
})

/**
 * f = w x on one sample x = 1e10 with target 0: at w = 1e5 the loss is 1e30 and its slope 2e25, whose square
 * exceeds float32.
 */
const steep = networkProblem(
  mlpSpec({ widths: [1, 1], activation: 'tanh', bias: false }),
  { train: partOfRows([[1e10]], [[0]]) },
  metricSpec({}),
)
const dividing = ['rmsprop', 'adam', 'adamw', 'adagrad'] as const

test.each([
  ['tiled', dividing],
  ['straight', dividing],
  ['thread', ['rmsprop']],
  ['general', dividing],
] as const)(
  'a rule that divides by squares of slopes too large for float32 diverges in the %s form, and does not stop in silence',
  async (form, rules) => {
    const runs = rules.map((id) =>
      runOf(steep, { algorithm: algorithmSpec({ id, steps: 5 }), weights: Float32Array.of(1e5) }),
    )
    const request = { problem: steep, runs, watch: [] }
    const fused = form === 'general' ? undefined : new FusedTraining(device, { variant: form })
    const records = await (fused ?? general).run(request)
    expect(fused?.variant ?? 'general').toBe(form)
    expect(records.map(({ status, steps }) => [status, ...steps])).toEqual(
      rules.map(() => ['diverged', 0, 1]),
    )
    for (const { loss } of records) expect(Array.from(loss, Number.isFinite)).toEqual([true, false])
    for (const run of runs) expect(oracleOf(request, run).status).not.toBe('diverged')
  },
)
