import { effect, signal } from '@preact/signals-core'
import { expect, test, vi } from 'vitest'
import { kernelLevels, outputCurvature } from '../../../../src/view/learned/kernel.ts'
import { shownPoint, type ShownPoint } from '../../../../src/analyses/shown-point.ts'
import { spectrum, type SpectrumKind } from '../../../../src/analyses/measures/spectrum.ts'
import { oracle } from '../../../../src/reference/oracle/index.ts'
import { parseExperiment } from '../../../../src/experiment/format/parse.ts'
import type { TrainingInput } from '../../../../src/experiment/spec/experiment.ts'
import { moons, product, twins } from '../../../support/experiments.ts'
import type { OracleEngine } from '../../../support/oracle-engine.ts'
import { openedStore } from '../../../support/opened-store.ts'
import { unowned } from '../../../support/unowned.ts'

const short: Pick<TrainingInput, 'algorithms' | 'plane'> = {
  algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 4 }],
  plane: { kind: 'random', normalization: 'none' },
}

/** The full spectrum of 17 weights is quick; that of 193 is not. */
const small: TrainingInput = { ...moons, ...short }
const large: TrainingInput = {
  ...small,
  data: { kind: 'generated', id: 'two-moons', size: 100 },
  model: { kind: 'mlp', widths: [2, 48, 1], activation: 'tanh' },
}

async function opened(input: TrainingInput) {
  const { engine, store, selection } = await openedStore(input, 60)
  const [chosen, kind, wanted] = [
    signal<number | undefined>(),
    signal<SpectrumKind>('hessian'),
    signal(false),
  ]
  const broken = signal<ShownPoint | undefined>()
  const study = spectrum(
    unowned,
    store,
    () => broken.value ?? shownPoint(store, selection, chosen.value),
    () => kind.value,
    () => wanted.value,
  )
  const shown: number[] = []
  effect(() => {
    const count = study.value.value?.values.length ?? 0
    if (count !== shown.at(-1)) shown.push(count)
  })
  const { playback } = selection
  const rest = async () => {
    wanted.value = true
    await study.whenIdle()
  }
  return { engine, store, playback, study, shown, chosen, kind, wanted, broken, rest }
}

test('the spectrum has all eigenvalues of the Hessian at the current step, largest first, once per step', async () => {
  const { engine, playback, study, store, rest } = await opened(small)
  playback.seek(2)
  await rest()
  const { values } = oracle.measure(small, store.runs[0]!.weights(2), 'hessian-spectrum')
  expect([...study.value.value!.values]).toEqual([...values].reverse())
  expect(study.value.value).toMatchObject({ kind: 'hessian', total: 17, point: { step: 2 } })
  const asked = engine.asked.length
  store.edit({ view: { height: 'linear' } }, 'height')
  await rest()
  expect(engine.asked).toHaveLength(asked)
})

test('the spectrum can be that of the tangent kernel, which a closed-form function does not have', async () => {
  const { kind, study, store, rest } = await opened(small)
  kind.value = 'ntk'
  expect(study.value.value, 'not that of the Hessian').toBeUndefined()
  await rest()
  const { values } = oracle.measure(small, store.runs[0]!.weights(0), 'ntk-spectrum')
  expect([...study.value.value!.values]).toEqual([...values].reverse())
})

test('the spectrum of a linearised run keeps the eigenvalues of w₀', async () => {
  const { playback, kind, chosen, study, rest } = await opened(twins)
  const seen: Float64Array[] = []
  chosen.value = 1
  for (const of of ['hessian', 'ntk'] as const)
    for (const step of [0, 60]) {
      playback.seek(step)
      kind.value = of
      await rest()
      expect(study.value.value).toMatchObject({ kind: of, point: { step } })
      seen.push(study.value.value!.values)
    }
  const [hessian, later, kernel, kernelLater] = seen
  later!.forEach((value, k) => expect(value).toBeCloseTo(hessian![k]!, 12))
  expect(kernelLater).toEqual(kernel)
})

/** Answers with the requested number of eigenvalues, and records that number. */
function quick(engine: OracleEngine, counts: number[]): void {
  vi.spyOn(engine, 'measure').mockImplementation((_e, weights, _what, options) => {
    const count = options?.count ?? weights.length
    counts.push(count)
    return Promise.resolve({ values: new Float64Array(count), vectors: [new Float32Array(weights.length)] })
  })
}

test('the spectrum has the largest eigenvalues first during a drag, and all of them afterwards', async () => {
  const { engine, playback, study, shown, wanted, rest } = await opened(large)
  const counts: number[] = []
  quick(engine, counts)
  wanted.value = true
  await Promise.resolve()
  for (const step of [1, 2, 3]) playback.seek(step)
  await rest()
  expect(shown.filter((count) => count > 0)).toEqual([12, 193])
  expect(counts.filter((count) => count === 193)).toHaveLength(1)
  expect(study.value.value!.point.step).toBe(3)
})

test('the largest eigenvalues near a step are searched from the previous ones; those of another run are stale', async () => {
  const { engine, playback, store, study, rest } = await opened(large)
  const guesses: unknown[] = []
  const found = [new Float32Array(193)]
  vi.spyOn(engine, 'measure').mockImplementation((_e, weights, what, options) => {
    if (what === 'hessian-top') guesses.push(options?.guess)
    return Promise.resolve({ values: new Float64Array(options?.count ?? weights.length), vectors: found })
  })
  for (const step of [0, 1]) {
    playback.seek(step)
    await rest()
  }
  store.edit({ algorithms: [{ id: 'sgd', learningRate: 0.2, steps: 4 }] }, 'rate')
  const stale = new Set<number | undefined>()
  effect(() => {
    if (study.stale.value) stale.add(study.value.value?.values.length)
  })
  await store.whenIdle()
  await rest()
  expect([...stale], 'all of those of the run before').toEqual([193])
  expect(study.stale.value).toBe(false)
  expect(guesses).toEqual([undefined, found, undefined])
})

test('the spectrum has only the largest eigenvalue if they lie too close together, and never all above 2,000 weights', async () => {
  const { engine, study, rest } = await opened({
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
  await rest()
  expect(counts).toEqual([12, 1])
  expect(study.value.value).toMatchObject({ total: 2005 })
  expect([...study.value.value!.values]).toEqual([3])
})

test('the spectrum is not computed while collapsed', async () => {
  const { engine, wanted, study, rest } = await opened(large)
  const counts: number[] = []
  quick(engine, counts)
  wanted.value = true
  await vi.waitFor(() => expect(counts).toContain(12))
  wanted.value = false
  await study.whenIdle()
  expect(counts).not.toContain(193)
  await rest()
  expect(study.value.value!.values).toHaveLength(193)
})

test('the spectrum reports a run that has diverged', async () => {
  const { store, study, broken, rest } = await opened(small)
  const [run] = store.runs
  broken.value = { index: 0, run: run!, record: 1, step: 1, weights: new Float32Array(17).fill(NaN) }
  await rest()
  expect(study.error.value[0]?.message).toMatch(/not finite at this step: the run has diverged/)
})

test('the spectrum of the kernel has 2/η if the Gauss-Newton matrix equals it', () => {
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
