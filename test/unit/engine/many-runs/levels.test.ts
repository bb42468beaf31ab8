import { expect, it } from 'vitest'
import { concurrently } from '../../../../src/engine/backend/queue.ts'
import { firstPoints } from '../../../../src/engine/budget.ts'
import { earlyLevels, levelsOf } from '../../../../src/engine/many-runs/levels.ts'
import { buildTrainingProblem } from '../../../../src/experiment/training-problem.ts'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'
import { experimentOf, fetchLecture, lectureOf } from '../../../../src/study/lecture/lecture.ts'
import { lastStep } from '../../../../src/experiment/spec/algorithm.ts'

await fetchLecture('two-weights')
await fetchLecture('xor')

it.each([[[121, 121]], [[64, 40]], [[256, 256]], [[500, 1]], [[3, 2]]] as const)(
  'the levels of %j contain each point once, end with the full grid, and start with at most 300',
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

it('a map starts with fewer points if each run is long: 9 x 9 of 65 x 65 for a network on xor', () => {
  const sides = (id: string) => {
    const experiment = parseTraining(experimentOf(lectureOf(id), 0))
    const first = firstPoints(buildTrainingProblem(experiment), lastStep(experiment.algorithms[0]!))
    return Math.sqrt(levelsOf([65, 65], first)[0]!.points.length)
  }
  expect([sides('two-weights'), sides('xor'), sides('himmelblau')]).toEqual([17, 9, 17])
})

it('a map is previewed in float64 for half a second, and then with 5 x 5: first 3 x 3 on xor, nothing for two moons', () => {
  const sides = (id: string, resolution: number, steps?: number) => {
    const experiment = parseTraining(experimentOf(lectureOf(id), 0))
    const algorithms = experiment.algorithms.map((one) => ({ ...one, steps: steps ?? lastStep(one) }))
    const levels = earlyLevels(buildTrainingProblem({ ...experiment, algorithms }), [resolution, resolution])
    return levels.map(({ points }) => Math.sqrt(points.length))
  }
  expect([sides('xor', 129), sides('two-moons', 129)]).toEqual([[3, 5], []])
  expect(sides('edge-of-trainability', 129)).toEqual([17])
  expect(sides('edge-of-trainability', 17), 'all of a small grid').toEqual([])
  expect(sides('xor', 129, 900), 'three times the steps').toEqual([])
})

it('the cost of activations counts: a network without a curve gets more starts in the same time', () => {
  const experiment = parseTraining(experimentOf(lectureOf('xor'), 0))
  const count = (model: object) => {
    const problem = buildTrainingProblem(
      parseTraining({ ...experiment, model: { ...experiment.model, ...model } }),
    )
    return earlyLevels(problem, [129, 129])[0]?.points.length
  }
  expect([count({}), count({ activation: 'relu' }), count({ linearity: 1 })]).toEqual([9, 25, 25])
})

it('parallel work ends with the computation, and with the signal', async () => {
  const stopped = (stop: AbortSignal) =>
    new Promise<void>((_, reject) => stop.addEventListener('abort', () => reject(stop.reason as Error)))
  const { signal } = new AbortController()
  await concurrently(Promise.resolve(), stopped, signal)
  const fault = () => Promise.reject(new Error('of its own'))
  await expect(concurrently(new Promise(() => {}), fault, signal)).rejects.toThrow('of its own')
  const cancel = new AbortController()
  const both = concurrently(new Promise(() => {}), stopped, cancel.signal)
  cancel.abort(new Error('cancelled'))
  await expect(both).rejects.toThrow('cancelled')
})
