import { expect, test } from 'vitest'
import functionChunk from '../../../shaders/chunk/scalar/function.wgsl'
import { functions } from '../../../src/experiment/functions/catalogue.ts'
import { functionCode, functionParameters } from '../../../src/engine/kernels/gpu/function-code.ts'
import { testDevice } from '../../support/device/device.ts'
import { pointwise } from '../../support/kernels/pointwise.ts'

const { device } = await testDevice()

/** 12 x 12 points of a window, and its centre, as rows (x, y, 0, 0). */
function points([a0, a1]: readonly [number, number], [b0, b1]: readonly [number, number]) {
  const at = (from: number, to: number, i: number) => from + ((to - from) * i) / 11
  const list = Array.from({ length: 144 }, (_, i) => [at(a0, a1, i % 12), at(b0, b1, Math.floor(i / 12))])
  return Float32Array.from(
    [...list, [(a0 + a1) / 2, (b0 + b1) / 2]].flatMap(([x = 0, y = 0]) => [x, y, 0, 0]),
  )
}

test.each(functions)('$id and its gradient are within 2e-6 of the largest value in the window', async (f) => {
  const parameters = f.id === 'quadratic' ? { a: -1.5, b: 7 } : f.parameters
  const [a, b] = functionParameters({ kind: 'function', function: f, parameters })
  const rows = points(f.window.a, f.window.b)
  const body = `return vec4f(plane_function(${functionCode(f.id)}u, x.x, x.y, vec2f(${a}, ${b})), 0.0);`
  const results = await pointwise(device, functionChunk, body, rows)
  const expected = Array.from({ length: rows.length / 4 }, (_, i) => {
    const x = rows[4 * i]!
    const y = rows[4 * i + 1]!
    return [f.value(x, y, parameters), ...f.gradient(x, y, parameters)]
  })
  for (const component of [0, 1, 2]) {
    const scale = Math.max(...expected.map((row) => Math.abs(row[component]!)))
    expected.forEach((row, i) => {
      expect(Math.abs(results[4 * i + component]! - row[component]!)).toBeLessThan(2e-6 * scale)
    })
  }
})
