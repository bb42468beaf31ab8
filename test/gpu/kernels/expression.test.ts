import { expect, test } from 'vitest'
import '../../../src/experiment/functions/reader.ts'
import expressionChunk from '../../../shaders/chunk/scalar/expression.wgsl'
import { Expression } from '../../../src/experiment/functions/expression/expression.ts'
import { formulaTexts } from '../../../src/experiment/functions/expression/formulas.ts'
import { weightNames } from '../../../src/experiment/functions/expression/names.ts'
import { expressionWgsl } from '../../../src/experiment/functions/expression/wgsl.ts'
import { parseTraining } from '../../../src/experiment/format/parse.ts'
import { createEngine } from '../../../src/engine/engine.ts'
import { oracle } from '../../../src/reference/oracle/index.ts'
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

/** 12 x 12 points of [-3, 3]², none of them on a break: rows (x, y, 0, 0). */
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
