import { expect, test } from 'vitest'
import { nearestMark } from '../../../src/view/nearest-mark.ts'
import type { Trajectory } from '../../../src/reference/results.ts'

const run = (...points: readonly (readonly [number, number])[]) =>
  ({
    a: Float64Array.from(points, ([a]) => a),
    b: Float64Array.from(points, ([, b]) => b),
  }) as unknown as Trajectory

const extent = { a: [0, 10], b: [0, 1] } as const
const look = { label: '', color: '', dashed: false }
const drawn = {
  predictions: {
    marks: [{ ...look, id: 'flow-end', a: 9, b: 0.9, shape: 'flag' as const }],
    curves: [{ ...look, id: 'valley/1', points: [[0, 0.5], [10, 0.5]] as const }], // prettier-ignore
  },
  runs: [run([0, 0], [9, 0.88]), undefined, run([0, 1], [NaN, NaN])],
  hidden: new Set<number>(),
}

test('a point means the end, the mark, the curve or the run drawn near it, in shares of the picture', () => {
  expect(nearestMark([9, 0.905], drawn, extent)).toBe('prediction/flow-end')
  expect(nearestMark([9, 0.875], drawn, extent), 'an end before the line to it').toBe('run/0')
  expect(nearestMark([3, 0.3], drawn, extent)).toBe('run/0')
  expect(nearestMark([2, 0.51], drawn, extent)).toBe('prediction/valley')
  expect(nearestMark([0.1, 0.99], drawn, extent), 'a run that diverged is where it began').toBe('run/2')
  expect(nearestMark([9.6, 0.2], drawn, extent)).toBeUndefined()
  expect(nearestMark([3, 0.3], { ...drawn, hidden: new Set([0]) }, extent)).toBeUndefined()
})
