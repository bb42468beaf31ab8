import { expect, test } from 'vitest'
import { axisNames, lineEnds } from '../../../src/words/axes.ts'
import {
  curvatureWords,
  explainedWords,
  offPlaneWords,
  planeWords,
  varianceWords,
} from '../../../src/words/plane.ts'
import { Store } from '../../../src/store/store.ts'
import { keptPlane } from '../../../src/edit/planes.ts'
import { parseTraining } from '../../../src/experiment/format/parse.ts'
import type { PlaneSpec } from '../../../src/experiment/spec/plane.ts'
import { moons as small } from '../../support/experiments.ts'
import { OracleEngine } from '../../support/oracle-engine.ts'
import { presets } from '../../../src/scenarios/presets/presets.ts'

const moons = presets.find(({ id }) => id === 'two-moons')!.experiment

test('the axes of a plane through runs name the runs, and a list of weights has no name', () => {
  expect(axisNames(parseTraining(moons))).toEqual(['from w₀ to momentum’s end', 'towards Adam’s end'])
  const steps = [0, 40, 'end'].map((step) => ({ start: 0, algorithm: 1, step }))
  const twoStarts = { ...moons, starts: [...moons.starts!, ...moons.starts!] }
  expect(axisNames(parseTraining({ ...twoStarts, plane: { kind: 'through', points: steps } }))).toEqual([
    'from w₀ 1 to Adam at step 40 from start 1',
    'towards Adam’s end from start 1',
  ])
  const zero = new Array<number>(105).fill(0)
  const line = { kind: 'line', from: zero, to: { start: 0, algorithm: 0 } }
  expect(axisNames(parseTraining({ ...moons, plane: line }))).toEqual([
    'from the first point to the second',
    '',
  ])
})

test('the axes of a plane between starts name the starts if one algorithm trains, with given names', () => {
  const algorithms = moons.algorithms.slice(0, 1)
  const starts = [...moons.starts!, ...moons.starts!]
  const ends = [0, 1].map((start) => ({ start, algorithm: 0, step: 'end' }))
  const matched = { ...ends[1]!, matched: { start: 0, algorithm: 0 } }
  const plane = { kind: 'through', points: [ends[0], matched, { start: 1, algorithm: 0, step: 0 }] }
  const several = parseTraining({ ...moons, algorithms, starts, plane })
  expect(axisNames(several)).toEqual([
    'from start 1’s end to start 2’s end, its units matched',
    'towards w₀ 2',
  ])
  expect(axisNames(several, {}, { starts: ['A', 'B'] })).toEqual([
    'from A’s end to B’s end, its units matched',
    'towards w₀ of B',
  ])
  const axes = ['from the one to the other', 'towards the third'] as const
  expect(axisNames(several, {}, { axes })).toEqual(axes)
  const alone = { kind: 'line', from: { start: 0, algorithm: 0, step: 0 }, to: ends[0] }
  expect(axisNames(parseTraining({ ...moons, algorithms, plane: alone }))[0]).toBe('from w₀ to the run’s end')
})

test('the axes of a plane of the run or of its curvature give their shares or curvatures, once known', () => {
  const pca = parseTraining({ ...moons, plane: { kind: 'pca' } })
  expect(axisNames(pca)).toEqual(['first principal component', 'second principal component'])
  const variance = { explained: [0.912, 0.0543], randomWalk: [0.608, 0.152] } as const
  expect(axisNames(pca, { variance })).toEqual(['first component, 91.2 %', 'second component, 5.43 %'])
  expect(varianceWords(variance)).toBe(
    'shows 97\u00a0% of the run’s variance (of a random walk’s in many dimensions, 76\u00a0%)',
  )
  expect(varianceWords({ ...variance, dimensions: 17 })).toContain('of a random walk’s in 17 dimensions')
  expect(planeWords(pca)).toBe('principal components of momentum’s run')
  const adam = parseTraining({ ...moons, plane: { kind: 'pca', of: { algorithm: 1 } } })
  expect(planeWords(adam)).toBe('principal components of Adam’s run')
  const within = { id: 'sgd', learningRate: 0.1, steps: 5, subspace: { dimension: 2 } }
  const inside = parseTraining({ ...moons, algorithms: [within], plane: { kind: 'pca' } })
  expect(planeWords(inside), 'of a run that cannot leave it').toBe('random plane of the run')
  const hessian = parseTraining({ ...moons, plane: { kind: 'hessian', which: 'extreme' } })
  expect(axisNames(hessian, { curvatures: [12.34, -0.5] })).toEqual([
    'largest curvature, λ = 12.3',
    'smallest curvature, λ = −0.5',
  ])
  expect(axisNames(hessian, { variance })[0], 'of the plane before').toBe(
    'eigenvector of the largest curvature',
  )
})

test('curvatures are next to the one up to which the first algorithm that has one is stable', () => {
  const words = (algorithms: object[]) =>
    curvatureWords(parseTraining({ ...moons, plane: { kind: 'hessian' }, algorithms }), [12.34, 5])
  const eigenvalues = 'eigenvalues of the Hessian: 12.3 and 5'
  const [adam, descent] = ['adam', 'sgd'].map((id) => ({ id, learningRate: 0.1, steps: 9 }))
  const heavyBall = { ...descent!, id: 'heavy-ball', momentum: 0.9 }
  expect(words([heavyBall])).toBe(`${eigenvalues}; heavy ball is stable up to (2 + 2μ)/η = 38`)
  expect(words([adam!, descent!])).toBe(`${eigenvalues}; gradient descent is stable up to 2/η = 20`)
  expect(words([{ ...descent, id: 'momentum', momentum: 0.9, weightDecay: 1 }])).toBe(
    `${eigenvalues}; momentum is stable up to (2 + 2μ)/η − weight decay = 37`,
  )
  expect(words([adam!, { ...descent, batch: { size: 9 } }])).toBe(eigenvalues)
})

test('a start that lies off the plane says how far', () => {
  const one = parseTraining(moons)
  const run = (distance: number) => ({ distance: Float32Array.of(distance, 9) })
  const others = one.algorithms.slice(1).map(() => run(7))
  expect(offPlaneWords(one, [run(1.25), ...others])).toBe('w₀ lies 1.25 off the plane')
  expect(offPlaneWords(one, [run(1e-6), ...others])).toBe('')
  expect(offPlaneWords(one, [undefined])).toBe('')
  const line: PlaneSpec = { kind: 'line', from: [1], to: [2] }
  const two = { ...one, starts: [...one.starts, ...one.starts], plane: line }
  expect(offPlaneWords(two, [run(0), ...others, run(2)])).toBe('starts lie up to 2 off the line')
})

test('saved principal components name their run and the share that they explained', async () => {
  const engine = new OracleEngine()
  const two = {
    ...small,
    algorithms: [...small.algorithms, { id: 'sgd', learningRate: 0.1, steps: 20 }],
  } as const
  const store = new Store(() => Promise.resolve(engine), two, 5)
  await store.whenIdle()
  const { variance } = store.terrain!
  const [first] = axisNames(store.training!, store.terrain)
  const byHand = keptPlane(store.training!, store.terrain!)!
  store.edit({ model: { linearity: 1 } }, 'linearity')
  await store.whenIdle()
  const { terrain } = store
  const experiment = store.training!
  for (const kept of [experiment, parseTraining({ ...experiment, plane: byHand })]) {
    expect(kept.plane).toMatchObject({ kind: 'directions', components: { run: 'Adam’s run', ...variance } })
    expect(axisNames(kept, terrain)[0]).toBe(`${first} of Adam’s run when saved`)
    expect(planeWords(kept)).toBe('principal components of Adam’s run, saved')
    expect(explainedWords(kept, undefined)).toMatch(
      /^when it was saved it showed \d+.%.*random walk’s in 17 dim/,
    )
  }
  expect(explainedWords(parseTraining(moons), undefined)).toBe('')
  store.fit()
  await store.whenIdle()
  expect(store.training!.plane).toEqual({ kind: 'pca' })
})

test('the ends of a line have the names of their points, if both have one', () => {
  const line = (from: object | readonly number[]) =>
    parseTraining({
      ...small,
      plane: { kind: 'line', from, to: { start: 0, algorithm: 0, step: 'end' } } as never,
    })
  expect(lineEnds(line({ start: 0, algorithm: 0, step: 0 }))).toEqual(['w₀', 'the run’s end'])
  expect(lineEnds(line(Array<number>(17).fill(0)))).toBeUndefined()
  expect(lineEnds(parseTraining(small)), 'no line').toBeUndefined()
})

test("an end of a line has its start's name, and says that its units are matched if they are", () => {
  const [first, second] = [0, 1].map((start) => ({ start, algorithm: 0, step: 'end' as const }))
  const to = (units: number) => {
    const plane = {
      kind: 'line',
      from: first,
      to: { ...second, matched: { ...first, by: 'weights', units } },
    }
    return parseTraining({ ...small, starts: [...small.starts!, ...small.starts!], plane: plane as never })
  }
  expect(lineEnds(to(0))).toEqual(['start 1’s end', 'start 2’s end'])
  expect(lineEnds(to(2))).toEqual(['start 1’s end', 'start 2’s end, its units matched'])
  expect(lineEnds(to(2), { starts: ['A', 'B'] })).toEqual(['A', 'B'])
})
