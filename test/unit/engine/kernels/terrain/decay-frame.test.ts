import { expect, test } from 'vitest'
import { decayFrame } from '../../../../../src/engine/kernels/terrain/decay-frame.ts'
import { RandomStream } from '../../../../../src/math/statistics/random.ts'

const stream = new RandomStream(1, 'decay-frame')
const draw = (lane: number) => Float32Array.from({ length: 20 }, (_, i) => stream.normal(i, lane))
const zero = new Float32Array(20)

test.each([
  ['a plane', draw(0), draw(1), draw(2)],
  ['parallel directions', draw(0), draw(1), draw(1).map((x) => -2 * x)],
  ['a line', draw(0), draw(1), zero],
  ['a line along b', draw(0), zero, draw(2)],
  ['a point', draw(0), zero, zero],
  ['a plane through zero', draw(1), draw(1), draw(2)],
])('%s: the sum of squares is half of |w|² at a decay of 1', (_name, origin, u, v) => {
  const { residual, centre, diagonal, offDiagonal } = decayFrame(0.5, origin, u, v)
  for (const [a, b] of [
    [0, 0],
    [1, -2],
    [-0.7, 0.3],
  ] as const) {
    const x = diagonal[0] * (a - centre[0]) + offDiagonal * (b - centre[1])
    const y = diagonal[1] * (b - centre[1])
    const norm = origin.reduce((sum, o, i) => sum + (o + a * u[i]! + b * v[i]!) ** 2, 0)
    expect(residual + x * x + y * y).toBeCloseTo(norm / 2, 10)
  }
})
