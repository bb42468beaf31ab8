import { validateBytes } from 'gltf-validator'
import { expect, test } from 'vitest'
import { toGltf } from '../../../../src/exchange/solids/to-gltf.ts'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'
import type { TrainingInput } from '../../../../src/experiment/spec/experiment.ts'
import { oracle } from '../../../../src/reference/oracle/index.ts'
import { moons, onFunction, product } from '../../../support/experiments.ts'

const computed = (input: TrainingInput, resolution: [number, number]) => {
  const experiment = parseTraining(input)
  return { terrain: oracle.terrain(experiment, { resolution }), trajectories: oracle.train(experiment) }
}

test.each([
  ['the product of two weights', product],
  ['a network', moons],
  [
    'Himmelblau',
    onFunction({ id: 'himmelblau', parameters: {} }, { view: { height: 'log', colors: 'viridis' } }),
  ],
] as const)('the Khronos validator finds nothing in %s', async (_, input) => {
  const { terrain, trajectories } = computed(input, [17, 9])
  const bytes = toGltf(terrain, input, { trajectories })
  const { issues, info } = await validateBytes(bytes)
  expect(issues.messages).toEqual([])
  expect(info).toMatchObject({ version: '2.0', totalTriangleCount: expect.any(Number) as number })
})

test('a cell with a non-finite corner is a hole, and a run ends where it is not finite', async () => {
  const { terrain, trajectories } = computed(product, [5, 5])
  const values = terrain.values.slice()
  values[12] = Infinity
  const [run] = trajectories
  const loss = run!.loss.map((value, i) => (i < 3 ? value : NaN))
  const whole = await validateBytes(toGltf(terrain, product))
  const holed = await validateBytes(
    toGltf({ ...terrain, values }, product, { trajectories: [{ ...run!, loss }] }),
  )
  expect(holed.issues.messages).toEqual([])
  // Sixteen cells of two triangles, four of which touch that corner, and two pieces of a tube with eight
  // sides.
  expect(whole.info.totalTriangleCount).toBe(32)
  expect(holed.info.totalTriangleCount).toBe(24 + 2 * 16)
})

test('the lowest point has the lowest colour, in linear light, and lies at the bottom', () => {
  const { terrain } = computed(product, [5, 5])
  const bytes = toGltf(terrain, product)
  const view = new DataView(bytes.buffer)
  const length = view.getUint32(12, true)
  const json = JSON.parse(new TextDecoder().decode(bytes.subarray(20, 20 + length))) as {
    bufferViews: { byteOffset: number }[]
  }
  const lowest = terrain.values.indexOf(Math.min(...terrain.values))
  const number = (part: number, k: number) =>
    view.getFloat32(28 + length + json.bufferViews[part]!.byteOffset + 4 * (3 * lowest + k), true)
  expect(number(0, 1)).toBe(0)
  // #1b2143: 0x1b / 255 is an sRGB value of 0.1059, or ((0.1059 + 0.055) / 1.055)^2.4 in linear light.
  expect(number(2, 0)).toBeCloseTo(((27 / 255 + 0.055) / 1.055) ** 2.4, 6)
})
