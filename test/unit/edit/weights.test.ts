import { describe, expect, test } from 'vitest'
import { learnLayer, moveWeight, weightPairPlane } from '../../../src/edit/weights.ts'
import { moveStart } from '../../../src/edit/actions.ts'
import { patchExperiment } from '../../../src/experiment/format/merge.ts'
import { parseExperiment } from '../../../src/experiment/format/parse.ts'
import { placeWith } from '../../../src/reference/plane/place-with.ts'
import { project, shadowInPlane } from '../../../src/reference/plane/project.ts'
import { buildTrainingProblem } from '../../../src/experiment/training-problem.ts'
import type { TrainingExperiment } from '../../../src/experiment/spec/experiment.ts'
import { twoWeightsPreset } from '../../../src/scenarios/presets/two-weights-preset.ts'
import { planeKey } from '../../../src/store/cache/cache-keys.ts'
import { moons } from '../../support/experiments.ts'

const none = (): never => {
  throw new Error('no run is needed')
}
const placed = (experiment: TrainingExperiment) => {
  const { plane, starts } = placeWith(buildTrainingProblem(experiment), none, none)
  return { plane, w0: starts[0]! }
}

const filter = parseExperiment({
  ...moons,
  starts: [{ kind: 'random', distribution: 'lecun-normal', biasScale: 0.3 }],
  plane: { kind: 'random', normalization: 'filter', extent: { a: [-1, 1], b: [-1, 1] } },
})

describe('one weight of w₀', () => {
  test('takes another value without changing any other; plane and surface stay', () => {
    const { plane, w0 } = placed(filter)
    const value = w0[7]! + 0.5
    const moved = patchExperiment(filter, moveWeight(filter, 0, plane, w0, 7, value))
    const after = placed(moved).w0
    for (const [i, w] of after.entries()) expect(w, `weight ${i}`).toBeCloseTo(i === 7 ? value : w0[i]!, 6)
    expect(planeKey(moved)).toBe(planeKey(filter))
    const { distance } = project(plane, after)
    expect(distance).toBeGreaterThan(0.1)
    const [start] = moved.starts
    if (start?.kind !== 'plane') throw new Error('the start was not dragged')
    const { a, b } = shadowInPlane(plane)(start.off!)
    expect([a, b]).toEqual([expect.closeTo(0, 6), expect.closeTo(0, 6)])
    expect(start.base).toEqual(filter.starts[0])
  })

  test('keeps its distance from the plane while the marker is dragged', () => {
    const { plane, w0 } = placed(filter)
    const moved = patchExperiment(filter, moveWeight(filter, 0, plane, w0, 7, 2))
    const dragged = patchExperiment(moved, moveStart(moved, 0, 0.25, -0.5))
    const [before, after] = [placed(moved).w0, placed(dragged).w0].map((w) => project(plane, w))
    expect(after!.distance).toBeCloseTo(before!.distance, 5)
    expect([after!.a, after!.b]).toEqual([expect.closeTo(0.25, 6), expect.closeTo(-0.5, 6)])
  })

  test('is a coordinate where the plane is the whole weight space', () => {
    const flagship = parseExperiment(twoWeightsPreset.experiment)
    const { plane, w0 } = placed(flagship)
    const { starts } = patchExperiment(flagship, moveWeight(flagship, 0, plane, w0, 1, 0.75))
    expect(starts[0]).toMatchObject({ kind: 'plane', a: w0[0], b: 0.75 })
    expect(starts[0]).not.toHaveProperty('off')
  })

  test('is refused if the offset from the plane has another length', () => {
    const start = { kind: 'plane', a: 0, b: 0, off: [1] }
    expect(() => parseExperiment({ ...filter, starts: [start] })).toThrow(/starts\[0\]\.off/)
  })
})

test('two weights become the plane, with both values well inside', () => {
  const { w0 } = placed(filter)
  const w = w0.with(3, 7.2)
  const { plane } = patchExperiment(filter, weightPairPlane(filter, w, 3, 9))
  expect(plane).toMatchObject({ kind: 'weights', first: 3, second: 9, origin: 'start' })
  if (plane.kind !== 'weights' || !plane.extent) throw new Error('another plane')
  expect(plane.extent.a[0]).toBeLessThan(7.2)
  expect(plane.extent.a[1]).toBeGreaterThan(10)
})

test('a layer can be frozen and trained again', () => {
  const frozen = patchExperiment(filter, learnLayer(filter, 2, false)!)
  expect(frozen.model).toMatchObject({ trained: [1] })
  expect(patchExperiment(frozen, learnLayer(frozen, 2, true)!).model).toEqual(filter.model)
  expect(learnLayer(filter, 3, false)).toBeUndefined()
})
