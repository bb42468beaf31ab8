import '../../../../../src/experiment/elsewhere.ts'
import { describe, expect, test } from 'vitest'
import { parseTraining } from '../../../../../src/experiment/format/parse.ts'
import type { TrainingInput } from '../../../../../src/experiment/spec/experiment.ts'
import { packedFloats } from '../../../../../src/experiment/spec/values/pack-floats.ts'
import { oracle } from '../../../../../src/reference/oracle/index.ts'
import { recordedDifference } from '../../../../../src/experiment/recorded/recorded-difference.ts'
import { moons } from '../../../../support/experiments.ts'

/** Replaces `input`'s first algorithm by a recorded run of it, with every `every`-th step. */
function recordedOf(input: TrainingInput, every = 1): TrainingInput {
  const [run] = oracle.train(input, { record: every })
  const weights = Array.from(run!.steps, (_, i) => [...run!.weights(i)])
  const algorithm: TrainingInput['algorithms'][number] = {
    id: 'recorded',
    steps: [...run!.steps],
    weights,
    loss: [...run!.loss],
  }
  return { ...input, algorithms: [algorithm] }
}

const spec = (input: TrainingInput) => {
  const [algorithm] = parseTraining(input).algorithms
  if (algorithm?.id !== 'recorded') throw new Error('The run is not recorded.')
  return algorithm
}

describe('a recorded run', () => {
  test.each([
    ['moons', moons],
    [
      'a centred network',
      { ...moons, model: { kind: 'mlp', widths: [2, 4, 1], activation: 'tanh', centered: true } },
    ],
  ] satisfies [string, TrainingInput][])(
    'has the losses, coordinates and outcome of the run that it is of: %s',
    (_, input) => {
      const [trained] = oracle.train(input, { record: 1 })
      const [found] = oracle.train(recordedOf(input), { record: 1 })
      expect(found!.status).toBe('finished')
      expect(found!.outcome).toBe(trained!.outcome)
      expect([...found!.steps]).toEqual([...trained!.steps])
      expect([...found!.loss]).toEqual([...trained!.loss])
      expect([...found!.finalWeights]).toEqual([...trained!.finalWeights])
      for (const axis of ['a', 'b', 'distance'] as const)
        found![axis].forEach((value, i) => expect(value).toBeCloseTo(trained![axis][i]!, 6))
    },
  )

  test('keeps its records, and the metrics that watch it', () => {
    const input = recordedOf(moons, 7)
    const [all] = oracle.train(input, {
      record: 1,
      watch: [{ loss: 'zero-one', factor: 1, reduction: 'mean', part: 'train', weightDecay: 0 }],
    })
    expect([...all!.steps]).toEqual([0, 7, 14, 21, 28, 35, 42, 49, 56, 60])
    expect(all!.watched[0]).toHaveLength(10)
    const [some] = oracle.train(input, { record: 20 })
    expect([...some!.steps]).toEqual([0, 21, 42, 60])
  })

  test('is next to a run that is trained from its w₀', () => {
    const input = recordedOf(moons)
    const [recorded, trained] = oracle.train(
      { ...input, algorithms: [...input.algorithms, ...moons.algorithms] },
      { record: 1 },
    )
    // The format's records hold w₀ in float32 too, so both agree to the last bit.
    expect([...recorded!.loss]).toEqual([...trained!.loss])
  })

  test('stays where it is when w₀ is dragged, as does its plane', () => {
    const input = recordedOf(moons)
    const both: TrainingInput = { ...input, algorithms: [...input.algorithms, ...moons.algorithms] }
    const before = oracle.train(both)
    const after = oracle.train({
      ...both,
      starts: [{ kind: 'plane', a: 0.5, b: 0.25, base: { kind: 'random', distribution: 'normal' } }],
    })
    expect([...after[0]!.a]).toEqual([...before[0]!.a])
    expect(after[1]!.a[0]).toBeCloseTo(0.5, 6)
    expect(after[1]!.loss[0]).not.toBe(before[1]!.loss[0])
  })

  test('ends where its weights are not finite', () => {
    const input = recordedOf(moons)
    const { steps, weights } = spec(input)
    const flat = (weights as number[][]).flat()
    flat[5 * 17 + 3] = NaN
    const [found] = oracle.train(
      {
        ...input,
        algorithms: [{ id: 'recorded', steps, weights: packedFloats(flat) }],
        plane: { kind: 'random', normalization: 'none' },
      },
      { record: 1 },
    )
    expect(found!.status).toBe('diverged')
    expect(found!.steps.at(-1)).toBe(5)
  })

  test('has a Hessian plane at its end', () => {
    const terrain = oracle.terrain({ ...recordedOf(moons), plane: { kind: 'hessian' } }, { resolution: 3 })
    const usual = oracle.terrain({ ...moons, plane: { kind: 'hessian' } }, { resolution: 3 })
    terrain.values.forEach((value, i) => expect(value).toBeCloseTo(usual.values[i]!, 5))
  })

  test('has no rule whose step could be split into parts', () => {
    const input = recordedOf(moons)
    const [run] = oracle.train(input)
    expect(() => oracle.measure(input, run!.weights(0), 'step')).toThrow(
      /the step of a recorded run cannot be split/u,
    )
  })
})

describe('recorded losses', () => {
  const run = { steps: Uint32Array.of(0, 2, 4), loss: Float64Array.of(2, 1.1, 0.5) }

  test('differ by their largest share', () => {
    expect(recordedDifference({ steps: [0, 1, 2, 3, 4], loss: [2, 9, 1, 9, 0.5] }, run)).toEqual({
      largest: expect.closeTo(0.1),
      step: 2,
    })
    expect(recordedDifference({ steps: [0, 2, 4], loss: [2, 1.1, 0.5] }, run)).toEqual({
      largest: 0,
      step: 0,
    })
    expect(recordedDifference({ steps: [0, 2, 4] }, run)).toBeUndefined()
  })

  test('of zero are compared with the largest', () => {
    const found = recordedDifference(
      { steps: [0, 2, 4], loss: [2, 1.1, 0] },
      { ...run, loss: Float64Array.of(2, 1.1, 1e-12) },
    )
    expect(found!.largest).toBeLessThan(1e-2)
  })
})
