import { describe, expect, it } from 'vitest'
import { moveStart, turnPlanes } from '../../../src/edit/actions.ts'
import { planeKey } from '../../../src/store/cache/cache-keys.ts'
import { hasOwnPlanes, ownPlanes } from '../../../src/study/beside.ts'
import { shareWords } from '../../../src/words/plane.ts'
import { onSameWeights } from '../../../src/study/same-weights.ts'
import { mergePatch } from '../../../src/experiment/format/merge.ts'
import { Store } from '../../../src/store/store.ts'
import { oracle } from '../../../src/reference/oracle/index.ts'
import { parseTraining } from '../../../src/experiment/format/parse.ts'
import type { TrainingInput } from '../../../src/experiment/spec/experiment.ts'
import { principalComponents } from '../../../src/math/linear-algebra/principal-components.ts'
import { moons } from '../../support/experiments.ts'
import { OracleEngine } from '../../support/oracle-engine.ts'

const race: TrainingInput = {
  ...moons,
  algorithms: [
    { id: 'adam', learningRate: 0.05, steps: 40, batch: { size: 8 } },
    { id: 'momentum', learningRate: 0.1, steps: 30, batch: { size: 8 } },
    { id: 'muon', learningRate: 0.05, steps: 20, batch: { size: 8 } },
  ],
  plane: { kind: 'random', normalization: 'filter', origin: 'end', extent: { a: [-1, 1], b: [-2, 2] } },
}

const beside = (experiment = parseTraining({ ...race, view: { planes: 'own' } })) =>
  ownPlanes(experiment).map(({ experiment: patch }) => parseTraining(mergePatch(experiment, patch)))

describe('a plane of each run’s own', () => {
  it('is spanned by the principal components of that run, centred, and ends at its end', () => {
    const runs = oracle.train(race, { record: 'all' })
    beside().forEach((experiment, k) => {
      const run = runs[k]!
      const points = Array.from(run.steps, (_, i) => run.weights(i))
      const { vectors, explained } = principalComponents(points, 2)!
      const { u, v, origin, variance } = oracle.terrain(experiment, { resolution: 2 })
      ;[u, v].forEach((unit, axis) => unit.forEach((x, i) => expect(x).toBeCloseTo(vectors[axis]![i]!, 6)))
      expect([...origin]).toEqual([...run.finalWeights])
      expect(variance!.explained[0]).toBeCloseTo(explained[0]!, 8)
      const own = oracle.train(experiment, { record: 'all', runs: [k] })[0]!
      expect([own.a.at(-1), own.b.at(-1)]).toEqual([0, 0])
      expect([...own.finalWeights], 'it is the same run').toEqual([...run.finalWeights])
    })
  })

  it('is next to the shared plane, under the name of the rule, with only that run', () => {
    const experiment = parseTraining({ ...race, view: { planes: 'own' } })
    const company = ownPlanes(experiment)
    expect(company.map(({ title, only }) => [title, only])).toEqual([
      ['Adam', 0],
      ['momentum', 1],
      ['Muon', 2],
    ])
    expect(beside().map(({ plane }) => plane)).toEqual(
      [0, 1, 2].map((algorithm) => ({ kind: 'pca', of: { start: 0, algorithm } })),
    )
    expect(ownPlanes(experiment), 'the same list').toBe(company)
    expect(ownPlanes(parseTraining(race))).toEqual([])
    expect(mergePatch(experiment, turnPlanes(experiment))).toMatchObject({ view: { planes: 'one' } })
    const variance = { explained: [0.9, 0.05], randomWalk: [0.61, 0.152] } as const
    expect(shareWords(variance)).toBe('shows 95\u00a0%, a walk 76\u00a0%')
  })

  it('is not offered for one run, for two weights, or over hyperparameters', () => {
    expect(hasOwnPlanes(parseTraining(race))).toBe(true)
    expect(hasOwnPlanes(parseTraining(moons))).toBe(false)
    const two = {
      ...race,
      data: { kind: 'none' },
      model: { kind: 'function', id: 'himmelblau' },
      algorithms: ['sgd', 'adam'].map((id) => ({ id, learningRate: 0.01, steps: 9 })),
      starts: [{ kind: 'weights', values: [0, 0] }],
      plane: { kind: 'weights', first: 0, second: 1 },
    }
    expect(hasOwnPlanes(parseTraining(two))).toBe(false)
    const [a, b] = ['learningRate', 'steps'].map((name) => ({
      path: `/algorithms/0/${name}`,
      from: 1,
      to: 2,
    }))
    expect(hasOwnPlanes(parseTraining({ ...race, plane: { kind: 'hyperparameters', a, b } }))).toBe(false)
  })

  it('moves with its own run, and not with another', () => {
    const [first, second] = beside()
    const changed = (index: number) => ({
      algorithms: race.algorithms.map((rule, i) => (i === index ? { ...rule, learningRate: 0.01 } : rule)),
    })
    const key = (experiment = second!, index: number) =>
      planeKey(parseTraining({ ...experiment, ...changed(index) })) ===
      planeKey(parseTraining({ ...experiment, ...changed(2) }))
    expect(key(second, 0)).toBe(true)
    expect(key(second, 1)).toBe(false)
    expect(key(first, 1)).toBe(true)
  })

  it('is refused for a missing run', () => {
    const plane = { kind: 'pca', of: { algorithm: 3 } } as const
    expect(() => parseTraining({ ...race, plane })).toThrow(/plane\.of\.algorithm.*no algorithm 3/)
    expect(() => parseTraining({ ...race, plane: { kind: 'pca', of: { start: 1 } } })).toThrow(
      /plane\.of\.start/,
    )
  })
})

describe('a following store', () => {
  /** A main study, and one that shows its experiment with the runs in the plane of its own run. */
  async function two() {
    const engines = [new OracleEngine(), new OracleEngine()] as const
    const lead = new Store(() => Promise.resolve(engines[0]), { ...race, view: { planes: 'own' } }, 5)
    engines[0].delay = 5
    const other = () => {
      const patch = ownPlanes(lead.training!)[1]!.experiment
      return parseTraining(mergePatch(lead.experiment, onSameWeights(lead.experiment, patch, lead)))
    }
    const follower = new Store(() => Promise.resolve(engines[1]), other(), 5, lead)
    await Promise.all([lead.whenIdle(), follower.whenIdle()])
    return { engines, lead, follower, other }
  }

  it('trains nothing that its leader trains', async () => {
    const { engines, lead, follower } = await two()
    expect(engines[0].asked.filter((what) => what.startsWith('train'))).toEqual(['train 0,1,2'])
    expect(engines[1].asked.toSorted()).toEqual(['plane', 'terrain'])
    const fresh = oracle.train(follower.training!)
    follower.runs.forEach((run, k) => {
      expect(run!.finalWeights).toBe(lead.runs[k]!.finalWeights)
      run!.a.forEach((a, t) => expect(a).toBeCloseTo(fresh[k]!.a[t]!, 4))
    })
  })

  it('follows a dragged w_0, as the same weights', async () => {
    const { engines, lead, follower, other } = await two()
    lead.edit(moveStart(lead.training!, 0, 0.3, -0.4), 'move')
    await lead.whenIdle()
    engines[1].asked.length = 0
    follower.become(other(), false)
    await follower.whenIdle()
    expect(follower.training!.starts[0]!.kind).toBe('weights')
    expect(engines[1].asked.toSorted()).toEqual(['plane', 'terrain'])
    expect(follower.runs[1]!.weights(0)).toEqual(lead.runs[1]!.weights(0))
  })

  it('trains its own runs if its experiment differs', async () => {
    const { engines, follower } = await two()
    engines[1].asked.length = 0
    follower.become(parseTraining({ ...follower.experiment, seed: 9 }), false)
    await follower.whenIdle()
    expect(engines[1].asked).toContain('train 0,1,2')
  })
})
