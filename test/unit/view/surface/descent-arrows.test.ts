import { describe, expect, it } from 'vitest'
import { arrowWords, descentArrows, descentAt } from '../../../../src/view/surface/descent-arrows.ts'
import { oracle } from '../../../../src/reference/oracle/index.ts'
import { dot as product } from '../../../../src/math/linear-algebra/vector.ts'
import { moons, onFunction } from '../../../support/experiments.ts'
import type { Terrain } from '../../../../src/reference/results.ts'

/** (x² + 10 y²)/2 along directions that are neither orthogonal nor of length 1. */
const skew = onFunction(
  { id: 'quadratic' },
  { plane: { kind: 'directions', u: [2, 0], v: [1, 1], origin: 'zero', extent: { a: [-1, 1], b: [-2, 2] } } },
)

const dot = (p: ArrayLike<number>, q: ArrayLike<number>) =>
  product(Float64Array.from(p), Float64Array.from(q))

const terrainOf = (values?: Float32Array, experiment = skew, points = 41): Terrain => {
  const found = oracle.terrain(experiment, { resolution: points })
  const { resolution, extent, min, max, nonFinite, milliseconds } = found
  return {
    ...{ resolution, extent, min, max, nonFinite, milliseconds },
    u: Float32Array.from(found.u),
    v: Float32Array.from(found.v),
    origin: Float32Array.from(found.origin),
    values: values ?? Float32Array.from(found.values),
  }
}

describe('arrows of steepest descent', () => {
  it('are -∇L in weight space if the plane is the whole space, whatever its directions', () => {
    const terrain = terrainOf()
    for (const [a, b] of [[0.3, -0.7], [-0.5, 1.1], [0.05, 0.2]] as const) {
      const { da, db, slope } = descentAt(terrain, a, b)!
      const [x, y] = [2 * a + b, b]
      expect(2 * da + db).toBeCloseTo(-x, 1)
      expect(db).toBeCloseTo(-10 * y, 1)
      expect(slope / Math.hypot(x, 10 * y)).toBeCloseTo(1, 1)
    }
  }) // prettier-ignore

  it('are the gradient of a network within an oblique plane, to the square of a cell', () => {
    const vector = (salt: number) => Array.from({ length: 17 }, (_, i) => Math.sin(1 + salt * (i + 1)))
    const [u, v] = [vector(1.3), vector(1.3).map((entry, i) => entry + vector(2.9)[i]!)]
    const extent = { a: [-1, 1] as [number, number], b: [-0.5, 1] as [number, number] }
    const experiment = { ...moons, plane: { kind: 'directions' as const, u, v, origin: 'start' as const, extent } }
    const [uu, uv, vv] = [dot(u, u), dot(u, v), dot(v, v)]
    const worst = [65, 129].map((points) => {
      const terrain = terrainOf(undefined, experiment, points)
      const errors = [[0.25, 0.25], [-0.5, 0.0625], [0.75, -0.3125]].map(([a = 0, b = 0]) => {
        const weights = Array.from(terrain.origin, (entry, i) => entry + a * u[i]! + b * v[i]!)
        const { values: gradient } = oracle.measure(experiment, weights, 'gradient')
        const [ga, gb] = [dot(gradient, u), dot(gradient, v)]
        const wanted = [-(vv * ga - uv * gb), -(uu * gb - uv * ga)].map((d) => d / (uu * vv - uv * uv))
        const slope = Math.sqrt(-(wanted[0]! * ga + wanted[1]! * gb))
        const found = descentAt(terrain, a, b)!
        return Math.max(
          Math.hypot(found.da - wanted[0]!, found.db - wanted[1]!) / Math.hypot(...wanted),
          Math.abs(found.slope / slope - 1),
        )
      })
      return Math.max(...errors)
    })
    expect(worst[1]).toBeLessThan(5e-3)
    expect(worst[0]! / worst[1]!).toBeGreaterThan(3)
    expect(worst[0]! / worst[1]!).toBeLessThan(5)
  }) // prettier-ignore

  it('are on a lattice, each with its barbs, the longest where it is steepest and none where it is flat', () => {
    const arrows = descentArrows(terrainOf(), 'light')!
    const strokes = arrows.curve.points.length / 7
    expect(Number.isInteger(strokes)).toBe(true)
    expect(strokes).toBeLessThanOrEqual(144)
    expect(strokes).toBeGreaterThan(100)
    const lengths = Array.from({ length: strokes }, (_, k) => {
      const [tail, tip] = arrows.curve.points.slice(7 * k, 7 * k + 2)
      return Math.hypot((tip![0] - tail![0]) / 2, (tip![1] - tail![1]) / 4)
    })
    expect(Math.max(...lengths)).toBeCloseTo(0.92 / 12, 6)
    expect(Math.min(...lengths)).toBeLessThan(0.8 * Math.max(...lengths))
    expect(descentArrows(terrainOf(new Float32Array(41 * 41)), 'light')).toBeUndefined()
    expect(arrowWords({ ...arrows, longest: 1.25 })).toBe(
      'arrows: descent in the plane, up to 1.25, log length, 3 decades',
    )
  })

  it('are not next to a hole', () => {
    const { values } = terrainOf()
    const holed = values.map((value, k) => (k === 20 * 41 + 20 ? NaN : value))
    expect(descentAt(terrainOf(holed), 0.04, 0)).toBeUndefined()
    expect(descentAt(terrainOf(holed), 0.5, 0)).toBeDefined()
    expect(descentAt(terrainOf(), 1, 0)).toBeUndefined()
  })
})
