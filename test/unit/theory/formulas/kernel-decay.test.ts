import { describe, expect, test } from 'vitest'
import { predictionsOf } from '../../../../src/view/predictions/predictions.ts'
import { mergePatch } from '../../../../src/experiment/format/merge.ts'
import { oracle } from '../../../../src/reference/oracle/index.ts'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'
import { quantityOf } from '../../../../src/theory/quantity/index.ts'
import { observe } from '../../../../src/theory/quantity/source.ts'
import type { TrainingExperiment } from '../../../../src/experiment/spec/experiment.ts'
import { kernelDecay, kernelDecayCurve } from '../../../../src/theory/formulas/kernel-decay.ts'
import { moons } from '../../../support/experiments.ts'
import { OracleEngine } from '../../../support/oracle-engine.ts'

const curved = (more: object = {}): TrainingExperiment =>
  parseTraining(
    mergePatch(
      {
        ...moons,
        model: { kind: 'mlp', widths: [2, 5, 1], activation: 'tanh' },
        metric: { loss: 'squared', factor: 0.7 },
        algorithms: [{ id: 'sgd', learningRate: 0.05, steps: 12, linearized: true }],
        starts: [{ kind: 'random', distribution: 'normal' }],
        plane: { kind: 'weights', first: 0, second: 1 },
      },
      more,
    ),
  )

describe('the decay by the kernel', () => {
  test.each([
    ['mean', {}],
    ['sum', { metric: { reduction: 'sum', factor: 0.01 } }],
    [
      'mean over samples, scaled outputs',
      { metric: { reduction: 'mean-over-samples' }, model: { outputScale: 3 } },
    ],
    ['no biases, one layer learns', { model: { bias: false, trained: [2] } }],
    ['centred', { model: { centered: true } }],
  ])('equals a linearised run: %s', (_, more) => {
    const experiment = curved(more)
    const [run] = oracle.train(experiment, { record: 'all' })
    const { losses } = kernelDecay(experiment, {}, run!.weights(0))!
    expect(losses).toHaveLength(13)
    losses.forEach((loss, k) => expect(Math.abs(loss / run!.loss[k]! - 1)).toBeLessThan(1e-9))
  })

  test('ends where the run stops', () => {
    const all = oracle.train(curved(), { record: 'all' })[0]!
    const below = (all.loss[4]! + all.loss[5]!) / 2
    const stopped = curved({ algorithms: [{ id: 'sgd', learningRate: 0.05, steps: 12, linearized: true, stop: { quantity: 'loss', below } }] }) // prettier-ignore
    expect(kernelDecay(stopped, {}, all.weights(0))!.losses).toHaveLength(6)
  })

  test('of many ReLU units approaches the closed form', () => {
    const wide = curved({
      model: {
        widths: [2, 2048, 1],
        activation: 'relu',
        bias: false,
        parameterization: 'ntk',
        trained: [1],
      },
      data: { size: 6 },
      starts: [{ kind: 'random', distribution: 'normal', layers: [{ distribution: 'normal' }, { distribution: 'rademacher' }], antisymmetric: true }], // prettier-ignore
    })
    const [run] = oracle.train({
      ...wide,
      algorithms: [{ ...wide.algorithms[0]!, steps: 0, linearized: false }],
    })
    const finite = kernelDecay(wide, {}, run!.weights(0))!
    const limit = kernelDecay(wide, { limit: 1 }, undefined)!
    limit.eigenvalues.forEach((value, k) =>
      expect(Math.abs(value - finite.eigenvalues[k]!)).toBeLessThan(0.1 * limit.eigenvalues.at(-1)!),
    )
    limit.losses.forEach((loss, k) => expect(Math.abs(loss / finite.losses[k]! - 1)).toBeLessThan(0.1))
  })

  test('is refused where it does not hold', () => {
    const why = (more: object, given = {}) => kernelDecayCurve.refusal(curved(more), given)
    expect(why({})).toBeUndefined()
    expect(why({ metric: { loss: 'logistic' } })).toMatch(/squared/)
    expect(why({ algorithms: [{ id: 'adam', learningRate: 0.1, steps: 1 }] })).toMatch(/gradient descent/)
    expect(why({ algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 1, batch: { size: 2 } }] })).toMatch(
      /full-batch/,
    )
    expect(why({}, { limit: 1 })).toMatch(/ReLU/)
    expect(
      kernelDecayCurve.state({ experiment: curved(), given: {}, w0: undefined, range: () => [0, 1] }),
    ).toEqual({
      kind: 'nothing',
      why: 'The start is not known yet.',
    })
  })

  test('is a curve in the loss chart, from which a run that follows it deviates by nothing', async () => {
    const experiment = curved()
    const engine = new OracleEngine()
    const [terrain, runs] = await Promise.all([
      engine.terrain(experiment, { resolution: 3 }),
      engine.train(experiment),
    ])
    const requested = [{ formula: 'kernel-decay', draw: 'curve' as const, label: 'predicted' }]
    const drawn = (hidden: string[]) =>
      predictionsOf({ experiment, requested, hidden: new Set(hidden), terrain, runs, theme: 'light' })
    expect(drawn([]).losses.map(({ name, values }) => [name, values.length])).toEqual([['predicted', 13]])
    expect(drawn(['kernel-decay/predicted']).losses).toEqual([])
    const source = await observe(oracle, experiment)
    expect(await quantityOf(source, 'decay-deviation')).toBeLessThan(1e-9)
    expect(await quantityOf(source, 'decay-steps')).toBe(12)
    expect(await quantityOf(source, 'steps-to-stop')).toBe(Infinity)
  })
})
