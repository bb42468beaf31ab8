import { describe, expect, it } from 'vitest'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'
import type { TrainingInput } from '../../../../src/experiment/spec/experiment.ts'
import { oracle } from '../../../../src/reference/oracle/index.ts'
import type { Terrain, Trajectory } from '../../../../src/reference/results.ts'
import { descriptionOf } from '../../../../src/view/surface/description.ts'
import { onFunction } from '../../../support/experiments.ts'
import type { ToldStage } from '../../../../src/view/surface/description.ts'

const himmelblau = onFunction(
  { id: 'himmelblau' },
  {
    algorithms: [
      { id: 'sgd', learningRate: 0.01, steps: 200 },
      { id: 'momentum', learningRate: 0.5, steps: 200 },
    ],
    starts: [{ kind: 'weights', values: [1, 1] }],
  },
)

const resolution = [21, 21] as const

/** The oracle's results for an experiment, in the form that descriptions use. */
function stage(input: TrainingInput, more: Partial<ToldStage> = {}): ToldStage {
  const experiment = parseTraining(input)
  const terrain = oracle.terrain(experiment, { resolution }) as unknown as Terrain
  const runs = oracle.train(experiment) as unknown as Trajectory[]
  const axes = { a: 'x', b: 'y_1' }
  return { experiment, terrain, axes, runs, hidden: new Set(), legend: undefined, veiled: false, ...more }
}

describe("a stage's description in sentences", () => {
  const told = descriptionOf(stage(himmelblau))

  it('names the surface, its heights and its minima', () => {
    const { values } = oracle.terrain(parseTraining(himmelblau), { resolution })
    const lowest = values.indexOf(Math.min(...values))
    const { extent } = oracle.terrain(parseTraining(himmelblau), { resolution })
    const at = ([low, high]: readonly [number, number], k: number) => low + (k * (high - low)) / 20
    const [x, y] = [at(extent.a, lowest % 21), at(extent.b, Math.floor(lowest / 21))]
    expect(told[0]).toBe('Himmelblau.')
    expect(told[1]).toMatch(/^Over x and y₁ it goes from 0 to \d+\.$/)
    expect(told[2]).toMatch(/^Known minima: 0 at \(3, 2\); (?:0 at \(.+?\)(?:; |\.)){3}$/)
    const [, toldX, toldY] = /is at x = (\S+), y₁ = (\S+)\.$/.exec(told[3]!.replaceAll('−', '-')) ?? []
    expect([Number(toldX), Number(toldY)]).toEqual([expect.closeTo(x, 2), expect.closeTo(y, 2)])
    expect(told[4]).toBe('4 points are lower than all their neighbours.')
  })

  it("gives each run's end, except for hidden ones, and only the number of many", () => {
    const ends = told.filter((sentence) => /descent|Momentum/.test(sentence))
    expect(ends).toEqual([
      expect.stringMatching(/^Gradient descent: loss \S+ after \d+ steps, converged\.$/),
      expect.stringMatching(/^Momentum: diverged at step \d+\.$/),
    ])
    const one = descriptionOf(stage(himmelblau, { hidden: new Set([1]) }))
    expect(one.filter((sentence) => sentence.startsWith('Momentum'))).toEqual([])
    const starts = Array.from({ length: 8 }, (_, i) => ({ kind: 'weights' as const, values: [i / 8, 1] }))
    const many = descriptionOf(stage({ ...himmelblau, starts, algorithms: [himmelblau.algorithms[0]!] }))
    expect(many.filter((sentence) => sentence.startsWith('Start '))).toHaveLength(6)
    expect(many).toContain('And 2 more runs.')
  })

  it('contains the shares of a basin map', () => {
    const row = { id: 'cluster 0', label: 'A', color: '#ffffff', place: '(3, 2)', share: '25.6 %' }
    const legend = { heading: 'Where runs from here end', note: '', starts: '', rows: [row] }
    expect(descriptionOf(stage(himmelblau, { legend })).at(-1)).toBe(
      'Where runs from here end: A (3, 2) 25.6 %.',
    )
  })

  it('gives away no open question, and no numbers of a surface that consists of holes', () => {
    expect(descriptionOf(stage(himmelblau, { veiled: true }))).toEqual(['Himmelblau.'])
    const full = stage(himmelblau, { runs: [] })
    const holes = { ...full.terrain!, values: full.terrain!.values.map(() => NaN) }
    expect(descriptionOf({ ...full, terrain: holes })).toEqual(['Himmelblau.'])
  })
})
