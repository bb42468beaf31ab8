import { expect, it } from 'vitest'
import {
  ball,
  ellipsoidQueries,
  halved,
  volumeFactor,
} from '../../../../src/math/linear-programming/ellipsoid.ts'
import {
  analyticCentre,
  centralPath,
  centralPoint,
  shortFactor,
} from '../../../../src/math/linear-programming/interior-point.ts'
import { inner, type LinearProgram } from '../../../../src/math/linear-programming/linear-program.ts'
import { polytopeOf } from '../../../../src/math/linear-programming/polytope.ts'
import { predictorCorrector } from '../../../../src/math/linear-programming/predictor-corrector.ts'
import { trio } from '../../../../src/scenarios/data/trio-program.ts'
import { trioOptimum } from '../../../support/linear-programs.ts'

/** The first items of a possibly infinite sequence, up to the one that ends it. */
function upTo<T>(items: Iterable<T>, isLast: (item: T) => boolean): T[] {
  const taken: T[] = []
  for (const item of items) {
    taken.push(item)
    if (isLast(item)) break
  }
  return taken
}

/** Expects numbers to agree to `digits` decimal places. */
const expectAll = (numbers: readonly number[], wanted: readonly number[], digits: number) =>
  wanted.forEach((one, i) => expect(numbers[i]).toBeCloseTo(one, digits))

const determinant = (
  [a = 0, b = 0, c = 0]: readonly number[],
  [d = 0, e = 0, f = 0]: readonly number[],
  [g = 0, h = 0, i = 0]: readonly number[],
) => a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)

/**
 * The volume of a polytope whose facets wind outwards: the cones from 0 over their triangles fill it exactly
 * once.
 */
function volumeOf(program: LinearProgram): number {
  const { vertices, facets } = polytopeOf(program)
  const at = (v: number) => vertices[v]!.at
  return facets.reduce((sum, { corners: [first = 0, ...rest] }) => {
    const triangles = rest.slice(1).map((v, i) => determinant(at(first), at(rest[i]!), at(v)) / 6)
    return sum + triangles.reduce((total, one) => total + one, 0)
  }, 0)
}

const gapAt = (x: readonly number[]) => trioOptimum - inner(trio.objective, x)
const centre = analyticCentre(trio, [1, 1, 1])

it('a central cut leaves the known share of an ellipsoid’s volume', () => {
  const dimensions = [2, 3, 5, 10, 100]
  expectAll(dimensions.map(volumeFactor), [0.7698, 27 / 32, 0.904225, 0.95115, 0.995012], 6)
  for (const n of dimensions) expect(volumeFactor(n)).toBeLessThan(Math.exp(-1 / (2 * (n + 1))))
  let at = ball([3, 3, 3], 6)
  const cuts = [[1, 2, 3], [0, -1, 2], [4, 1, 0], [-2, 1, 1], [1, 1, 1], [0, 0, 1], [5, -3, 2], [1, 0, 0], [-1, -1, 4], [2, 2, 1]] // prettier-ignore
  for (const cut of cuts) at = halved(at, cut)
  const [first = [], second = [], third = []] = [0, 3, 6].map((k) => [...at.matrix.subarray(k, k + 3)])
  expect(Math.sqrt(determinant(first, second, third)) / 6 ** 3).toBeCloseTo((27 / 32) ** 10, 12)
})

it.each([
  [[3, 3, 3], 6, 130, 158, 197],
  [[0, 0, 0], 10, 149, 169, 206],
])(
  'the ellipsoid method from %j, radius %d, is within 0.001 at query %d, proves it at %d, and must be there at %d',
  (from, radius, there, proved, latest) => {
    const queries = upTo(ellipsoidQueries(trio, ball(from, radius)), ({ certificate }) => certificate <= 1e-3)
    expect(queries).toHaveLength(proved)
    expect(queries.findIndex(({ best }) => trioOptimum - best <= 1e-3) + 1).toBe(there)
    // The polytope, shrunk towards its best corner to a share s, lies within s · 365/11 of the optimum, since
    // the objective is at least 0.
    const good = volumeOf(trio) * (1e-3 / trioOptimum) ** 3
    const cuts = Math.log(((4 / 3) * Math.PI * radius ** 3) / good) / -Math.log(volumeFactor(3))
    expect(Math.ceil(cuts)).toBe(latest)
  },
)

it('its first centres equal those of an independent program', () => {
  const queries = upTo(ellipsoidQueries(trio, ball([3, 3, 3], 6)), ({ certificate }) => certificate <= 1e-3)
  expect(queries[0]).toMatchObject({ feasible: true, best: 27 })
  expect(queries.filter(({ feasible }) => feasible)).toHaveLength(45)
  expectAll(queries[1]!.centre, [3.557086, 3.835629, 4.114172], 6)
  expectAll(queries[2]!.centre, [3.452359, 2.91927, 3.39854], 6)
  expectAll(queries[3]!.centre, [3.983593, 3.18884, 4.109486], 6)
})

// The known numbers come from an independent program whose centrings also stop at λ²/2 ≤ 1e-8, so they agree
// to three digits.
it('the central path passes through the known points, with the proved gap m/t above the true one', () => {
  expectAll(centre, [1.457141, 1.134174, 1.146507], 6)
  const wanted = [
    [2.37188, 2.734, 4.136437, 3.690308],
    [2.769009, 2.180382, 5.191263, 0.337603],
    [2.648901, 1.93398, 5.512719, 0.031202],
    [2.637436, 1.911352, 5.542469, 0.003013],
    [2.636469, 1.909315, 5.545159, 0.0003],
  ]
  for (const [k, point] of wanted.entries()) {
    const t = 10 ** k
    const x = centralPoint(trio, t, centre)
    expectAll([...x, gapAt(x)], point, 3)
    expect(gapAt(x)).toBeLessThan(trio.rows.length / t)
  }
})

it('close to the corner only its three walls out of ten make the gap', () => {
  const t = 1e4
  const proved = trio.rows.length / t
  expect(Math.abs(gapAt(centralPoint(trio, t, centre)) / proved - 0.3)).toBeLessThan(0.01)
})

it.each([
  [2, 45],
  [10, 31],
  [20, 30],
  [50, 25],
  [100, 20],
])('with μ = %d the barrier method takes %d Newton steps', (mu, steps) => {
  const path = [...centralPath(trio, centre, { mu, gap: 1e-3 })]
  expect(Math.abs(path.length - steps)).toBeLessThanOrEqual(2)
  expect(gapAt(path.at(-1)!.x)).toBeLessThan(1e-3)
})

// Near rounding, a line search may take one step more or less.
it('with μ = 10 the centrings take 4, 8, 8, 5 and 6 Newton steps, plus or minus one', () => {
  const counts = new Map<number, number>()
  for (const { t } of centralPath(trio, centre, { mu: 10, gap: 1e-3 }))
    counts.set(t, (counts.get(t) ?? 0) + 1)
  const wanted = [4, 8, 8, 5, 6]
  expect(counts.size).toBe(wanted.length)
  ;[...counts.values()].forEach((count, k) => expect(Math.abs(count - wanted[k]!)).toBeLessThanOrEqual(1))
})

it('with short steps one Newton step at a time stays close to the path, as often as the formula says', () => {
  const factor = shortFactor(trio.rows.length)
  const path = [...centralPath(trio, centralPoint(trio, 1, centre), { mu: factor, gap: 1e-3, short: true })]
  expect(path).toHaveLength(Math.ceil(Math.log(1e4) / Math.log(factor)))
  expect(path).toHaveLength(238)
  // S39 prints it in two digits, as at most .0033; it is .003319.
  expect(Math.max(...path.map(({ decrement }) => Math.sqrt(2 * decrement)))).toBeLessThan(0.00335)
})

it('the predictor-corrector takes six steps', () => {
  const points = upTo(predictorCorrector(trio, [1, 1, 1]), ({ gap }) => gap <= 1e-3)
  const wanted = [81, 19.07, 3.556, 0.6157, 0.0617, 0.00164]
  expect(points).toHaveLength(7)
  wanted.forEach((gap, i) => expect(points[i]!.gap / gap).toBeCloseTo(1, 2))
  expect(points[6]!.gap).toBeCloseTo(1.64e-5, 7)
  expect(gapAt(points[6]!.x)).toBeCloseTo(0, 4)
})

it('reports if there is no path', () => {
  const open = { ...trio, rows: trio.rows.slice(7), bounds: [0, 0, 0] }
  expect(() => centralPoint(open, 1, [1, 1, 1])).toThrow(RangeError)
})

it('the trio’s polytope has 16 vertices, 24 edges, 10 facets and the known volume', () => {
  const { vertices, edges, facets } = polytopeOf(trio)
  expect([vertices.length, edges.length, facets.length]).toEqual([16, 24, 10])
  expect(volumeOf(trio)).toBeCloseTo(105.13533, 4)
  expect(Math.max(...vertices.map((vertex) => inner(trio.objective, vertex.at)))).toBeCloseTo(trioOptimum, 12)
})

it('corners where more than three facets meet are found once', () => {
  const sides = [
    [1, 0, 1],
    [-1, 0, 1],
    [0, 1, 1],
    [0, -1, 1],
    [0, 0, -1],
  ]
  const pyramid = polytopeOf({ objective: [0, 0, 1], rows: sides, bounds: [1, 1, 1, 1, 0] })
  expect([pyramid.vertices.length, pyramid.edges.length, pyramid.facets.length]).toEqual([5, 8, 5])
})
