import { expect, test } from 'vitest'
import { mergePatch } from '../../../../src/experiment/format/merge.ts'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'
import type { GivenNames } from '../../../../src/words/axes.ts'
import { predictionsOf } from '../../../../src/view/predictions/predictions.ts'
import { moons } from '../../../support/experiments.ts'
import { OracleEngine } from '../../../support/oracle-engine.ts'

const start = { kind: 'random', distribution: 'normal' }
const end = (of: number) => ({ start: of, algorithm: 0, step: 'end' })
const three = parseTraining(
  mergePatch(parseTraining({ ...moons, starts: [start, start, start] }), {
    plane: { kind: 'through', points: [end(0), end(1), end(2)] },
  }),
)

/**
 * How names are drawn in the plane through the ends of three runs, whether or not the runs have got there.
 */
async function drawn(names: GivenNames, hasRun = true) {
  const engine = new OracleEngine()
  const terrain = await engine.terrain(three, { resolution: 3 })
  const runs = hasRun ? await engine.train(three) : []
  const found = predictionsOf({
    experiment: three,
    requested: [],
    hidden: new Set(),
    terrain,
    runs,
    names,
    theme: 'light',
  })
  return { ...found, third: [runs[2]?.a.at(-1), runs[2]?.b.at(-1)] }
}

test('the three points of a plane have their names, with straight paths to them from the first', async () => {
  const { curves, marks, third } = await drawn({ points: ['P', 'Q', 'R'] })
  expect(marks.map(({ label, a, b }) => [label, a, b])).toEqual([
    ['P', 0, 0],
    ['Q', 1, 0],
    ['R', ...third],
  ])
  expect(curves.map(({ points }) => [points[0], points.at(-1)])).toEqual([
    [[0, 0], [1, 0]],
    [[0, 0], third],
  ]) // prettier-ignore
  expect(third[1]).toBeGreaterThan(0.1)
})

test('the third point is absent before its run has come there', async () => {
  const { curves, marks } = await drawn({ points: ['P', 'Q', 'R'] }, false)
  expect([marks.length, curves.length]).toEqual([2, 1])
})

test('a place of the plane has its name', async () => {
  const { marks } = await drawn({ places: [{ label: 'S', at: [0.5, 0.25] }] })
  expect(marks).toMatchObject([{ label: 'S', a: 0.5, b: 0.25, shape: 'ring' }])
})

test('a path of the step is drawn through its points, with its name', async () => {
  const points = [[0, 0], [0.5, 1], [1, 0]] as const // prettier-ignore
  const { curves, marks } = await drawn({ ways: [{ label: 'round', points }] })
  expect(curves.map((curve) => [curve.label, curve.points])).toEqual([['round', points]])
  expect(marks).toEqual([])
})
