import { beforeAll, describe, expect, test } from 'vitest'
import { packingError, unpackGrid } from '../../../src/exchange/packed-grid.ts'
import { fetchSamples } from '../../../src/experiment/data/sample-file.ts'
import { maxOf } from '../../../src/math/statistics/range.ts'
import { scenarios } from '../../../src/scenarios/index.ts'
import type { StoredPictures } from '../../../src/scenarios/stored-pictures.ts'
import { mergedExperiment } from '../../../src/exchange/lecture/merged.ts'
import { runsDigest, surfaceDigest } from '../../../src/study/stored/digests.ts'
import {
  keptRecords,
  runsOf,
  slowStages,
  surfaceOf,
  type SlowStage,
} from '../../support/lectures/stored-stages.ts'
import { byTurns } from '../../support/turns.ts'

const files = import.meta.glob<StoredPictures>('../../../src/scenarios/lectures/*/stored.json', {
  import: 'default',
  eager: true,
})
const stored = new Map(
  Object.entries(files).map(([file, pictures]) => [
    file.replace(/^.*lectures\/|\/stored\.json$/g, ''),
    pictures,
  ]),
)

/** Lectures that have slow stages, with these. */
let slow: ReadonlyMap<string, readonly SlowStage[]>

beforeAll(async () => {
  for (const { steps } of scenarios)
    await Promise.all(steps.map((_, i) => fetchSamples(mergedExperiment(steps, i))))
  slow = new Map(
    scenarios.flatMap((scenario) => {
      const stages = slowStages(scenario)
      return stages.length > 0 ? [[scenario.id, stages] as const] : []
    }),
  )
})

test('each stage that takes long has its picture, and no other is kept: npm run stored LECTURE makes them', () => {
  expect([...stored.keys()].sort()).toEqual([...slow.keys()].sort())
  const [missing, stale]: [string[], string[]] = [[], []]
  for (const [id, stages] of slow) {
    const { made, surfaces, runs } = stored.get(id)!
    expect(made).toBe(`npm run stored ${id}`)
    const left = new Set([...Object.keys(surfaces), ...Object.keys(runs)])
    for (const stage of stages) {
      const keys = [
        ...(stage.surface ? [surfaceDigest(stage.experiment)] : []),
        ...(stage.runs ? [runsDigest(stage.experiment)] : []),
      ]
      for (const key of keys) {
        if (!(key in surfaces || key in runs)) missing.push(`${stage.name}: ${made}`)
        left.delete(key)
      }
    }
    if (left.size > 0) stale.push(`${left.size} of ${id}: ${made}`)
  }
  expect(missing, 'pictures that are missing').toEqual([])
  expect(stale, 'pictures that no step shows any more').toEqual([])
})

/** Share of the largest difference by which sums in another order may differ at the end of a run. */
const path = 1e-5

/** Places of a stage among those of all lectures: which are compared is known before samples are there. */
const turns = byTurns(
  Array.from({ length: 96 }).map((_, i) => i),
  96,
)

describe('what is stored is what is computed now', () => {
  test('surfaces within their rounding, runs to three digits', { timeout: 1_800_000 }, () => {
    const stages = [...slow].flatMap(([id, list]) => list.map((stage) => ({ ...stage, id })))
    const compared = stages.filter((_, i) => turns.includes(i % 96))
    for (const { id, name, experiment, surface, runs } of compared) {
      const pictures = stored.get(id)!
      if (surface) {
        const { resolution, values: packed } = pictures.surfaces[surfaceDigest(experiment)]!
        const now = surfaceOf(experiment)
        expect(resolution, name).toEqual(now.resolution)
        const found = unpackGrid(packed, resolution[0])
        const slack = path * (now.max - now.min)
        const beyond = Array.from(found.keys()).filter((i) => {
          const value = now.values[i]!
          if (!Number.isFinite(value)) return !Object.is(found[i], value)
          return !(Math.abs(found[i]! - value) <= packingError(packed, value) + slack)
        })
        expect(beyond, `${name}: points of the surface`).toEqual([])
      }
      if (!runs) continue
      const kept = pictures.runs[runsDigest(experiment)]!
      for (const [i, run] of runsOf(experiment).entries()) {
        const records = keptRecords(run.steps.length)
        const largest = maxOf(Array.from(run.loss, Math.abs).filter(Number.isFinite))
        expect(kept[i]!.steps, name).toEqual(records.map((at) => run.steps[at]))
        for (const [k, at] of records.entries()) {
          const [before, here] = [Number(kept[i]!.loss[k]), run.loss[at]!]
          const isSame = Number.isFinite(here)
            ? Math.abs(before - here) <= 1e-3 * Math.abs(here) + path * largest
            : Object.is(before, here)
          expect(isSame, `${name}, run ${i + 1}, step ${run.steps[at]}: ${before}, now ${here}`).toBe(true)
        }
      }
    }
  })
})
