import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8 } from 'fflate'
import { expect, test } from 'vitest'
import { fromNpz } from '../../../../src/exchange/arrays/npz.ts'
import { npzWork } from '../../../../src/exchange/arrays/write-npz.ts'
import { toNpz } from '../../../../src/exchange/numbers/to-npz.ts'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'
import type { TrainingInput } from '../../../../src/experiment/spec/experiment.ts'
import { finish } from '../../../../src/math/work.ts'
import { oracle } from '../../../../src/reference/oracle/index.ts'
import { moons, onFunction, product } from '../../../support/experiments.ts'

const npzOf = (arrays: Parameters<typeof npzWork>[0]) => finish(npzWork(arrays))

const computed = (input: TrainingInput) => {
  const experiment = parseTraining(input)
  return {
    terrain: oracle.terrain(experiment, { resolution: [5, 3] }),
    trajectories: oracle.train(experiment),
  }
}

/** Folder for a file that test/python opens, if it requests one. */
const folder = process.env['BADLANDS_ARRAYS']

test('a terrain has the keys of Li et al., and its values by x and then y', () => {
  const results = computed(product)
  const file = toNpz(product, results)
  if (folder !== undefined) writeFileSync(join(folder, 'product.npz'), file)
  const { xcoordinates, ycoordinates, train_loss } = fromNpz(file)
  const { extent, values } = results.terrain
  expect(xcoordinates!.data).toEqual(
    Float64Array.from([0, 1, 2, 3, 4], (i) => extent.a[0] + (i * (extent.a[1] - extent.a[0])) / 4),
  )
  expect([ycoordinates!.data[0], ycoordinates!.data.at(-1)]).toEqual([...extent.b])
  expect(train_loss!.shape).toEqual([5, 3])
  for (let i = 0; i < 5; i++)
    for (let j = 0; j < 3; j++) {
      expect(train_loss!.data[i * 3 + j]).toBe(values[j * 5 + i])
      const [w1, w2] = [xcoordinates!.data[i]!, ycoordinates!.data[j]!]
      expect(values[j * 5 + i]).toBeCloseTo((w1 * w2 - 1) ** 2 / 2, 12)
    }
})

test('a run has its steps, losses, coordinates and weights, in the precision of its computation', () => {
  const results = computed(moons)
  const [run] = results.trajectories
  const arrays = fromNpz(toNpz(moons, results))
  expect(arrays['run_0_0_steps']!.data).toEqual(Float64Array.from(run!.steps))
  expect(arrays['run_0_0_loss']!.data).toEqual(run!.loss)
  expect(arrays['run_0_0_a']!.data).toEqual(run!.a)
  expect(arrays['run_0_0_distance']!.data).toEqual(run!.distance)
  const weights = arrays['run_0_0_weights']!
  expect(weights.shape).toEqual([run!.steps.length, 17])
  expect(weights.data.subarray(-17)).toEqual(run!.finalWeights)
  const single = {
    ...run!,
    loss: Float32Array.from(run!.loss),
    finalWeights: Float32Array.from(run!.finalWeights),
  }
  const narrow = fromNpz(toNpz(moons, { trajectories: [single] }))
  expect(narrow['run_0_0_loss']!.data).toBeInstanceOf(Float32Array)
  expect(narrow['run_0_0_weights']!.data).toBeInstanceOf(Float32Array)
})

test('a run without recorded weights is written without them', () => {
  const [run] = oracle.train(parseTraining(product))
  const bare = {
    ...run!,
    weights: () => {
      throw new RangeError('none')
    },
  }
  expect(Object.keys(fromNpz(toNpz(product, { trajectories: [bare] })))).not.toContain('run_0_0_weights')
})

test('the experiment is included as JSON', () => {
  const { experiment } = fromNpz(toNpz(product, {}))
  const bytes = Uint8Array.from(experiment!.data)
  expect(JSON.parse(strFromU8(bytes))).toEqual(JSON.parse(JSON.stringify(parseTraining(product))))
})

test.each([
  ['train_loss', onFunction({ id: 'rosenbrock', parameters: {} })],
  ['train_loss', moons],
  ['test_logistic', { ...moons, terrain: { metric: { loss: 'logistic', part: 'test' } } }],
  ['train_zero_one', { ...moons, terrain: { metric: { loss: 'zero-one' } } }],
  ['gradient_norm', { ...moons, terrain: { quantity: 'gradient-norm' } }],
  ['outcome_cluster', { ...moons, terrain: { quantity: 'outcome', show: 'cluster' } }],
] as const)('%s is the name of what a surface shows', (name, input) => {
  const terrain = oracle.terrain(parseTraining(product), { resolution: 3 })
  expect(Object.keys(fromNpz(toNpz(input as TrainingInput, { terrain })))).toContain(name)
})

test('every type of entry, no entries and no axes are written as numpy writes them', () => {
  const arrays = {
    wide: { shape: [2, 2], data: Float64Array.of(1, -0, NaN, Infinity) },
    narrow: { shape: [1], data: Float32Array.of(0.1) },
    whole: { shape: [2], data: Int32Array.of(-1, 2 ** 31 - 1) },
    large: { shape: [1], data: Uint32Array.of(2 ** 32 - 1) },
    bytes: { shape: [3], data: Uint8Array.of(0, 1, 255) },
    none: { shape: [0, 4], data: new Float64Array() },
    single: { shape: [], data: Float64Array.of(7) },
  }
  const read = fromNpz(npzOf(arrays))
  for (const [name, { shape, data }] of Object.entries(arrays)) {
    expect(read[name]!.shape).toEqual(shape)
    expect([...read[name]!.data]).toEqual([...data])
  }
  expect(npzOf(arrays)).toEqual(npzOf(arrays))
  expect(() => npzOf({ wrong: { shape: [3], data: Float64Array.of(1) } })).toThrow(
    'The shape (3,) needs 3 entries, but there are 1.',
  )
})
