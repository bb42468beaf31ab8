import { expect, test } from 'vitest'
import { heightGrid } from '../../../../src/exchange/solids/height-grid.ts'
import { toStl } from '../../../../src/exchange/solids/to-stl.ts'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'
import { oracle } from '../../../../src/reference/oracle/index.ts'
import { product } from '../../../support/experiments.ts'

type Corner = readonly [number, number, number]

/** The facets of a binary STL file, with their normals. */
function facetsOf(bytes: Uint8Array): { readonly normal: Corner; readonly corners: readonly Corner[] }[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  const count = view.getUint32(80, true)
  expect(bytes.length).toBe(84 + 50 * count)
  const vector = (at: number): Corner =>
    [0, 4, 8].map((k) => view.getFloat32(at + k, true)) as unknown as Corner
  return Array.from({ length: count }, (_, n) => ({
    normal: vector(84 + 50 * n),
    corners: [12, 24, 36].map((k) => vector(84 + 50 * n + k)),
  }))
}

/** Six times the volume under a facet as seen from the origin. */
const sixfold = ([p, q, r]: readonly Corner[]): number =>
  p![0] * (q![1] * r![2] - q![2] * r![1]) +
  p![1] * (q![2] * r![0] - q![0] * r![2]) +
  p![2] * (q![0] * r![1] - q![1] * r![0])

const experiment = parseTraining(product)
const terrain = oracle.terrain(experiment, { resolution: [9, 6] })

test('every edge is used once in each direction, so the body is closed', () => {
  const edges = new Map<string, number>()
  for (const { corners } of facetsOf(toStl(terrain, product)))
    corners.forEach((corner, k) => {
      const edge = `${corner.join()}>${corners[(k + 1) % 3]!.join()}`
      edges.set(edge, (edges.get(edge) ?? 0) + 1)
    })
  for (const [edge, count] of edges) {
    const [from, to] = edge.split('>')
    expect([count, edges.get(`${to}>${from}`)]).toEqual([1, 1])
  }
})

test('normals point outwards, and the body is as large as the surface over its base', () => {
  const facets = facetsOf(toStl(terrain, product, { size: 80, base: 2 }))
  const { fractions } = heightGrid(experiment, terrain)
  const height = (i: number, j: number) => 2 + 0.3 * 80 * fractions[j * 9 + i]!
  let volume = 0
  for (let j = 0; j < 5; j++)
    for (let i = 0; i < 8; i++) {
      const [p, q, r, s] = [height(i, j), height(i + 1, j), height(i + 1, j + 1), height(i, j + 1)]
      volume += ((80 / 8) * (80 / 5) * ((p + q + r) / 3 + (p + r + s) / 3)) / 2
    }
  expect(facets.reduce((sum, { corners }) => sum + sixfold(corners), 0) / 6).toBeCloseTo(volume, 0)
  for (const { normal, corners } of facets) {
    expect(Math.hypot(...normal)).toBeCloseTo(1, 5)
    const bottom = corners.every(([, , z]) => z === 0)
    if (bottom) expect(normal).toEqual([0, 0, -1])
  }
  const corners = facets.flatMap((facet) => facet.corners)
  expect(Math.max(...corners.map(([x]) => x))).toBe(80)
  expect(Math.max(...corners.map(([, y]) => y))).toBe(80)
  expect(Math.min(...corners.map(([, , z]) => z))).toBe(0)
})

test('a non-finite value is at the top', () => {
  const values = terrain.values.slice()
  values[9 * 2 + 4] = NaN
  const facets = facetsOf(toStl({ ...terrain, values }, product))
  const heights = facets.flatMap(({ corners }) =>
    corners.filter(([x, y]) => x === 50 && y === 40).map(([, , z]) => z),
  )
  expect(Math.max(...heights)).toBeCloseTo(34, 4)
})

test('a line, and an invalid size, are refused', () => {
  const line = oracle.terrain(experiment, { resolution: [9, 1] })
  expect(() => toStl(line, product)).toThrow('A solid needs a surface with at least two rows of points')
  expect(() => toStl(terrain, product, { size: 0 })).toThrow(
    'size must be a length between 0 and 10000 mm, not 0.',
  )
  expect(() => toStl(terrain, product, { base: NaN })).toThrow('base must be a length')
})
