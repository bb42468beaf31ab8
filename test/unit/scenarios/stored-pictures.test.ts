import { beforeAll, describe, expect, test } from 'vitest'
import { packingError, unpackGrid } from '../../../src/exchange/packed-grid.ts'
import { fetchSamples } from '../../../src/experiment/data/sample-file.ts'
import { maxOf, minOf } from '../../../src/math/statistics/range.ts'
import { scenarios } from '../../../src/scenarios/index.ts'
import type { PackedGrid, StoredPictures } from '../../../src/exchange/lecture/stored-pictures.ts'
import { mergedExperiment } from '../../../src/exchange/lecture/merged.ts'
import {
  keptRecords,
  storedFunctionOf,
  storedLinesOf,
  runsOf,
  shownOf,
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

/** Lectures with slow stages, and those stages. */
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

test('each slow stage has its picture, and no other is kept: npm run stored LECTURE makes them', () => {
  expect([...stored.keys()].sort()).toEqual([...slow.keys()].sort())
  const [missing, stale]: [string[], string[]] = [[], []]
  for (const [id, stages] of slow) {
    const { made, ...pictures } = stored.get(id)!
    expect(made).toBe(`npm run stored ${id}`)
    const { surfaces, runs, lines, functions } = pictures
    const left = new Set(
      Object.entries(pictures).flatMap(([kind, all]) => Object.keys(all).map((key) => `${kind} ${key}`)),
    )
    for (const { name, keys, ...slow } of stages) {
      const [surface, run] = keys
      const isThere = [
        !slow.surface || surface in surfaces,
        !slow.runs || run in runs,
        !slow.lines || run in lines,
        !slow.learned || run in functions,
      ]
      if (isThere.includes(false)) missing.push(`${name}: ${made}`)
      if (slow.surface) left.delete(`surfaces ${surface}`)
      if (slow.runs) left.delete(`runs ${run}`)
      if (slow.lines) left.delete(`lines ${run}`)
      if (slow.learned) left.delete(`functions ${run}`)
    }
    if (left.size > 0) stale.push(`${left.size} of ${id}: ${made}`)
  }
  expect(missing, 'pictures that are missing').toEqual([])
  expect(stale, 'pictures that no step shows any more').toEqual([])
})

/** Allowed difference at the end of a run for sums in another order, as a share of the largest difference. */
const path = 1e-5

/** Expects two packed rows to differ by no more than their rounding and the tolerance of a path. */
function expectSame(before: PackedGrid, now: PackedGrid, name: string): void {
  const [one, other] = [before, now].map((packed) => unpackGrid(packed, 51))
  const finite = Array.from(other!).filter(Number.isFinite)
  const slack = path * (maxOf(finite) - minOf(finite))
  const beyond = Array.from(one!.keys()).filter((i) => {
    const value = other![i]!
    if (!Number.isFinite(value)) return !Object.is(one![i], value)
    return !(Math.abs(one![i]! - value) <= 2 * packingError(before, value) + slack)
  })
  expect(beyond, name).toEqual([])
}

/** Indices of stages among those of all lectures, chosen before samples are loaded. */
const turns = byTurns(
  Array.from({ length: 96 }).map((_, i) => i),
  96,
)

describe('stored pictures equal the recomputed ones', () => {
  test('surfaces within their rounding, runs to three digits', { timeout: 1_800_000 }, () => {
    const stages = [...slow].flatMap(([id, list]) => list.map((stage) => ({ ...stage, id })))
    const compared = stages.filter((_, i) => turns.includes(i % 96))
    for (const { id, name, keys, surface, runs, lines, learned, ...stage } of compared) {
      const pictures = stored.get(id)!
      const [experiment, [surfaceKey, key]] = [shownOf(stage), keys]
      if (surface) {
        const { resolution, values: packed } = pictures.surfaces[surfaceKey]!
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
      if (lines) expectSame(pictures.lines[key]!.losses, storedLinesOf(experiment).losses, name)
      const drawn = learned ? storedFunctionOf(experiment) : undefined
      if (drawn) expectSame(pictures.functions[key]!.values, drawn.values, name)
      if (!runs) continue
      const kept = pictures.runs[key]!
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
