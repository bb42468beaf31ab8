import { expect, test } from 'vitest'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'
import { oracle } from '../../../../src/reference/oracle/index.ts'
import type { Terrain, Trajectory } from '../../../../src/reference/results.ts'
import { emptyStage, stageContent } from '../../../../src/view/surface/stage-content.ts'
import { moons } from '../../../support/experiments.ts'

/** Whether w₀ is far in a plane. */
function isFar(plane: object): boolean | undefined {
  const experiment = parseTraining({ ...moons, plane })
  const { runs, terrain } = {
    runs: oracle.train(experiment) as unknown as Trajectory[],
    terrain: oracle.terrain(experiment, { resolution: 5 }) as unknown as Terrain,
  }
  const picture = {
    ...{ experiment, terrain, runs, ghost: undefined, hidden: new Set<number>(), step: 0 },
    ...{ theme: 'light' as const, curves: [], marks: [], drape: undefined, fixed: false, names: {} },
    scale: emptyStage(experiment.view, 'light').scale,
  }
  return stageContent(picture).starts[0]?.far
}

test('a start is far from a random plane through the end of its run, and not from one that holds it', () => {
  const random = { kind: 'random', normalization: 'filter' }
  expect(isFar({ ...random, origin: 'end' })).toBe(true)
  expect(isFar({ ...random, origin: 'start' })).toBe(false)
  expect(isFar({ kind: 'pca' })).toBe(false)
})
