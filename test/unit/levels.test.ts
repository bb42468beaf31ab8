import { expect, it } from 'vitest'
import { firstPoints, previewLevel } from '../../src/engine/outcome/first-level.ts'
import { levelsOf } from '../../src/engine/outcome/levels.ts'
import { buildProblem } from '../../src/experiment/build-problem.ts'
import { experimentOf, fetchLecture, lectureOf } from '../../src/app/lecture.ts'

await fetchLecture('two-weights')

it.each([[[121, 121]], [[64, 40]], [[256, 256]], [[500, 1]], [[3, 2]]] as const)(
  'the levels of %j hold each point once, end with the whole grid, and begin with at most 300',
  ([na, nb]) => {
    const levels = levelsOf([na, nb])
    const all = Array.from({ length: na * nb }, (_, k) => k)
    expect(levels.flatMap(({ fresh }) => fresh).sort((p, q) => p - q)).toEqual(all)
    expect(levels.at(-1)).toMatchObject({ stride: 1, points: all })
    expect(levels[0]!.points.length).toBeLessThanOrEqual(300)
    const seen = new Set<number>()
    for (const { points, fresh, stride } of levels) {
      for (const k of fresh) seen.add(k)
      expect([...seen].sort((p, q) => p - q)).toEqual(points)
      expect(points.every((k) => (k % na) % stride === 0 && Math.floor(k / na) % stride === 0)).toBe(true)
    }
  },
)

it('begins with fewer points where each run is long: 9 x 9 of 65 x 65 for a network on xor', () => {
  const sides = (id: string) => {
    const experiment = experimentOf(lectureOf(id), 0)
    const first = firstPoints(buildProblem(experiment), experiment.algorithms[0]!.steps)
    return Math.sqrt(levelsOf([65, 65], first)[0]!.points.length)
  }
  expect([sides('two-weights'), sides('xor'), sides('himmelblau')]).toEqual([17, 9, 17])
})

it('is previewed in float64 where that takes no longer than half a second: 5 x 5 on xor, nothing of two moons', () => {
  const side = (id: string, resolution: number) => {
    const problem = buildProblem(experimentOf(lectureOf(id), 0))
    return Math.sqrt(previewLevel(problem, [resolution, resolution])?.points.length ?? 0)
  }
  expect(['edge-of-trainability', 'xor', 'two-moons'].map((id) => side(id, 129))).toEqual([17, 5, 0])
  expect(side('edge-of-trainability', 17), 'all of a small grid').toBe(0)
})
