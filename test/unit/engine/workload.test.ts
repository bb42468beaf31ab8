import { afterEach, describe, expect, it, vi } from 'vitest'
import { hasRuns } from '../../../src/experiment/spec/experiment.ts'
import {
  firstResolution,
  surfaceSeconds,
  trainingSeconds,
  withFewerSteps,
} from '../../../src/engine/workload.ts'
import { parseTraining } from '../../../src/experiment/format/parse.ts'
import type { TrainingInput } from '../../../src/experiment/spec/experiment.ts'
import { workloadWords } from '../../../src/words/stage/workload.ts'
import { presets } from '../../../src/scenarios/presets/presets.ts'
import { scenarios } from '../../../src/scenarios/index.ts'
import { falling } from '../../../src/scenarios/data/digits-training.ts'
import { digitsInput } from '../../support/landscapes/digits.ts'
import { moons } from '../../support/experiments.ts'
import { stagedSteps } from '../../support/lectures/scenarios.ts'
import { lastStep } from '../../../src/experiment/spec/algorithm.ts'

const adapter = (description: string) => ({ adapterInfo: { description } }) as GPUDevice
const machines = [
  ['a graphics card', adapter('NVIDIA')],
  ['a card in software', adapter('SwiftShader')],
  ['workers', undefined],
] as const

const long: TrainingInput = {
  ...moons,
  algorithms: [
    { id: 'adam', learningRate: 0.01, steps: 1_000_000 },
    { id: 'sgd', learningRate: 0.01, steps: 500_000, batch: { size: 32 } },
  ],
  starts: Array.from({ length: 16 }, (_, index) => ({ kind: 'random', distribution: 'he-normal', index })),
}
const wide = (samples: number): TrainingInput => ({
  ...moons,
  data: { kind: 'generated', id: 'two-moons', size: samples },
  model: { kind: 'mlp', widths: [2, ...Array<number>(8).fill(512), 1], activation: 'tanh' },
  algorithms: [{ id: 'adam', learningRate: 0.01, steps: 100 }],
})

afterEach(() => vi.unstubAllGlobals())

describe.each(machines)('on %s', (machine, device) => {
  const isCard = machine === 'a graphics card'

  it('every step of every lecture, its side stages, and every preset start in full', () => {
    const resolution = device ? 129 : 65
    const steps = scenarios.flatMap((scenario) =>
      stagedSteps(scenario).flatMap(({ stages }) =>
        stages.filter(hasRuns).map((experiment) => ({ experiment, id: scenario.id })),
      ),
    )
    const all = [
      ...steps,
      ...presets.map(({ id, experiment }) => ({ experiment: parseTraining(experiment), id })),
    ]
    expect(all.length).toBeGreaterThan(60)
    // Deep networks on images need four cores. Without a GPU their surfaces may begin with fewer points, if
    // the step says so.
    const deep = scenarios.filter((one) => one.ideas?.includes('famous-landscapes')).map(({ id }) => id)
    for (const { experiment, id } of all) {
      const isDeep = deep.includes(id)
      vi.stubGlobal('navigator', { hardwareConcurrency: isDeep ? 4 : 1 })
      expect(withFewerSteps(experiment, device), experiment.title).toBeUndefined()
      const least = isDeep && !isCard ? 33 : resolution
      expect(firstResolution(experiment, resolution, device), experiment.title).toBeGreaterThanOrEqual(least)
    }
  })

  it('a run of convolutions on digits starts in full, one of a larger network like it does not', () => {
    const onDigits = (channels: number[]) =>
      parseTraining({
        ...digitsInput({ size: 1024 }),
        model: { kind: 'conv', channels, pool: ['max', 'max'], outputs: 10, activation: 'relu' },
        algorithms: [{ ...falling(0.01, 600), batch: { size: 64 } }],
      })
    expect(withFewerSteps(onDigits([8, 16]), device)).toBeUndefined()
    if (!isCard) expect(withFewerSteps(onDigits([32, 64]), device)).toBeDefined()
  })

  it('long runs start with fewer steps, shared among the algorithms, and nothing else changes', () => {
    const whole = parseTraining(long)
    const first = withFewerSteps(whole, device)!
    const [adam, sgd] = first.algorithms.map(lastStep)
    expect(adam).toBeGreaterThan(sgd! - 1)
    expect(adam).toBeLessThan(1_000_000)
    expect(trainingSeconds(first, device)).toBeLessThanOrEqual(4)
    expect(trainingSeconds(first, device)).toBeGreaterThan(0.5)
    const steps = whole.algorithms.map((one, i) => ({ ...one, steps: first.algorithms[i]!.steps }))
    expect(first).toEqual({ ...whole, algorithms: steps })
    expect(withFewerSteps(first, device)).toBeUndefined()
  })

  it('the surface of a large network starts with fewer points', () => {
    const experiment = parseTraining(wide(device?.adapterInfo.description === 'NVIDIA' ? 20_000 : 200))
    const points = firstResolution(experiment, 129, device)
    expect(points).toBeLessThan(129)
    expect(surfaceSeconds(experiment, 129, device)).toBeGreaterThan(8)
    expect(points === 9 || surfaceSeconds(experiment, points, device) <= 4).toBe(true)
  })
})

it('a step that the plane goes through is kept, with all steps before it', () => {
  const through = (step: number) => ({ start: 0, algorithm: 0, step })
  const experiment = parseTraining({
    ...long,
    plane: { kind: 'line', from: through(0), to: through(999_999) },
  })
  expect(withFewerSteps(experiment, undefined)).toBeUndefined()
})

it('counts a step of SAM as two, and a batch by its samples', () => {
  const seconds = (algorithm: TrainingInput['algorithms'][number]) =>
    trainingSeconds(parseTraining({ ...moons, algorithms: [algorithm] }), adapter('SwiftShader'))
  const sgd = seconds({ id: 'sgd', learningRate: 0.1, steps: 100_000 })
  expect(seconds({ id: 'sam', learningRate: 0.1, steps: 100_000 }) / sgd).toBeCloseTo(2, 0)
  expect(seconds({ id: 'sgd', learningRate: 0.1, steps: 100_000, batch: { size: 20 } })).toBeLessThan(sgd)
})

it('states the work, about how long it takes, and what it starts with', () => {
  const whole = parseTraining(long)
  const first = { ...whole, algorithms: whole.algorithms.map((one) => ({ ...one, steps: 2000 })) }
  expect(workloadWords({ runs: { whole, first, seconds: 43 } })).toBe(
    '16 starts × 2 algorithms × 1\u202F000\u202F000 steps: about 40 seconds on this machine. It begins with 2\u202F000 steps.',
  )
  const surface = { whole: 129, first: 33, seconds: 300, line: false }
  expect(workloadWords({ surface })).toBe(
    'a surface of 129 × 129 points: about 5 minutes on this machine. It begins with 33 × 33 points.',
  )
  expect(workloadWords({ runs: { whole, first, seconds: 86_400 }, surface })).toContain(
    'steps and a surface of 129 × 129 points: about 20 hours on this machine. It begins with 2\u202F000 steps and 33 × 33 points.',
  )
  expect(workloadWords({})).toBeUndefined()
})
