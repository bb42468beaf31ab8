import { describe, expect, test } from 'vitest'
import { learningRateAt } from '../../../../src/reference/algorithm/schedule.ts'
import { ExperimentError } from '../../../../src/experiment/spec/values/error.ts'
import { trainRun } from '../../../../src/reference/oracle/run/run.ts'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'
import type { Schedule } from '../../../../src/experiment/spec/schedule.ts'
import { algorithmSpec } from '../../../support/algorithm.ts'
import { functionProblem } from '../../../support/kernels/function.ts'

const rates = (schedule: Schedule, steps = 8): number[] =>
  Array.from({ length: steps }, (_, i) => learningRateAt({ learningRate: 0.4, schedule, steps }, i + 1))

const agree = (found: readonly number[], wanted: readonly number[]) => {
  expect(found).toHaveLength(wanted.length)
  found.forEach((rate, i) => expect(rate).toBeCloseTo(wanted[i]!, 12))
}

describe('the learning rate of each update', () => {
  test('is constant, or falls by a factor after every few updates', () => {
    agree(rates({ kind: 'constant' }), new Array<number>(8).fill(0.4))
    agree(rates({ kind: 'step', every: 3, factor: 0.5 }), [0.4, 0.4, 0.4, 0.2, 0.2, 0.2, 0.1, 0.1])
  })

  test('falls along half a cosine, by the table of its angles', () => {
    const at = [1, 0.9619397662556434, 0.8535533905932737, 0.6913417161825449, 0.5, 0.3086582838174551, 0.1464466094067262, 0.0380602337443566] // prettier-ignore
    agree(
      rates({ kind: 'cosine', to: 0 }),
      at.map((c) => 0.4 * c),
    )
    agree(
      rates({ kind: 'cosine', to: 0.25 }),
      at.map((c) => 0.1 + 0.3 * c),
    )
  })

  test('rises in equal steps, and continues with a schedule that counts from there', () => {
    agree(
      rates({ kind: 'warm-up', steps: 4, then: { kind: 'constant' } }),
      [0.1, 0.2, 0.3, 0.4, 0.4, 0.4, 0.4, 0.4],
    )
    agree(
      rates({ kind: 'warm-up', steps: 4, then: { kind: 'step', every: 2, factor: 0.1 } }),
      [0.1, 0.2, 0.3, 0.4, 0.4, 0.4, 0.04, 0.04],
    )
    agree(rates({ kind: 'warm-up', steps: 4, then: { kind: 'cosine', to: 0 } }), [
      0.1,
      0.2,
      0.3,
      0.4,
      0.4,
      0.4 * 0.8535533905932737,
      0.2,
      0.4 * 0.1464466094067262,
    ])
  })

  test('is what was set by hand from that step on', () => {
    const at = [
      { step: 2, learningRate: 1 },
      { step: 5, learningRate: 0 },
    ]
    agree(rates({ kind: 'changes', at }), [0.4, 0.4, 1, 1, 1, 0, 0, 0])
    const cosine = { kind: 'cosine' as const, to: 0 }
    const [first = NaN, second = NaN] = rates(cosine)
    agree(rates({ kind: 'changes', before: cosine, at }), [first, second, 1, 1, 1, 0, 0, 0])
  })
})

const pathOf = (algorithm: Parameters<typeof algorithmSpec>[0]) => {
  const path: number[][] = []
  trainRun(functionProblem('quadratic'), {
    start: 0,
    algorithm: algorithmSpec({ steps: 6, learningRate: 0.1, ...algorithm }),
    weights: Float64Array.of(1, -2),
    every: 1,
    onRecord: (weights) => path.push([...weights]),
  })
  return path
}

test('gradient descent on a quadratic shrinks each weight by 1 - η_t λ', () => {
  const schedule: Schedule = { kind: 'step', every: 2, factor: 0.5 }
  let [x, y] = [1, -2]
  const wanted = [[x, y]]
  for (const rate of [0.1, 0.1, 0.05, 0.05, 0.025, 0.025]) {
    ;[x, y] = [x * (1 - rate), y * (1 - 10 * rate)]
    wanted.push([x, y])
  }
  const found = pathOf({ id: 'sgd', schedule })
  found.forEach((point, t) => point.forEach((w, j) => expect(w).toBeCloseTo(wanted[t]![j]!, 14)))
})

test('a change by hand leaves the earlier path as it was, and at a rate of 0 nothing moves', () => {
  const plain = pathOf({ id: 'adam' })
  const changed = pathOf({ id: 'adam', schedule: { kind: 'changes', at: [{ step: 3, learningRate: 0 }] } })
  expect(changed.slice(0, 4)).toEqual(plain.slice(0, 4))
  expect(changed.slice(4)).toEqual([changed[3], changed[3], changed[3]])
})

test('steps of changes that do not ascend are refused with their path', () => {
  const experiment = (at: { step: number; learningRate: number }[]) => ({
    version: 1 as const,
    seed: 1,
    data: { kind: 'none' as const },
    model: { kind: 'function' as const, id: 'himmelblau' },
    metric: { loss: 'squared' as const },
    algorithms: [
      { id: 'sgd' as const, learningRate: 0.1, steps: 5, schedule: { kind: 'changes' as const, at } },
    ],
    starts: [{ kind: 'weights' as const, values: [0, 0] }],
    plane: { kind: 'weights' as const, first: 0, second: 1 },
  })
  const change = (step: number) => ({ step, learningRate: 1 })
  expect(parseTraining(experiment([change(1), change(4)])).algorithms[0]!.schedule).toEqual({
    kind: 'changes',
    at: [change(1), change(4)],
  })
  for (const at of [[], [change(4), change(4)]])
    try {
      parseTraining(experiment(at))
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(ExperimentError)
      expect((error as ExperimentError).issues[0]!.path).toBe('algorithms[0].schedule.at')
    }
})
