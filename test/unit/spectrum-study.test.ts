import { expect, test, vi } from 'vitest'
import { kernelLevels, outputCurvature } from '../../src/view/kernel-levels.ts'
import { Presenter } from '../../src/view/presenter.ts'
import { SpectrumStudy } from '../../src/app/spectrum-study.ts'
import { Store } from '../../src/store/store.ts'
import { oracle } from '../../src/experiment/oracle/index.ts'
import { parseExperiment } from '../../src/experiment/format/parse.ts'
import type { ExperimentInput } from '../../src/experiment/spec/experiment.ts'
import { moons, product, twins } from '../support/experiments.ts'
import { OracleEngine } from '../support/oracle-engine.ts'

const short: Pick<ExperimentInput, 'algorithms' | 'plane'> = {
  algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 4 }],
  plane: { kind: 'random', normalization: 'none' },
}

/** 17 weights: its whole spectrum is quick; 193: it is not. */
const small: ExperimentInput = { ...moons, ...short }
const large: ExperimentInput = {
  ...small,
  data: { kind: 'generated', id: 'two-moons', size: 100 },
  model: { kind: 'mlp', widths: [2, 48, 1], activation: 'tanh' },
}

async function opened(input: ExperimentInput) {
  const engine = new OracleEngine()
  const store = new Store(() => Promise.resolve(engine), input, 3)
  await store.whenIdle()
  const presenter = new Presenter(store)
  presenter.measureRuns()
  const shown: number[] = []
  const study: SpectrumStudy = new SpectrumStudy(() => {
    const count = study.spectrum?.values.length ?? 0
    if (count !== shown.at(-1)) shown.push(count)
  })
  const rested = () => vi.waitFor(() => expect(study.busy).toBe(false), { timeout: 30_000 })
  return { engine, store, presenter, study, shown, rested }
}

test('all eigenvalues of the Hessian at the step that is shown, largest first, once a step', async () => {
  const { engine, presenter, study, rested, store } = await opened(small)
  presenter.playback.seek(2)
  study.update(presenter, undefined, 'hessian')
  await rested()
  const { values } = oracle.measure(small, store.runs[0]!.weights(2), 'hessian-spectrum')
  expect([...study.spectrum!.values]).toEqual([...values].reverse())
  expect(study.spectrum).toMatchObject({ kind: 'hessian', total: 17, point: { step: 2 } })
  const asked = engine.asked.length
  study.update(presenter, undefined, 'hessian')
  expect(engine.asked).toHaveLength(asked)
})

test('of the tangent kernel, which a closed-form function has not', async () => {
  const { presenter, study, rested, store } = await opened(small)
  study.update(presenter, undefined, 'ntk')
  await rested()
  const { values } = oracle.measure(small, store.runs[0]!.weights(0), 'ntk-spectrum')
  expect([...study.spectrum!.values]).toEqual([...values].reverse())
})

test('of a linearised run: the eigenvalues stay as they are at w₀', async () => {
  const { presenter, study, rested } = await opened(twins)
  const seen: Float64Array[] = []
  for (const kind of ['hessian', 'ntk'] as const)
    for (const step of [0, 60]) {
      presenter.playback.seek(step)
      study.update(presenter, 1, kind)
      await rested()
      expect(study.spectrum).toMatchObject({ kind, point: { step } })
      seen.push(study.spectrum!.values)
    }
  const [hessian, later, kernel, kernelLater] = seen
  later!.forEach((value, k) => expect(value).toBeCloseTo(hessian![k]!, 12))
  expect(kernelLater).toEqual(kernel)
})

/** Answers with as many numbers as are asked for, and says how many that was. */
function quick(engine: OracleEngine, counts: number[]): void {
  vi.spyOn(engine, 'measure').mockImplementation((_e, weights, _what, options) => {
    const count = options?.count ?? weights.length
    counts.push(count)
    return Promise.resolve({ values: new Float64Array(count), vectors: [new Float32Array(weights.length)] })
  })
}

test('under a moving hand the largest come first, all of them when it rests', async () => {
  const { engine, presenter, study, shown, rested } = await opened(large)
  const counts: number[] = []
  quick(engine, counts)
  for (const step of [1, 2, 3]) {
    presenter.playback.seek(step)
    study.update(presenter, undefined, 'hessian')
  }
  await rested()
  expect(shown.filter((count) => count > 0)).toEqual([12, 193])
  expect(counts.filter((count) => count === 193)).toHaveLength(1)
  expect(study.spectrum!.point.step).toBe(3)
})

test('where the largest lie too close together, the largest alone; above 2,000 weights never all', async () => {
  const { engine, presenter, study, rested } = await opened({
    ...small,
    data: { kind: 'generated', id: 'two-moons', size: 8 },
    model: { kind: 'mlp', widths: [2, 501, 1], activation: 'tanh' },
  })
  const counts: (number | undefined)[] = []
  vi.spyOn(engine, 'measure').mockImplementation((_e, _w, _what, options) => {
    counts.push(options?.count)
    if (options?.count !== 1) return Promise.reject(new Error('too close together'))
    return Promise.resolve({ values: Float64Array.of(3), vectors: [new Float32Array(2005)] })
  })
  study.update(presenter, undefined, 'hessian')
  await rested()
  expect(counts).toEqual([12, 1])
  expect(study.spectrum).toMatchObject({ total: 2005 })
  expect([...study.spectrum!.values]).toEqual([3])
})

test('what is folded away is not computed any more', async () => {
  const { engine, presenter, study, rested } = await opened(large)
  const counts: number[] = []
  quick(engine, counts)
  study.update(presenter, undefined, 'hessian')
  study.stop()
  await rested()
  expect(counts).not.toContain(193)
  study.update(presenter, undefined, 'hessian')
  await rested()
  expect(study.spectrum!.values).toHaveLength(193)
})

test('a run that has diverged says so', async () => {
  const { presenter, store, study, rested } = await opened(small)
  const broken = { ...store.runs[0]!, weights: () => new Float32Array(17).fill(NaN) }
  const { experiment, engine } = store
  const over = { ...presenter, hidden: new Set(), playback: presenter.playback }
  const shown = { ...over, store: { experiment, engine, idle: true, runs: [broken] } }
  study.update(shown as unknown as Presenter, undefined, 'hessian')
  await rested()
  expect(study.fault).toMatch(/not finite at this step: the run has diverged/)
})

test('2/η lies on the kernel where the Gauss-Newton matrix is at it', () => {
  const e = parseExperiment({
    ...product,
    data: { kind: 'table', task: 'regression', inputs: [[1], [2]], targets: [[2], [4]] },
  })
  const perfect = [1, 2]
  const top = (what: 'hessian-spectrum' | 'ntk-spectrum') => oracle.measure(e, perfect, what).values.at(-1)!
  expect(
    top('ntk-spectrum') * outputCurvature(e)!,
    'at a perfect fit the Hessian is Gauss-Newton',
  ).toBeCloseTo(top('hessian-spectrum'), 12)
  const level = { id: '0', label: '2/η', color: 'red', value: 20 }
  expect(kernelLevels(e, [level])[0]).toMatchObject({ value: 40, label: '2/η, for the kernel' })
  expect(kernelLevels(parseExperiment(moons), [level])).toEqual([])
})
