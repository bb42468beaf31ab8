import { describe, expect, test } from 'vitest'
import activationChunk from '../../../shaders/chunk/scalar/activation.wgsl'
import lossChunk from '../../../shaders/chunk/scalar/loss.wgsl'
import randomChunk from '../../../shaders/chunk/scalar/random.wgsl'
import type { Activation } from '../../../src/experiment/spec/model.ts'
import { RandomStream, nameHash } from '../../../src/math/statistics/random.ts'
import { activationCode, lossCode } from '../../../src/engine/kernels/gpu/codes.ts'
import { testDevice } from '../../support/device/device.ts'
import { pointwise, rowsOf } from '../../support/kernels/pointwise.ts'

const { device } = await testDevice()

/** erf by its Taylor series up to 2 and the continued fraction of erfc beyond; error below 1e-13. */
function erf(x: number): number {
  if (Math.abs(x) > 2) {
    let fraction = 0
    for (let n = 60; n > 0; n--) fraction = n / 2 / (Math.abs(x) + fraction)
    return Math.sign(x) * (1 - Math.exp(-x * x) / (Math.sqrt(Math.PI) * (Math.abs(x) + fraction)))
  }
  let term = x
  let sum = x
  for (let n = 1; n < 60; n++) {
    term *= (-x * x) / n
    sum += term / (2 * n + 1)
  }
  return (2 / Math.sqrt(Math.PI)) * sum
}
const normalDistribution = (z: number) => (1 + erf(z / Math.SQRT2)) / 2
const sigmoid = (z: number) => 1 / (1 + Math.exp(-z))

const reference: Record<Activation, (z: number) => [number, number]> = {
  tanh: (z) => [Math.tanh(z), 1 / Math.cosh(z) ** 2],
  relu: (z) => [Math.max(0, z), z > 0 ? 1 : 0],
  'leaky-relu': (z) => [z > 0 ? z : 0.01 * z, z > 0 ? 1 : 0.01],
  sigmoid: (z) => [sigmoid(z), sigmoid(z) * sigmoid(-z)],
  softplus: (z) => [Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))), sigmoid(z)],
  gelu: (z) => [
    z * normalDistribution(z),
    normalDistribution(z) + (z * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI),
  ],
  silu: (z) => [z * sigmoid(z), sigmoid(z) * (1 + z * sigmoid(-z))],
  sine: (z) => [Math.sin(z), Math.cos(z)],
  linear: (z) => [z, 1],
}

/** Largest error divided by |value| (1 + |z|), like that of WGSL's exp, or by 1 + |z|. */
const bound: Record<Activation, { readonly relative?: number; readonly absolute?: number }> = {
  tanh: { relative: 1e-6 },
  relu: { relative: 0 },
  'leaky-relu': { relative: 1.2e-7 },
  sigmoid: { relative: 1e-6 },
  softplus: { relative: 1e-6 },
  gelu: { absolute: 5e-7 },
  silu: { absolute: 5e-7 },
  sine: { absolute: 3e-7 },
  linear: { relative: 0 },
}

/** Both signs, from 1e-6 to 80, and 0, with more points where the formulas meet. */
const points = Float32Array.from(
  [0, ...Array.from({ length: 1600 }, (_, i) => 1e-6 * 8e7 ** (i / 1599)), 0.625, 0.6249999, 0.01].flatMap((z) => [z, -z]),
) // prettier-ignore

describe.each(Object.keys(activationCode) as Activation[])('activation %s', (name) => {
  const evaluate = (z: readonly number[], linearity: number) =>
    pointwise(
      device,
      activationChunk,
      `let a = activated(${activationCode[name]}u, vec4f(x.x), x.y); return vec4f(a.value.x, a.slope.x, 0.0, 0.0);`,
      rowsOf(z.flatMap((value) => [value, linearity, 0, 0])),
    )

  test.each([0, 0.3, 1])('value and slope are within the bound at linearity %s', async (linearity) => {
    const found = await evaluate([...points], linearity)
    const mix = Math.fround(linearity)
    let worst = 0
    points.forEach((z, i) => {
      const [value, slope] = reference[name](z)
      const expected = [(1 - mix) * value + mix * z, (1 - mix) * slope + mix]
      const { relative, absolute } = bound[name]
      expected.forEach((wanted, part) => {
        const error = Math.abs((found[4 * i + part] ?? NaN) - wanted)
        const flushed = Math.abs(wanted) < 2 ** -124 ? 2 ** -124 : 0
        const allowed =
          linearity === 0
            ? relative !== undefined
              ? relative * Math.abs(wanted) * (1 + Math.abs(z))
              : (absolute ?? 0) * (1 + Math.abs(z))
            : 1e-6 * (1 + Math.abs(z))
        worst = Math.max(worst, error / (allowed + flushed + 1e-300))
      })
    })
    expect(worst).toBeLessThanOrEqual(1)
  })

  test.each(['value', 'slope'])('%s: one sample at a time has the bits of four at once', async (part) => {
    const rows = rowsOf([...points])
    const call = (x: string) => `activated(${activationCode[name]}u, ${x}, 0.3).${part}`
    const each = ['x.x', 'x.y', 'x.z', 'x.w'].map(call)
    const one = await pointwise(device, activationChunk, `return vec4f(${each.join(', ')});`, rows, 1)
    expect(one).toEqual(await pointwise(device, activationChunk, `return ${call('x')};`, rows))
  })

  test('a NaN stays a NaN', async () => {
    const found = await evaluate([NaN], 0)
    expect(Number.isNaN(found[0])).toBe(true)
    expect(Number.isNaN(found[1]) || name === 'linear').toBe(true)
  })
})

test('tanh is within 5e-7 of its size, 1 at the infinities, and no NaN is clamped', async () => {
  const found = await pointwise(device, activationChunk, 'return tanh_value(x);', rowsOf([...points]))
  const worst = points.reduce(
    (most, z, i) => Math.max(most, z === 0 ? 0 : Math.abs((found[i] ?? NaN) / Math.tanh(z) - 1)),
    0,
  )
  expect(worst).toBeLessThan(5e-7)
  const ends = Float32Array.of(Infinity, -Infinity, 3e38, NaN)
  const [up = 0, down = 0, large = 0, none] = await pointwise(
    device,
    activationChunk,
    'return tanh_value(x);',
    ends,
  )
  for (const one of [up, -down, large]) expect(Math.abs(one - 1)).toBeLessThan(5e-7)
  expect(none).toBeNaN()
})

describe('losses', () => {
  const pairs = [...points].flatMap((f) => [
    [f, 1],
    [f, -1],
    [f, 0.37],
  ])
  const evaluate = (name: 'squared' | 'logistic' | 'hinge' | 'zero-one', of: number[][]) =>
    pointwise(
      device,
      lossChunk,
      `let l = entry_losses(${lossCode[name]}u, vec4f(x.x), vec4f(x.y)); return vec4f(l.value.x, l.slope.x, 0.0, 0.0);`,
      rowsOf(of.flatMap(([f = 0, y = 0]) => [f, y, 0, 0])),
    )
  const worstOf = (
    found: Float32Array,
    of: number[][],
    wanted: (f: number, y: number) => [number, number],
    relative: number,
    scale: (f: number, y: number, value: number) => number,
  ) => {
    let worst = 0
    of.forEach(([f = 0, y = 0], i) => {
      const t = Math.fround(y)
      wanted(f, t).forEach((value, part) => {
        const allowed = relative * (Math.abs(value) + scale(f, t, value)) + 2 ** -124
        worst = Math.max(worst, Math.abs((found[4 * i + part] ?? NaN) - value) / allowed)
      })
    })
    return worst
  }

  test('squared is within 3e-7 (one rounding of f - y, one of the square)', async () => {
    const found = await evaluate('squared', pairs)
    expect(
      worstOf(
        found,
        pairs,
        (f, y) => [(f - y) ** 2, 2 * (f - y)],
        3e-7,
        () => 0,
      ),
    ).toBeLessThan(1)
  })

  test('logistic is within 1e-6 (1 + |f|) relative on targets of one, however small', async () => {
    const signed = pairs.filter(([, y]) => Math.abs(y ?? 0) === 1)
    const wanted = (f: number, y: number): [number, number] => [
      Math.max(-y * f, 0) + Math.log1p(Math.exp(-Math.abs(y * f))),
      -y * sigmoid(-y * f),
    ]
    const scale = (f: number, _: number, value: number) => Math.abs(f * value)
    expect(worstOf(await evaluate('logistic', signed), signed, wanted, 1e-6, scale)).toBeLessThan(1)
  })

  test('hinge is within one rounding of y f', async () => {
    const wanted = (f: number, y: number): [number, number] => [Math.max(0, 1 - y * f), y * f < 1 ? -y : 0]
    const scale = (f: number, y: number) => Math.abs(y * f)
    const away = pairs.filter(([f = 0, y = 0]) => Math.abs(1 - Math.fround(y) * f) > 1e-6)
    expect(worstOf(await evaluate('hinge', away), away, wanted, 2e-7, scale)).toBeLessThan(1)
  })

  test('zero-one is exact, and 0 is an error', async () => {
    const found = await evaluate('zero-one', pairs)
    const errors = pairs.filter(([f = 0, y = 0], i) => found[4 * i] !== (y * f <= 0 ? 1 : 0))
    expect(errors).toEqual([])
  })

  test('a NaN stays a NaN in every loss', async () => {
    for (const name of ['squared', 'logistic', 'hinge', 'zero-one'] as const)
      expect(Number.isNaN((await evaluate(name, [[NaN, 1]]))[0]), name).toBe(true)
  })

  test('cross-entropy of three outputs is within 1e-6 (1 + |f|) of its size, down to 1e-30', async () => {
    const rows = [...points].filter((z) => Math.abs(z) < 70).flatMap((z) => [z, 0, -z / 3, 0])
    const body = `
      let y = vec3f(1.0, 0.0, 0.0);
      let peak = max(x.x, max(x.y, x.z));
      let e = exp(x.xyz - peak);
      let rest = select(0.0, e.x, x.x < peak) + select(0.0, e.y, x.y < peak) + select(0.0, e.z, x.z < peak);
      let logarithm = logarithm_of_one_plus(Reals(rest));
      let term = first(cross_entropy_term(Reals(x.x), Reals(y.x), Reals(peak), logarithm));
      return vec4f(term, cross_entropy_slope(x.x, y.x, peak, rest, 1.0),
        cross_entropy_slope(x.y, y.y, peak, rest, 1.0), 0.0);`
    const found = await pointwise(device, lossChunk, body, rowsOf(rows))
    let worst = 0
    for (let i = 4; i < rows.length; i += 4) {
      const [a = 0, b = 0, c = 0] = Float32Array.from(rows.slice(i, i + 3))
      if (a === 0) continue
      const others = Math.exp(b - a) + Math.exp(c - a)
      const loss = Math.log1p(others)
      const total = 1 + others
      worst = Math.max(worst, Math.abs((found[i] ?? NaN) - loss) / (1e-6 * (1 + Math.abs(a)) * loss))
      worst = Math.max(worst, Math.abs((found[i + 1] ?? NaN) - (1 / total - 1)) / 3e-7)
      worst = Math.max(worst, Math.abs((found[i + 2] ?? NaN) - Math.exp(b - a) / total) / 3e-7)
    }
    expect(worst).toBeLessThan(1)
  })
})

describe('random numbers', () => {
  const seed = 0xdeadbeef
  const name = 'noise/3'
  const stream = new RandomStream(seed, name)
  const indices = Array.from({ length: 4000 }, (_, i) => [i * 7919, i % 337] as const)
  const rows = new Float32Array(Uint32Array.from(indices.flatMap(([i, lane]) => [i, lane, 0, 0])).buffer)
  const run = (call: string) =>
    pointwise(
      device,
      randomChunk,
      `let w = bitcast<vec4u>(x); return vec4f(${call}(${seed}u, ${nameHash(name)}u, w.x, w.y), 0.0, 0.0, 0.0);`,
      rows,
    )

  test("uniform draws equal TypeScript's bit for bit", async () => {
    const found = await run('uniform_draw')
    const wrong = indices.filter(([i, lane], row) => found[4 * row] !== stream.uniform(i, lane))
    expect(wrong).toEqual([])
  })

  test("normal draws are within 1e-5 of TypeScript's", async () => {
    const found = await run('normal_draw')
    const worst = indices.reduce(
      (most, [i, lane], row) => Math.max(most, Math.abs((found[4 * row] ?? NaN) - stream.normal(i, lane))),
      0,
    )
    expect(worst).toBeLessThan(1e-5)
  })
})
