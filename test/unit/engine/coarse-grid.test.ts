import { expect, test } from 'vitest'
import { coarseFirst } from '../../../src/engine/coarse-grid.ts'

/** The grids shown before the finest one, how often each point is computed, and the finest grid. */
async function worked(resolution: readonly [number, number]) {
  const shown: (readonly [number, number])[] = []
  const counts = new Uint8Array(resolution[0] * resolution[1])
  const field = await coarseFirst(
    {
      resolution,
      onCoarse(coarse) {
        shown.push(coarse.resolution)
        const [na, nb] = coarse.resolution
        const by = (resolution[0] - 1) / (na - 1)
        for (let j = 0; j < nb; j++)
          for (let i = 0; i < na; i++)
            expect(coarse.values[j * na + i]).toBe(Math.fround(j * by * resolution[0] + i * by))
      },
    },
    (indices, values) => {
      for (const index of indices) {
        counts[index]!++
        values[index] = index
      }
      return Promise.resolve()
    },
  )
  expect(counts.every((count) => count === 1)).toBe(true)
  expect(field.values.every((value, index) => value === index)).toBe(true)
  return shown
}

test.each([
  [[16, 16], []],
  [[18, 17], []],
  [[17, 21], [[5, 6]]],
  [[65, 65], [[17, 17]]],
  [[129, 129], [[17, 17], [33, 33]]],
  [[257, 257], [[17, 17], [65, 65]]],
  [[129, 65], [[33, 17]]],
  [[257, 1], []],
] as const)('a grid of %j shows %j first, and computes each point once', async (resolution, shown) => {
  expect(await worked(resolution)).toEqual(shown)
}) // prettier-ignore
