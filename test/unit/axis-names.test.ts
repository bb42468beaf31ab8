import { expect, test } from 'vitest'
import { axisNames } from '../../src/app/axis-names.ts'
import { parseExperiment } from '../../src/experiment/parse.ts'
import { presets } from '../../src/scenarios/presets.ts'

const moons = presets.find(({ id }) => id === 'two-moons')!.experiment

test('the axes of a plane through runs name the runs, and a list of weights has no name', () => {
  expect(axisNames(parseExperiment(moons))).toEqual(['w₀ → momentum’s end', 'towards Adam’s end'])
  const steps = [0, 40, 'end'].map((step) => ({ start: 0, algorithm: 1, step }))
  const twoStarts = { ...moons, starts: [...moons.starts!, ...moons.starts!] }
  expect(axisNames(parseExperiment({ ...twoStarts, plane: { kind: 'through', points: steps } }))).toEqual([
    'w₀ 1 → Adam at step 40',
    'towards Adam’s end',
  ])
  const zero = new Array<number>(105).fill(0)
  const line = { kind: 'line', from: zero, to: { start: 0, algorithm: 0 } }
  expect(axisNames(parseExperiment({ ...moons, plane: line }))).toEqual([
    'from the first point to the second',
    '',
  ])
})
