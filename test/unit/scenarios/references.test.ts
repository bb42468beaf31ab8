import { expect, test } from 'vitest'
import { hasRuns } from '../../../src/experiment/spec/experiment.ts'
import { quickOracle as oracle } from '../../support/quick-oracle.ts'
import { sweptNumbers } from '../../../src/theory/sweep/run.ts'
import { storedPoints } from '../../../src/theory/sweep/statistics.ts'
import { sweptExperiments } from '../../../src/theory/sweep/swept.ts'
import { experimentOf } from '../../../src/study/lecture/lecture.ts'
import { scenarios } from '../../../src/scenarios/index.ts'
import { onlyLong } from '../../support/long.ts'
import { storedSweeps as stored } from '../../support/lectures/stored-sweeps.ts'
import { lastStep } from '../../../src/experiment/spec/algorithm.ts'

/** Every sweep by the name of its file, or by the title of its step if it has none. */
const swept = scenarios.flatMap((scenario) =>
  scenario.steps.flatMap(({ title, sweep }, i) =>
    sweep ? [{ name: sweep.reference ?? title, sweep, opening: experimentOf(scenario, i) }] : [],
  ),
)

test('every sweep has stored points at each of its values and seeds, and no others are kept', () => {
  expect(swept.map(({ name }) => name).sort()).toEqual([...stored.keys()].sort())
  for (const { name, sweep } of swept) {
    const { made, values, seeds, quantities } = stored.get(name)!
    const { length } = values
    expect([made, values, seeds]).toEqual([`npm run references ${name}`, sweep.values, sweep.seeds ?? 1])
    expect(quantities.map(({ label }) => label)).toEqual(sweep.quantities.map(({ label }) => label))
    for (const { label, numbers } of quantities)
      expect(
        numbers.map((ofValue) => ofValue.length),
        `${name}: ${label}`,
      ).toEqual(Array.from({ length }, () => seeds))
  }
})

/** Training steps up to which a sweep next to the hero may start by itself. */
const mostUnasked = 20_000

test('a sweep of long trainings next to the hero waits for a request, on stored points', () => {
  const eager = scenarios.flatMap((scenario) =>
    scenario.steps.flatMap(({ title, hero, sweep }, i) => {
      if (!sweep || !hero || hero === 'sweep' || (sweep.asked && sweep.reference)) return []
      const all = sweptExperiments(experimentOf(scenario, i), sweep).flat()
      const steps = all.flatMap((one) => (hasRuns(one) ? one.algorithms.map(lastStep) : []))
      const sum = steps.reduce((before, one) => before + one, 0)
      return sum > mostUnasked ? [`${scenario.id}, ${title}: ${sum}`] : []
    }),
  )
  expect(eager).toEqual([])
})

/**
 * Allowed difference between a stored number and a recomputed one: six digits are stored, and a long run
 * amplifies rounding.
 */
const allowed = (number: number): number => 1e-4 * Math.abs(number) + 1e-9

/** Sweeps that take less than a second. */
const quick = ['two-weights-learning-rate', 'landscapes-lie-scale']
const form = (name: string) => (quick.includes(name) ? name : `${name} (long)`)
const compared = [
  ...swept.filter(({ name }) => quick.includes(name)),
  ...onlyLong(swept.filter(({ name }) => !quick.includes(name))),
].map((one) => ({ ...one, form: form(one.name) }))

test.each(compared)(
  '$form: the stored numbers equal the recomputed ones',
  async ({ name, sweep, opening }) => {
    const { quantities } = stored.get(name)!
    const now: number[][][] = quantities.map(({ numbers }) => numbers.map(() => []))
    for await (const { at, found } of sweptNumbers(oracle, opening, sweep))
      for (const [q, number] of found.entries()) now[q]![at]!.push(number)
    for (const [q, { label, numbers }] of quantities.entries())
      for (const [at, ofValue] of numbers.entries())
        for (const [seed, number] of ofValue.entries()) {
          const here = now[q]![at]![seed]!
          const same = number === null ? !Number.isFinite(here) : Math.abs(here - number) <= allowed(number)
          expect(same, `${label} at ${sweep.values[at]}, seed ${seed}: stored ${number}, now ${here}`).toBe(
            true,
          )
        }
  },
  1_800_000,
)

test('stored points have the statistics of their numbers, and none where one is not finite', () => {
  const [one, other] = storedPoints({
    made: '',
    values: [1, 2],
    seeds: 2,
    quantities: [
      {
        label: 'a number',
        numbers: [
          [1, 3],
          [2, null],
        ],
      },
    ],
  })
  expect(one).toMatchObject({ value: 1, spreads: [{ count: 2, mean: 2, least: 1, most: 3 }] })
  expect(other).toMatchObject({ value: 2, spreads: [{ count: 2, mean: NaN }] })
})
