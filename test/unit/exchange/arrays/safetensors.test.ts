import { expect, test } from 'vitest'
import { fromSafetensors } from '../../../../src/exchange/arrays/safetensors.ts'
import { ExperimentError } from '../../../../src/experiment/spec/values/error.ts'
import { RandomStream } from '../../../../src/math/statistics/random.ts'
import { bytesOf, damagedFile, joinedBytes, safetensorsFile } from '../../../support/files/array-files.ts'
import { processorTime } from '../../../support/processor-time.ts'

const saying = (file: Uint8Array): string => {
  try {
    fromSafetensors(file)
  } catch (error) {
    if (error instanceof ExperimentError) return error.message
    throw error
  }
  throw new Error('The file was read.')
}

const weights = Float32Array.of(1, 2, 3, 4, 5, 6)
const tensor = (dtype: string, shape: readonly number[], begin: number, end: number) => ({
  dtype,
  shape,
  data_offsets: [begin, end],
})
const network = safetensorsFile(
  {
    __metadata__: { format: 'pt' },
    '0.weight': tensor('F32', [3, 2], 0, 24),
    '0.bias': tensor('F64', [1], 24, 32),
  },
  joinedBytes(bytesOf(weights), bytesOf(Float64Array.of(0.1))),
)

test('tensors are read by name', () => {
  const found = fromSafetensors(network)
  expect(Object.keys(found)).toEqual(['0.weight', '0.bias'])
  expect(found['0.weight']).toEqual({ shape: [3, 2], data: weights })
  expect(found['0.bias']).toEqual({ shape: [1], data: Float64Array.of(0.1) })
})

test.each([
  ['F16', Uint16Array.of(0x3c00, 0xc000), [1, -2]],
  ['BF16', Uint16Array.of(0x3f80, 0xc2f7), [1, -123.5]],
  ['I64', BigInt64Array.of(-5n, 7n), [-5, 7]],
  ['I32', Int32Array.of(-5, 7), [-5, 7]],
  ['U8', Uint8Array.of(5, 255), [5, 255]],
  ['BOOL', Uint8Array.of(0, 1), [0, 1]],
] as const)('entries of type %s are read', (dtype, data, values) => {
  const file = safetensorsFile({ x: tensor(dtype, [2], 0, data.byteLength) }, bytesOf(data))
  expect([...fromSafetensors(file)['x']!.data]).toEqual([...values])
})

test.each([
  [
    'another type',
    { x: tensor('F8_E4M3', [4], 0, 4) },
    /tensor|array "x": contains entries of type "F8_E4M3"/u,
  ],
  [
    'a shape that does not fit',
    { x: tensor('F32', [2], 0, 4) },
    /2 entries of 4 bytes do not fill bytes 0 to 4/u,
  ],
  ['an end beyond the file', { x: tensor('F32', [2], 0, 8) }, /would end at byte 8 of 4/u],
  ['a gap', { x: tensor('U8', [2], 2, 4) }, /begins at byte 2, but the one before ends at 0/u],
  [
    'two in one place',
    { x: tensor('U8', [4], 0, 4), y: tensor('U8', [4], 0, 4) },
    /"y": is damaged: it begins at byte 0/u,
  ],
  ['bytes of no tensor', { x: tensor('U8', [3], 0, 3) }, /its tensors need 3 bytes, but it contains 4/u],
  ['too many numbers', { x: tensor('U8', [2 ** 30], 0, 2 ** 30) }, /the limit is 16777216/u],
  ['no description', { x: 3 }, /needs dtype/u],
  ['no tensor', {}, /contains no tensors/u],
])('%s is refused', (_, header, sentence) => {
  expect(saying(safetensorsFile(header, new Uint8Array(4)))).toMatch(sentence)
})

test('a header of another length is refused before memory is allocated', () => {
  expect(saying(new Uint8Array(4))).toMatch(/too short/u)
  expect(saying(new Uint8Array(16).fill(255))).toMatch(/header of 18446744073709551615 bytes, but the limit/u)
  expect(saying(network.slice(0, 20))).toMatch(/its header should end at byte/u)
})

/** The message for a refused file. */
function refusal(read: () => unknown): string | undefined {
  try {
    read()
    return undefined
  } catch (error) {
    if (error instanceof ExperimentError) return error.message
    throw error
  }
}

test('2,000 damaged files are refused in a sentence or read, without delay', () => {
  const stream = new RandomStream(1, 'damaged safetensors')
  let at = 0
  let refused = 0
  for (let k = 0; k < 2000; k++) {
    const file = damagedFile(network, () => stream.uniform(at++))
    const said = refusal(() => fromSafetensors(file))
    if (said !== undefined) {
      refused++
      expect(said.length).toBeGreaterThan(20)
    }
    expect(processorTime(() => refusal(() => fromSafetensors(file)), 100)).toBeLessThan(100)
  }
  expect(refused).toBeGreaterThan(1500)
})
