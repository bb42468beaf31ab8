import { expect, test } from 'vitest'
import '../../../src/experiment/functions/reader.ts'
import expressionChunk from '../../../shaders/chunk/scalar/expression.wgsl'
import { Expression } from '../../../src/experiment/functions/expression/expression.ts'
import { formulaTexts } from '../../../src/experiment/functions/expression/formulas.ts'
import { weightNames } from '../../../src/experiment/functions/expression/names.ts'
import { expressionWgsl } from '../../../src/experiment/functions/expression/wgsl.ts'
import { neededFor } from '../../../src/experiment/functions/expression/graph.ts'
import { operations } from '../../../src/experiment/functions/expression/operations.ts'
import { parseTraining } from '../../../src/experiment/format/parse.ts'
import { createEngine } from '../../../src/engine/engine.ts'
import { oracle } from '../../../src/reference/oracle/index.ts'
import { ExpressionDraw } from '../../support/arbitrary/arbitrary-expression.ts'
import { onFunction } from '../../support/experiments.ts'
import { testDevice } from '../../support/device/device.ts'
import { pointwise } from '../../support/kernels/pointwise.ts'

const { device } = await testDevice()

const parameters = { a: 1.25, b: 7 }
const texts: readonly string[] = [
  ...Object.values(formulaTexts),
  'sin(3x) cos(2y) + tan(x/4)',
  'asin(x/4) + acos(y/4) + atan(5x y)',
  'sinh(x) - cosh(y) + tanh(x + y)',
  'exp(-x^2 - y^2) + log(1 + x^2) + sqrt(1 + y^2)',
  'abs(x) + sign(y) floor(2x) + min(x, y, 1) max(x y, -1)',
  '(1 + x^2)^a + abs(y)^1.5 + x^-2 + x^17',
  '1e300 x + log(y) + (-2)^3 + asin(x)',
]

/** 12 x 12 points of [-3, 3]², none of them on a discontinuity, as rows (x, y, 0, 0). */
const rows = Float32Array.from(
  Array.from({ length: 144 }, (_, i) => [
    -2.9 + 0.53 * (i % 12),
    -2.87 + 0.521 * Math.floor(i / 12),
    0,
    0,
  ]).flat(),
)

test.each(texts)('%s and its slopes are within 3e-6 of the largest in the window', async (text) => {
  const typed = new Expression(text, { variables: weightNames, parameters: ['a', 'b'] })
  const values = typed.parameterNames.map((name) => parameters[name as 'a' | 'b'])
  const of = `fn parameter(k: u32) -> f32 { return array<f32, 3>(${[...values, 0, 0, 0].slice(0, 3).join(', ')})[k]; }\n`
  const body = 'return vec4f(plane_function(0u, x.x, x.y, vec2f(0.0)), 0.0);'
  const found = await pointwise(device, expressionChunk + of + expressionWgsl(typed), body, rows, 1)
  const exact = Array.from({ length: 144 }, (_, i) => {
    const at = [rows[4 * i]!, rows[4 * i + 1]!]
    return [typed.value(at, parameters), ...typed.gradient(at, parameters)]
  })
  for (const component of [0, 1, 2]) {
    const column = exact.map((row) => Math.fround(row[component]!))
    const scale = Math.max(...column.filter(Number.isFinite).map(Math.abs), 1e-3)
    column.forEach((value, i) => {
      const one = found[4 * i + component]!
      if (!Number.isFinite(value)) expect(Number.isFinite(one), `${i}: ${one}, not ${value}`).toBe(false)
      else expect(Math.abs(one - value), `${i}`).toBeLessThan(3e-6 * scale)
    })
  }
})

/** The number of random formulas, and how many of them a program contains. */
const [drawnCount, together] = [200, 25]

/** The error of each step relative to its value, and to 1: twice what the kernel's functions promise. */
const [relative, absolute] = [2e-6, 6e-7]

/** Values beyond which float32 has none, or fewer digits. Sine and cosine are promised up to 8192. */
const [most, least, mostAngle] = [1e30, 1e-30, 8000]

/**
 * Values of a formula's nodes with each step perturbed, or exact if `off` returns 0; undefined where float32
 * may have none.
 */
function valuesOf(
  typed: Expression,
  results: readonly number[],
  point: readonly number[],
  off: () => number,
): number[] | undefined {
  const { nodes } = typed.graph
  const values: number[] = []
  for (const id of neededFor(nodes, results)) {
    const node = nodes[id]!
    if (node.kind === 'number') values[id] = Math.fround(node.value)
    else if (node.kind === 'variable') values[id] = point[node.index]!
    else if (node.kind === 'parameter') values[id] = parameters[node.name as 'a']
    else {
      const [p, q, r, s] = node.of.map((of) => values[of]!)
      const exact = operations[node.step](p!, q ?? 0, r ?? 0, s ?? 0)
      const isAngle = ['sin', 'cos', 'tan'].includes(node.step)
      // A power is as accurate as its exponent times the logarithm of its base.
      const factor = node.step === '^' ? 1 + Math.abs((q ?? 0) * Math.log(Math.abs(p!) || 1)) : 1
      const value = exact + off() * (relative * Math.abs(exact) * factor + (isAngle ? absolute : 0))
      const size = Math.abs(value)
      if (size >= most || (size !== 0 && size < least) || (isAngle && Math.abs(p!) > mostAngle))
        return undefined
      values[id] = value
    }
  }
  return results.map((id) => values[id]!)
}

test(`${drawnCount} random formulas and their slopes are the reference’s, to the accuracy of float32`, async () => {
  const draw = new ExpressionDraw(7)
  const formulas = Array.from(
    { length: drawnCount },
    () =>
      new Expression(draw.expression(2 + Math.floor(draw.next() * 4)).text, {
        variables: weightNames,
        parameters: ['a'],
      }),
  )
  let compared = 0
  for (let from = 0; from < drawnCount; from += together) {
    const group = formulas.slice(from, from + together)
    const code = group
      .map((typed, k) => expressionWgsl(typed).replace('plane_function', `formula_${k}`))
      .join('')
    const of = `fn parameter(k: u32) -> f32 { return ${parameters.a}; }\n`
    const cases = group.map(
      (_, k) => `case ${k}u: { return vec4f(formula_${k}(0u, x.x, x.y, vec2f(0.0)), 0.0); }`,
    )
    const body = `switch u32(x.z) { ${cases.join(' ')} default: { return vec4f(0.0); } }`
    const all = Float32Array.from(
      group.flatMap((_, k) =>
        Array.from({ length: 144 }, (_, i) => [rows[4 * i]!, rows[4 * i + 1]!, k, 0]).flat(),
      ),
    )
    const found = await pointwise(device, expressionChunk + of + code, body, all, 1)
    for (const [k, typed] of group.entries())
      for (let i = 0; i < 144; i++) {
        const point = [rows[4 * i]!, rows[4 * i + 1]!]
        const results = [typed.result, ...typed.slopes]
        const exact = valuesOf(typed, results, point, () => 0)
        const tries = Array.from({ length: 12 }, () =>
          valuesOf(typed, results, point, () => (draw.next() < 0.5 ? -1 : 1)),
        )
        if (!exact || tries.includes(undefined)) continue
        exact.forEach((value, c) => {
          const here = found[4 * (144 * k + i) + c]!
          if (tries.every((one) => Number.isNaN(one![c]!)) && Number.isNaN(value)) {
            compared++
            return expect(Number.isFinite(here), `${typed.text} at ${point.join(', ')}`).toBe(false)
          }
          const spread = Math.max(...tries.map((one) => Math.abs(one![c]! - value)))
          // Near a discontinuity, perturbed steps take another branch, so nothing can be expected.
          if (!(spread <= 1e-3 * (1 + Math.abs(value)))) return
          compared++
          const error = Math.abs(here - value)
          if (!(error <= 6 * spread + 1e-6 * Math.abs(value)))
            expect.fail(`${typed.text} at ${point.join(', ')}, ${c}: ${error} off ${value}, not ${spread}`)
        })
      }
  }
  expect(compared).toBeGreaterThan(80_000)
})

test.each(['webgpu', 'cpu'] as const)(
  'a surface and runs of a typed function on %s are the reference’s',
  async (backend) => {
    const engine = await createEngine({ backend })
    try {
      const experiment = parseTraining(
        onFunction(
          {
            id: 'custom',
            expression: 'a (x^2 - 1)^2 + y^2 + 0.3 sin(b x) + log(x + 4)',
            parameters: { a: 0.5, b: 3 },
          },
          {
            algorithms: [
              { id: 'sgd', learningRate: 0.05, steps: 40 },
              { id: 'adam', learningRate: 0.05, steps: 40 },
            ],
            starts: [{ kind: 'weights', values: [0.4, 1.5] }],
            plane: { kind: 'weights', first: 0, second: 1, extent: { a: [-5, 3], b: [-3, 3] } },
          },
        ),
      )
      const path = backend === 'cpu' ? 'general' : 'fused'
      const [terrain, exact] = [
        await engine.terrain(experiment, { resolution: 9 }),
        oracle.terrain(experiment, { resolution: 9 }),
      ]
      exact.values.forEach((value, i) => {
        if (Number.isFinite(value))
          expect(Math.abs(terrain.values[i]! - value)).toBeLessThan(1e-5 * (1 + Math.abs(value)))
        else expect(Number.isFinite(terrain.values[i]!)).toBe(false)
      })
      const [runs, expected] = [await engine.train(experiment, { path }), oracle.train(experiment)]
      runs.forEach((run, r) =>
        run.loss.forEach((loss, i) =>
          expect(Math.abs(loss - expected[r]!.loss[i]!)).toBeLessThan(3e-5 * (1 + Math.abs(loss))),
        ),
      )
    } finally {
      engine.dispose()
    }
  },
)
