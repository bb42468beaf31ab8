import { describe, expect, test, vi } from 'vitest'
import { axesOf, weightName } from '../../../../src/words/axes.ts'
import { dot, norm } from '../../../../src/math/linear-algebra/vector.ts'
import { placeWith as placeWithBoth } from '../../../../src/reference/plane/place-with.ts'
import { placeWithAsync } from '../../../../src/reference/plane/placement.ts'
import { project, projection } from '../../../../src/reference/plane/project.ts'
import { functionOf } from '../../../../src/experiment/functions/catalogue.ts'
import type {
  CurvatureRequest,
  PlaceRequest,
  Plane,
  RunRequest,
} from '../../../../src/reference/plane/plane.ts'
import type { TrainingProblem } from '../../../../src/experiment/training-problem.ts'
import type { PlaneSpec } from '../../../../src/experiment/spec/plane.ts'
import type { RandomStart, StartSpec } from '../../../../src/experiment/spec/start.ts'
import { RandomStream } from '../../../../src/math/statistics/random.ts'
import { randomWalkShares } from '../../../../src/math/linear-algebra/random-walk.ts'
import { mlpSpec, networkProblem, partOfRows } from '../../../support/network.ts'

const random: RandomStart = {
  kind: 'random',
  distribution: 'lecun-normal',
  scale: 1,
  biasScale: 0.5,
  antisymmetric: false,
  count: 1,
}

const problemOf = (plane: PlaneSpec, starts: StartSpec[] = [random], widths = [2, 3, 1]): TrainingProblem =>
  networkProblem(mlpSpec({ widths }), { train: partOfRows([[0, 0]], [[0]]) }, undefined, { plane, starts })

const noRuns = (request: RunRequest): never => {
  throw new Error(`a run was asked for: ${JSON.stringify(request)}`)
}

const noCurvatures = (): never => {
  throw new Error('curvatures were asked for')
}

const placeWith = (problem: TrainingProblem, run: (request: RunRequest) => readonly Float64Array[]) =>
  placeWithBoth(problem, run, noCurvatures)

/** A stand-in for training: adds start + 10·algorithm + step to every weight ('end' counts as 100). */
const pretend = ({ start, algorithm, weights, steps }: RunRequest) =>
  ('spacing' in steps ? [] : steps).map((step) =>
    weights.map((w) => w + start + 10 * algorithm + (step === 'end' ? 100 : step)),
  )

const unit = (index: number) => Float64Array.from({ length: 13 }, (_, i) => (i === index ? 1 : 0))

const weightsPlane: PlaneSpec = { kind: 'weights', first: 1, second: 12, origin: 'start' }
const base = (index: number) => placeWith(problemOf(weightsPlane, Array<StartSpec>(index + 1).fill(random)), noRuns).starts[index]! // prettier-ignore

describe('planes', () => {
  test('weights: a and b are the values of the two weights, the others come from the origin', () => {
    const { plane, starts } = placeWith(problemOf(weightsPlane), noRuns)
    expect(plane.extent).toEqual({ a: [-3, 3], b: [-3, 3] })
    expect(axesOf(problemOf(weightsPlane), weightsPlane)).toEqual(['W_1[1,2]', 'b_2[1]'])
    const { a, b, distance } = project(plane, starts[0]!)
    expect([a, b]).toEqual([starts[0]![1], starts[0]![12]])
    expect(distance).toBe(0)
    expect(plane.origin[1]).toBe(0)
    expect(plane.origin[2]).toBe(starts[0]![2])
  })

  test('the extent of a function is its default window, along the weights of the axes', () => {
    const model = { kind: 'function', id: 'mccormick', parameters: {} } as const
    const problem = (first: number, second: number): TrainingProblem => ({
      experiment: { ...problemOf({ kind: 'weights', first, second, origin: 'zero' }).experiment, model },
      model: { kind: 'function', function: functionOf('mccormick')!, parameters: {} },
      size: 2,
    })
    expect(placeWith(problem(0, 1), noRuns).plane.extent).toEqual({ a: [-1.5, 4], b: [-3, 4] })
    const around = problem(1, 0)
    const turned = placeWith(around, noRuns).plane
    expect(turned.extent).toEqual({ a: [-3, 4], b: [-1.5, 4] })
    expect(axesOf(around, around.experiment.plane)).toEqual(['y', 'x'])
    expect(placeWith(problem(0, 1), noRuns).starts[0]).toHaveLength(2)
  })

  test('random, none: the draws of (seed, plane, 0 and 1)', () => {
    const { plane } = placeWith(problemOf({ kind: 'random', normalization: 'none', origin: 'start' }), noRuns)
    const stream = new RandomStream(1, 'plane')
    expect(plane.u).toEqual(Float64Array.from({ length: 13 }, (_, i) => stream.normal(0, i)))
    expect(plane.v).toEqual(Float64Array.from({ length: 13 }, (_, i) => stream.normal(1, i)))
    expect(plane.extent).toEqual({ a: [-1, 1], b: [-1, 1] })
  })

  const units = [[0, 3], [1, 4], [2, 5], [9, 10, 11]] // prettier-ignore
  const matrices = [
    [0, 1, 2, 3, 4, 5],
    [9, 10, 11],
  ]
  test.each([
    ['filter', units],
    ['layer', matrices],
  ] as const)(
    'random, %s: scaled to the origin, biases 0, still along the draws',
    (normalization, groups) => {
      const { plane, starts } = placeWith(
        problemOf({ kind: 'random', normalization, origin: 'start' }),
        noRuns,
      )
      const stream = new RandomStream(1, 'plane')
      for (const [k, direction] of [plane.u, plane.v].entries()) {
        for (const group of groups) {
          const part = (of: Float64Array) => Float64Array.from(group, (i) => of[i]!)
          expect(norm(part(direction))).toBeCloseTo(norm(part(starts[0]!)), 12)
          const drawn = Float64Array.from(group, (i) => stream.normal(k, i))
          expect(dot(part(direction), drawn)).toBeCloseTo(norm(part(direction)) * norm(drawn), 12)
        }
        for (const bias of [6, 7, 8, 12]) expect(direction[bias]).toBe(0)
      }
    },
  )

  test('filter normalisation needs weights to scale by', () => {
    const plane: PlaneSpec = { kind: 'random', normalization: 'filter', origin: 'zero' }
    expect(() => placeWith(problemOf(plane), noRuns)).toThrow('plane.origin: filter normalisation needs')
  })

  test('through: the points are at (0, 0) and (1, 0), the third at distance 0, the axes orthogonal and equal in length', () => {
    const points = [0, 1, 2].map((k) => Array.from({ length: 13 }, (_, i) => Math.sin(1 + i * (k + 1))))
    const [p0, p1, p2] = points as [number[], number[], number[]]
    const { plane } = placeWith(problemOf({ kind: 'through', points: [p0, p1, p2] }), noRuns)
    const close = (weights: number[], a: number, b?: number) => {
      const found = project(plane, weights)
      expect(found.a).toBeCloseTo(a, 12)
      if (b !== undefined) expect(found.b).toBeCloseTo(b, 12)
      expect(found.distance).toBeLessThan(1e-14)
      return found
    }
    close(p0, 0, 0)
    close(p1, 1, 0)
    const third = project(plane, p2)
    expect(third.distance).toBeLessThan(1e-14)
    expect(third.b).toBeGreaterThan(0)
    expect(dot(plane.u, plane.v)).toBeCloseTo(0, 12)
    expect(norm(plane.u)).toBeCloseTo(norm(plane.v), 12)
    expect(plane.extent).toEqual({ a: [-0.5, 1.5], b: [-0.5, 1.5] })
    const onLine = p0.map((x, i) => x + 2 * (p1[i]! - x))
    const through = (...points: [number[], number[], number[]]) => {
      return () => placeWith(problemOf({ kind: 'through', points }), noRuns)
    }
    expect(through(p0, p1, onLine)).toThrow('the three points lie on one line and span no plane')
    expect(through(p0, p0, p1)).toThrow('plane.points: the first and second of the three are the same point')
    expect(through(p0, p1, p0)).toThrow('the first and third of the three')
    expect(through(p0, p1, p1)).toThrow('the second and third of the three')
  })

  test('line: from one end to the other, in one row', () => {
    const from = Array<number>(13).fill(1)
    const to = Array<number>(13).fill(3)
    const { plane } = placeWith(problemOf({ kind: 'line', from, to }), noRuns)
    expect(project(plane, Array<number>(13).fill(2))).toEqual({ a: 0.5, b: 0, distance: 0 })
    expect(plane.extent.a).toEqual([-0.2, 1.2])
    expect(() => placeWith(problemOf({ kind: 'line', from, to: from }), noRuns)).toThrow('same point')
  })

  test('directions are used as given, from zero by default', () => {
    const u = [...Array<number>(12).fill(0), 2]
    const v = [...Array<number>(12).fill(0.5), 1]
    const plane: PlaneSpec = { kind: 'directions', u, v, origin: 'zero' }
    const placed = placeWith(problemOf(plane), noRuns).plane
    expect([...placed.u]).toEqual(u)
    expect(placed.origin.every((entry) => entry === 0)).toBe(true)
    const parallel: PlaneSpec = { ...plane, v: u.map((entry) => -3 * entry) }
    expect(() => placeWith(problemOf(parallel), noRuns)).toThrow('parallel')
  })

  test("pca: the last weights, the directions of most variance, and the run's box enlarged by a quarter", () => {
    const asked: RunRequest[] = []
    const ellipse = (request: RunRequest) => {
      asked.push(request)
      return Array.from({ length: 101 }, (_, t) => {
        const angle = (2 * Math.PI * t) / 101
        return request.weights.map((_, i) => (i === 4 ? -3 * Math.cos(angle) : i === 9 ? Math.sin(angle) : 7))
      })
    }
    const { plane } = placeWith(problemOf({ kind: 'pca' }), ellipse)
    expect(asked).toMatchObject([{ start: 0, algorithm: 0, steps: { spacing: 1 } }])
    expect([...plane.u].map((entry) => Math.round(1e9 * entry) / 1e9 + 0)).toEqual([...unit(4)])
    expect([...plane.v].map((entry) => Math.round(1e9 * entry) / 1e9 + 0)).toEqual([...unit(9)])
    expect(plane.origin[0]).toBe(7)
    expect(plane.variance?.explained[0]).toBeCloseTo(0.9, 12)
    expect(plane.variance?.explained[1]).toBeCloseTo(0.1, 12)
    const walk = randomWalkShares(101, plane.u.length)
    expect(plane.variance).toMatchObject({ randomWalk: walk.shares, dimensions: plane.u.length })
    expect(plane.variance?.randomWalk[0], 'in many dimensions').toBeCloseTo(6 / Math.PI ** 2, 1)
    const { a, b } = plane.extent
    const last = -3 * Math.cos((2 * Math.PI * 100) / 101)
    expect(a[0]).toBeCloseTo(-3 - last - 1.5, 2)
    expect(a[1]).toBeCloseTo(3 - last + 1.5, 2)
    expect(b[1] - b[0]).toBeCloseTo(3, 2)
  })

  test('pca: a given extent stays, and a run that does not move is refused in words', () => {
    const extent = { a: [-1, 2], b: [-3, 4] } as { a: [number, number]; b: [number, number] }
    const line = ({ weights }: RunRequest) => [0, 1, 2].map((t) => weights.map((w, i) => w + t * (i + 1)))
    expect(placeWith(problemOf({ kind: 'pca', extent }), line).plane.extent).toEqual(extent)
    const rest = ({ weights }: RunRequest) => [weights, weights]
    expect(() => placeWith(problemOf({ kind: 'pca' }), rest)).toThrow('does not move')
    const diverge = ({ weights }: RunRequest) => [weights, weights.map(() => NaN)]
    expect(() => placeWith(problemOf({ kind: 'pca' }), diverge)).toThrow('has diverged')
  })

  test("hessian: the eigenvectors at its origin, and the run's box or the given extent", () => {
    const asked: CurvatureRequest[] = []
    const curvatures = (request: CurvatureRequest) => {
      asked.push(request)
      return [unit(2), unit(5), Float64Array.of(4, -1)]
    }
    const run = ({ weights }: RunRequest) => [weights, weights.map((w, i) => (i === 5 ? w + 8 : w))]
    const plane: PlaneSpec = { kind: 'hessian', which: 'extreme', origin: 'end' }
    const found = placeWithBoth(problemOf(plane), run, curvatures).plane
    expect(asked).toEqual([
      { which: 'extreme', weights: run({ weights: base(0) } as RunRequest)[1], reference: base(0) },
    ])
    expect([found.u, found.v, found.curvatures]).toEqual([unit(2), unit(5), [4, -1]])
    expect(found.extent).toEqual({ a: [-1e-3, 1e-3], b: [-10, 2] })
    const extent = { a: [-1, 2], b: [-3, 4] } as { a: [number, number]; b: [number, number] }
    const atStart: PlaneSpec = { ...plane, origin: 'start', extent }
    const given = placeWithBoth(problemOf(atStart), noRuns, curvatures).plane
    expect([given.extent, given.origin]).toEqual([extent, base(0)])
    const diverge = ({ weights }: RunRequest) => [weights, weights.map(() => NaN)]
    expect(() => placeWith(problemOf(plane), diverge)).toThrow('has diverged')
  })

  test('a plane through a diverged run is refused in words', () => {
    const plane: PlaneSpec = { kind: 'weights', first: 0, second: 1, origin: 'end' }
    const diverge = ({ weights }: RunRequest) => [weights.map(() => NaN)]
    expect(() => placeWith(problemOf(plane), diverge)).toThrow('has diverged')
  })
})

describe('planes that need runs', () => {
  const requests = (problem: TrainingProblem) => {
    const seen: RunRequest[] = []
    const placement = placeWith(problem, (request) => {
      seen.push(request)
      return pretend(request)
    })
    return { seen, placement }
  }

  test('origin end is the run of start 0 with algorithm 0', () => {
    const plane: PlaneSpec = { kind: 'random', normalization: 'none', origin: 'end' }
    const { seen, placement } = requests(problemOf(plane))
    expect(seen).toEqual([{ start: 0, algorithm: 0, weights: base(0), steps: ['end'] }])
    expect(placement.plane.origin).toEqual(base(0).map((w) => w + 100))
  })

  test('each run is requested once, with all the steps wanted of it', () => {
    const plane: PlaneSpec = {
      kind: 'through',
      points: [
        { start: 1, algorithm: 0, step: 3 },
        { start: 0, algorithm: 2, step: 'end' },
        { start: 1, algorithm: 0, step: 'end' },
      ],
    }
    const { seen, placement } = requests(problemOf(plane, [random, random]))
    expect(seen.map(({ start, algorithm, steps }) => [start, algorithm, steps])).toEqual([
      [1, 0, [3, 'end']],
      [0, 2, ['end']],
    ])
    expect(placement.plane.origin).toEqual(base(1).map((w) => w + 1 + 3))
  })

  test('a scaled start multiplies whole layers of the point that it is made from', () => {
    const of = { start: 0, algorithm: 1, step: 5 } as const
    const scaled: StartSpec = { kind: 'scaled', of, factors: [2, 0.5] }
    const { placement } = requests(problemOf(weightsPlane, [random, scaled]))
    const end = base(0).map((w) => w + 10 + 5)
    expect(placement.starts[1]).toEqual(end.map((w, i) => w * (i < 9 ? 2 : 0.5)))
    const units = [[2, 4, 8]]
    const { placement: finer } = requests(problemOf(weightsPlane, [random, { ...scaled, units }]))
    const entering = (i: number) => 2 * [2, 4, 8][i % 3]!
    const leaving = (i: number) => (i < 12 ? 0.5 / [2, 4, 8][i - 9]! : 0.5)
    expect(finer.starts[1]).toEqual(end.map((w, i) => w * (i < 9 ? entering(i) : leaving(i))))
    const itself: StartSpec = { kind: 'scaled', of: { ...of, start: 0 }, factors: [1, 1] }
    expect(() => requests(problemOf(weightsPlane, [itself]))).toThrow('refers to itself')
  })

  test('the asynchronous driver gives the same placement', async () => {
    const plane: PlaneSpec = { kind: 'random', normalization: 'filter', origin: 'end' }
    const problem = problemOf(plane)
    const rest = vi.fn(() => Promise.resolve())
    const ask = (request: PlaceRequest) => Promise.resolve(pretend(request as RunRequest))
    expect(await placeWithAsync(problem, ask, rest)).toEqual(placeWith(problem, pretend))
    expect(rest).not.toHaveBeenCalled()
  })

  test('directions of very many weights pause while they are drawn', async () => {
    const problem = problemOf(
      { kind: 'random', normalization: 'filter', origin: 'start' },
      [random],
      [2, 200, 200, 1],
    )
    const rest = vi.fn(() => Promise.resolve())
    const found = await placeWithAsync(problem, () => Promise.resolve([]), rest)
    expect(rest.mock.calls.length).toBeGreaterThanOrEqual(2 * Math.floor(problem.size / 2 ** 14))
    expect(found).toEqual(placeWith(problem, pretend))
  })
})

describe('dragged starts', () => {
  const dragged = (plane: PlaneSpec, a: number, b: number) =>
    placeWith(problemOf(plane, [{ kind: 'plane', a, b, base: random }, random]), pretend)

  test.each<PlaneSpec>([
    weightsPlane,
    { kind: 'random', normalization: 'filter', origin: 'start' },
    { kind: 'random', normalization: 'layer', origin: 'end' },
    { kind: 'through', points: [{ start: 0, algorithm: 0, step: 1 }, Array<number>(13).fill(0), { start: 1, algorithm: 0, step: 2 }] },
  ])('leave a $kind plane as it is and are in it', (plane) => {
    const before = placeWith(problemOf(plane, [random, random]), pretend)
    for (const [a, b] of [[0.25, -0.5], [7, 1e3]] as const) {
      const after = dragged(plane, a, b)
      expect(after.plane).toEqual(before.plane)
      expect(after.starts[1]).toEqual(before.starts[1])
      const found = project(after.plane, after.starts[0]!)
      const size = norm(after.starts[0]!)
      expect(Math.abs(found.a - a) * norm(after.plane.u)).toBeLessThan(1e-6 * size)
      expect(Math.abs(found.b - b) * norm(after.plane.v)).toBeLessThan(1e-6 * size)
      expect(found.distance).toBeLessThan(1e-7 * size)
    }
  }) // prettier-ignore

  test('without a base they were drawn by default', () => {
    const { plane } = placeWith(problemOf(weightsPlane, [{ kind: 'plane', a: 0, b: 0 }]), noRuns)
    expect(plane.origin[0]).toBe(Math.fround(Math.sqrt(1 / 2) * new RandomStream(1, 'start/0').normal(0)))
  })
})

describe('projection', () => {
  const plane: Plane = {
    origin: Float64Array.from([1, 1, 1]),
    u: Float64Array.from([1, 0, 0]),
    v: Float64Array.from([3, 4, 0]),
    extent: { a: [-1, 1], b: [-1, 1] },
  }

  test('solves the Gram system of oblique directions', () => {
    const toPlane = projection(plane)
    const found = toPlane([1 + 0.5 + 2 * 3, 1 + 2 * 4, 1 + 7])
    expect(found.a).toBeCloseTo(0.5, 14)
    expect(found.b).toBeCloseTo(2, 14)
    expect(found.distance).toBeCloseTo(7, 14)
  })

  test('passes non-finite weights on', () => {
    expect(project(plane, [NaN, 0, 0]).distance).toBeNaN()
  })
})

test('weights have names', () => {
  const problem = networkProblem(mlpSpec({ widths: [1, 1, 1], bias: false }), {
    train: partOfRows([[0]], [[0]]),
  })
  expect([0, 1].map((i) => weightName(problem, i))).toEqual(['w_1', 'w_2'])
  const larger = problemOf(weightsPlane)
  expect([0, 5, 6, 9, 12].map((i) => weightName(larger, i))).toEqual([
    'W_1[1,1]',
    'W_1[2,3]',
    'b_1[1]',
    'W_2[1,1]',
    'b_2[1]',
  ])
})
