import { expect, test } from 'vitest'
import { carriedOut } from '../../../../src/engine/workers/answer.ts'
import type { Sketch } from '../../../../src/engine/workers/message.ts'
import { hasRuns } from '../../../../src/experiment/spec/experiment.ts'
import { oracle } from '../../../../src/reference/oracle/index.ts'
import { pictureOf } from '../../../../src/page/editor/small-pictures.ts'
import { scenarios } from '../../../../src/scenarios/index.ts'
import { stagedSteps } from '../../../support/lectures/scenarios.ts'

test('a small picture of a step shows its surface and the paths of its runs', async () => {
  const [experiment] = stagedSteps(scenarios.find(({ id }) => id === 'two-weights')!)[0]!.stages
  if (!experiment || !hasRuns(experiment)) throw new Error('It trains nothing.')
  const options = { signal: new AbortController().signal, onProgress: () => undefined }
  const task = { kind: 'sketch', resolution: [8, 5] } as const
  const sketch = (await carriedOut(experiment, task, options)) as Sketch
  expect(sketch.values).toEqual(oracle.terrain(experiment, { resolution: [8, 5] }).values)
  const { columns, rows, heights, ways } = pictureOf(sketch, experiment, 'light')
  expect([columns, rows, heights.length, ways.length]).toEqual([8, 5, 40, experiment.algorithms.length])
  expect(Math.min(...Array.from(heights))).toBe(0)
  // w₀ is at (2, -1) in a plane from -3.5 to 3.5.
  expect(ways[0]!.points[0]).toEqual([5.5 / 7, 2.5 / 7])
})
