import { describe, expect, test } from 'vitest'
import { precisionWords } from '../../../../../src/words/plane.ts'
import type { RunTrainer } from '../../../../../src/engine/many-runs/trainers/trainer.ts'
import { lossesHold } from '../../../../../src/engine/many-runs/hyperparameters/precision.ts'
import { agreementOf, isEnough } from '../../../../../src/engine/many-runs/hyperparameters/float32-check.ts'
import { Float64Trainer } from '../../../../../src/engine/many-runs/trainers/float64-trainer.ts'
import { hyperparameterTerrain } from '../../../../../src/engine/many-runs/hyperparameters/hyperparameter-terrain.ts'
import { checkedRuns, moment, mostWaited, oracleRunWork } from '../../../../../src/engine/budget.ts'
import { buildTrainingProblem } from '../../../../../src/experiment/training-problem.ts'
import { oracle } from '../../../../../src/reference/oracle/index.ts'
import { placement } from '../../../../../src/reference/oracle/run/place.ts'
import type { HyperparameterEnds } from '../../../../../src/reference/outcome/hyperparameters.ts'
import { parseExperiment } from '../../../../../src/experiment/format/parse.ts'
import type { HyperparameterSpec } from '../../../../../src/reference/plane/hyperparameters.ts'
import type { RunPrecision, Terrain } from '../../../../../src/reference/results.ts'
import type { TrainingInput } from '../../../../../src/experiment/spec/experiment.ts'
import { moons } from '../../../../support/experiments.ts'
import { chaoticLosses, trainability } from '../../../../support/theory/trainability.ts'

const ends = (loss: number[], status = loss.map(() => 1)): HyperparameterEnds => ({
  loss: Float64Array.from(loss),
  steps: new Uint32Array(loss.length),
  status: Uint8Array.from(status),
  convergence: undefined,
})
const all = (count: number) => Array.from({ length: count }, (_, k) => k)

describe('how far float32 and float64 agree', () => {
  const losses = all(101).map((k) => k / 10)
  const changed = (change: (loss: number, k: number) => number) =>
    agreementOf(ends(losses), ends(losses.map(change)), all(101), all(101))

  test('is counted in runs whose losses look alike in a picture', () => {
    expect(changed((loss) => loss)).toEqual({ agreement: 1, alike: 1 })
    expect(changed((loss) => 1.001 * loss)).toEqual({ agreement: 1, alike: 1 })
    expect(changed((loss, k) => (k >= 20 && k < 30 ? loss + 1 : loss)).alike).toBeCloseTo(91 / 101, 12)
    // A tenth of 0.1 is invisible in a linear height, but twice 0.1 is visible in a logarithmic one.
    expect(changed((loss, k) => (k === 1 ? 2e-5 : loss)).alike).toBeCloseTo(100 / 101, 12)
  })

  test('ignores losses that are cut off, and runs that diverged in both', () => {
    const far = [...all(99).map((k) => 1 + k / 99), 1e9, 3e9]
    const farther = [...far.slice(0, 99), 1e9, 2.9e9]
    expect(agreementOf(ends(far), ends(farther), all(101), all(101)).alike).toBe(1)
    const diverged = [1, 3, 1]
    const [one, other] = [ends([1, 5, 2], diverged), ends([1, NaN, 2], diverged)]
    expect(agreementOf(one, other, all(3), all(3))).toEqual({ agreement: 1, alike: 1 })
    expect(agreementOf(one, ends([1, 5, 2]), all(3), all(3))).toEqual({ agreement: 2 / 3, alike: 2 / 3 })
  })

  test('is sufficient or not for the picture', () => {
    const { terrain } = parseExperiment(moons)
    const outcome = { ...terrain, quantity: 'outcome', show: 'steps' } as const
    expect(isEnough({ agreement: 15 / 16, alike: 15 / 16 }, 16, terrain), 'one of few').toBe(true)
    expect(isEnough({ agreement: 14 / 16, alike: 14 / 16 }, 16, terrain)).toBe(false)
    expect(isEnough({ agreement: 0.95, alike: 0.95 }, 200, terrain)).toBe(true)
    expect(isEnough({ agreement: 1, alike: 0.7 }, 16, terrain)).toBe(false)
    expect(isEnough({ agreement: 1, alike: 0.7 }, 16, outcome)).toBe(true)
    expect(isEnough({ agreement: 1, alike: 0.7 }, 16, { ...outcome, coloredBy: 'loss' })).toBe(false)
    expect(lossesHold({ path: 'fused', alike: 0.7 })).toBe(false)
    expect(lossesHold({ path: 'float64', alike: 0.7 })).toBe(true)
  })
})

test('at least 16 runs of an ordinary network are tested, and none if they would take minutes', () => {
  const of = (widths: number[], steps: number) =>
    buildTrainingProblem(
      parseExperiment({
        ...moons,
        data: { kind: 'generated', id: 'two-moons', size: 200 },
        model: { kind: 'mlp', widths, activation: 'tanh' },
        algorithms: [{ id: 'sgd', learningRate: 0.1, steps }],
      }),
    )
  expect(checkedRuns(of([2, 2, 1], 30))).toBe(256)
  const ordinary = of([2, 8, 8, 1], 300)
  expect(16 * oracleRunWork(ordinary)).toBeGreaterThan(moment)
  expect(checkedRuns(ordinary)).toBe(16)
  expect(16 * oracleRunWork(ordinary)).toBeLessThan(mostWaited)
  expect(checkedRuns(of([2, 64, 64, 1], 10_000))).toBe(0)
})

/** Float64 under another name; `nudge` moves w_0 as rounding would. */
class Renamed implements RunTrainer {
  readonly name: RunTrainer['name']
  readonly #nudge: number
  runs = 0

  constructor(name: RunTrainer['name'], nudge: number) {
    this.name = name
    this.#nudge = nudge
  }

  train(request: Parameters<RunTrainer['train']>[0]): Promise<void> {
    const at = (k: number) => {
      const run = request.runs.at(k)
      return { ...run, weights: run.weights.map((weight) => weight * (1 + this.#nudge)) }
    }
    this.runs += request.indices.length
    return new Float64Trainer().train({ ...request, runs: { ...request.runs, at } })
  }
}

async function field(input: TrainingInput, resolution: number) {
  const problem = buildTrainingProblem(parseExperiment(input))
  const [trainer, checker] = [new Renamed('fused', 1e-7), new Renamed('float64', 0)]
  const coarse: Terrain[] = []
  const terrain = await hyperparameterTerrain({
    problem,
    plane: problem.experiment.plane as HyperparameterSpec,
    placed: (one) => Promise.resolve(placement(one)),
    trainer: () => trainer,
    checker,
    resolution: [resolution, resolution],
    pause: undefined,
    signal: new AbortController().signal,
    onProgress: undefined,
    onCoarse: (one) => coarse.push(one),
  })
  return { terrain, coarse, checker }
}

/** Enough steps of a few weights that 16 runs exceed the page's time limit. */
const long = 13_000

describe('a check that takes longer than a moment runs during the finer grids', () => {
  test('and the finest picture is complete before the check, which is reported', async () => {
    const { terrain, coarse, checker } = await field(trainability(1, 1, 'linear', 1, long), 9)
    expect(checker.runs).toBe(16)
    expect(terrain.precision).toEqual({ path: 'fused', agreement: 1, alike: 1 })
    const last = coarse.at(-1)!
    expect(last.resolution).toEqual([9, 9])
    expect(last.precision).toEqual({ path: 'fused', unchecked: 'not checked in float64 yet' })
    expect(last.values).toEqual(terrain.values)
  }, 60_000)

  test('and if it finds that float32 is not enough, float64 trains', async () => {
    const chaotic = chaoticLosses(5000)
    const { terrain, checker } = await field(chaotic, 2)
    expect(checker.runs).toBe(4)
    expect(terrain.precision).toMatchObject({ path: 'float64', agreement: 1 })
    expect(terrain.precision!.alike).toBeLessThan(0.75)
    expect(terrain.values).toEqual(Float32Array.from(oracle.terrain(chaotic, { resolution: 2 }).values))
  }, 60_000)
})

test('the picture states what is known, or that nothing is', () => {
  const { terrain } = parseExperiment(moons)
  const words = (precision: Partial<RunPrecision>, show?: 'steps') =>
    precisionWords(
      { terrain: show ? { ...terrain, quantity: 'outcome', show } : terrain },
      { path: 'fused', ...precision },
    ).replaceAll('\u00a0', ' ')
  expect(words({ unchecked: 'not checked in float64 yet' })).toBe('not checked in float64 yet')
  expect(words({ unchecked: 'not checked in float64 yet', coarser: 'a coarser grid' })).toBe(
    'not checked in float64 yet; a coarser grid',
  )
  expect(words({ agreement: 1, alike: 1 })).toBe('float64 agrees on 100 % of the runs tried')
  const noisy = { agreement: 1, alike: 0.875 }
  expect(words(noisy)).toBe('float64 agrees on the final loss of 87.5 % of the runs tried')
  expect(words(noisy, 'steps')).toContain('agrees on 100 % of')
  expect(words({ path: 'float64', agreement: 0.5, alike: 0.5 })).toBe(
    'trained in float64: float32 agrees on 50 % of the runs tried',
  )
  expect(words({ path: 'float64' })).toBe('trained in float64')
})
