import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { fromNpz } from '../../../../src/exchange/arrays/npz.ts'
import { ExperimentError } from '../../../../src/experiment/spec/values/error.ts'
import { RandomStream } from '../../../../src/math/statistics/random.ts'
import {
  bytesOf,
  damagedFile,
  float32Npy,
  joinedBytes,
  npyFile,
  npzFile,
} from '../../../support/files/array-files.ts'
import { processorTime } from '../../../support/processor-time.ts'

const numbers = [1, -2, 0.5, 3, 100, -7]

/** The bytes of a number, written by a DataView method. */
function written(bytes: number, put: (view: DataView, at: number, value: number) => void, values = numbers) {
  const view = new DataView(new ArrayBuffer(bytes * values.length))
  values.forEach((value, i) => put(view, i * bytes, value))
  return new Uint8Array(view.buffer)
}

const one = (npy: Uint8Array, level: 0 | 6 = 0) => fromNpz(npzFile({ one: npy }, { level }))['one']!
const saying = (file: Uint8Array): string => {
  try {
    fromNpz(file)
  } catch (error) {
    if (error instanceof ExperimentError) return error.message
    throw error
  }
  throw new Error('The file was read.')
}

test.each([
  ['<f4', written(4, (view, at, x) => view.setFloat32(at, x, true)), Float32Array],
  ['>f4', written(4, (view, at, x) => view.setFloat32(at, x, false)), Float32Array],
  ['<f8', written(8, (view, at, x) => view.setFloat64(at, x, true)), Float64Array],
  ['>f8', written(8, (view, at, x) => view.setFloat64(at, x, false)), Float64Array],
] as const)('numbers of type %s are read, packed and not', (descr, bytes, container) => {
  for (const level of [0, 6] as const) {
    const found = one(npyFile({ descr, shape: [2, 3] }, bytes), level)
    expect(found.shape).toEqual([2, 3])
    expect(found.data).toBeInstanceOf(container)
    expect([...found.data]).toEqual(numbers)
  }
})

test('half precision is read, with its smallest and largest numbers', () => {
  const bits = [0x3c00, 0xc000, 0x0001, 0x7bff, 0x7c00, 0x8000, 0x7e00]
  const bytes = written(2, (view, at, x) => view.setUint16(at, x, true), bits)
  expect([...one(npyFile({ descr: '<f2', shape: [7] }, bytes)).data]).toEqual([
    1,
    -2,
    2 ** -24,
    65504,
    Infinity,
    -0,
    NaN,
  ])
})

test.each([
  ['|i1', Int8Array, [-128, 127, 0], Int32Array],
  ['<i2', Int16Array, [-32768, 32767], Int32Array],
  ['<i4', Int32Array, [-(2 ** 31), 2 ** 31 - 1], Int32Array],
  ['|u1', Uint8Array, [0, 255], Int32Array],
  ['<u2', Uint16Array, [0, 65535], Int32Array],
  ['<u4', Uint32Array, [0, 2 ** 32 - 1], Float64Array],
] as const)('whole numbers of type %s are read', (descr, from, values, container) => {
  const found = one(npyFile({ descr, shape: [values.length] }, bytesOf(from.from(values))))
  expect(found.data).toBeInstanceOf(container)
  expect([...found.data]).toEqual([...values])
})

test('64-bit integers are exact, or refused', () => {
  const exact = BigInt64Array.of(-(2n ** 53n) + 1n, 2n ** 53n - 1n)
  expect([...one(npyFile({ descr: '<i8', shape: [2] }, bytesOf(exact))).data]).toEqual([
    -(2 ** 53) + 1,
    2 ** 53 - 1,
  ])
  expect([...one(npyFile({ descr: '<u8', shape: [1] }, bytesOf(BigUint64Array.of(7n)))).data]).toEqual([7])
  const beyond = npyFile({ descr: '<u8', shape: [2] }, bytesOf(BigUint64Array.of(1n, 2n ** 63n)))
  expect(saying(npzFile({ seed: beyond }))).toMatch(
    /array "seed": contains the whole number .* at place 1, which is beyond 2\^53/u,
  )
})

test('booleans, scalars and empty arrays are read', () => {
  expect([...one(npyFile({ descr: '|b1', shape: [3] }, Uint8Array.of(0, 1, 1))).data]).toEqual([0, 1, 1])
  expect(one(float32Npy([], [3]))).toEqual({ shape: [], data: Float32Array.of(3) })
  expect(one(float32Npy([0, 4], []))).toEqual({ shape: [0, 4], data: new Float32Array() })
})

test('Fortran order is transposed, in two axes and in three', () => {
  const columns = bytesOf(Float32Array.of(11, 21, 12, 22, 13, 23))
  expect([...one(npyFile({ descr: '<f4', shape: [2, 3], fortran: true }, columns)).data]).toEqual([
    11, 12, 13, 21, 22, 23,
  ])
  const [a, b, c] = [2, 3, 4]
  const stored = new Float32Array(a * b * c)
  const wanted: number[] = []
  for (let i = 0; i < a; i++)
    for (let j = 0; j < b; j++)
      for (let k = 0; k < c; k++) {
        wanted.push(100 * i + 10 * j + k)
        stored[i + a * (j + b * k)] = 100 * i + 10 * j + k
      }
  expect([...one(npyFile({ descr: '<f4', shape: [a, b, c], fortran: true }, bytesOf(stored))).data]).toEqual(
    wanted,
  )
})

test('the three versions of the header are read, and no others', () => {
  for (const version of [1, 2, 3])
    expect([
      ...one(npyFile({ descr: '<f4', shape: [1], version }, bytesOf(Float32Array.of(5)))).data,
    ]).toEqual([5])
  expect(
    saying(npzFile({ x: npyFile({ descr: '<f4', shape: [1], version: 4 }, new Uint8Array(4)) })),
  ).toMatch(/version 4/u)
})

test.each([
  ['|O', /array "x": contains pickled Python objects, which can run code when opened/u],
  ['<c16', /complex numbers of type "<c16"/u],
  ['<U7', /text of type "<U7"/u],
  ['|S3', /bytes of text/u],
  ['<M8[ns]', /dates/u],
  ['<f16', /floating-point numbers of an unusual size/u],
  ["[('a', '<f4'), ('b', '<f4')]", /records with several fields/u],
])('type %s is refused by name', (descr, sentence) => {
  expect(saying(npzFile({ x: npyFile({ descr, shape: [1] }, new Uint8Array(16)) }))).toMatch(sentence)
})

test('a shape larger than its bytes, or than any limit, is refused before memory is allocated', () => {
  expect(saying(npzFile({ x: npyFile({ descr: '<f4', shape: [3] }, new Uint8Array(8)) }))).toMatch(
    /3 entries of 4 bytes need 12 bytes, but it has 8/u,
  )
  expect(
    saying(npzFile({ x: npyFile({ descr: '<f4', shape: [2 ** 20, 2 ** 20] }, new Uint8Array(8)) })),
  ).toMatch(/array "x".*the limit is 16777216/u)
  expect(
    saying(npzFile({ x: npyFile({ descr: '<f4', shape: Array<number>(33).fill(1) }, new Uint8Array(4)) })),
  ).toMatch(/33 axes/u)
})

test('an archive that unpacks to more than the limit is refused by its declared sizes', () => {
  const zeros = new Uint8Array(2 ** 26)
  const bomb = zipSync({ 'a.npy': zeros, 'b.npy': zeros, 'c.npy': zeros }, { level: 9 })
  expect(saying(bomb)).toMatch(/array "c.npy": brings the unpacked file to 202 MB/u)
  expect(processorTime(() => saying(bomb), 100)).toBeLessThan(100)
})

/** Offset of the unpacked size of the only entry in the directory. */
const sizeAt = (file: Uint8Array): number =>
  file.findLastIndex(
    (_, i) => file[i] === 0x50 && file[i + 1] === 0x4b && file[i + 2] === 1 && file[i + 3] === 2,
  ) + 24

test('an entry that unpacks to more than it declares is abandoned there', () => {
  const bomb = zipSync({ 'a.npy': new Uint8Array(2 ** 26) }, { level: 9 })
  new DataView(bomb.buffer, bomb.byteOffset).setUint32(sizeAt(bomb), 4096, true)
  expect(saying(bomb)).toBe('array "a.npy": is damaged: it unpacks to more than the 4096 declared bytes')
  expect(processorTime(() => saying(bomb), 200)).toBeLessThan(200)
})

test('a changed number is detected by the checksum', () => {
  const file = npzFile({ x: float32Npy([2], [1, 2]) })
  const at = file.indexOf(0x93) + 128
  file[at] = file[at]! ^ 1
  expect(saying(file)).toBe('array "x.npy": is damaged: its checksum is wrong')
})

test('a file that is not a numpy archive is refused with this reason', () => {
  expect(saying(new Uint8Array())).toMatch(/too short for a zip archive/u)
  expect(saying(new Uint8Array(100))).toMatch(/not a zip archive/u)
  expect(saying(zipSync({ 'data.pkl': Uint8Array.of(1) }))).toMatch(/array "data.pkl": is not a NumPy array/u)
  expect(saying(npzFile({ x: Uint8Array.of(1, 2, 3) }))).toMatch(/array "x": is not a NumPy array/u)
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
  const stream = new RandomStream(1, 'damaged npz')
  let at = 0
  const draw = (): number => stream.uniform(at++)
  const whole = {
    steps: npyFile({ descr: '<i8', shape: [3] }, bytesOf(BigInt64Array.of(0n, 1n, 2n))),
    weights: float32Npy(
      [3, 4],
      Array.from({ length: 12 }, (_, i) => i / 7),
    ),
    loss: npyFile({ descr: '>f8', shape: [3], version: 2 }, new Uint8Array(24)),
  }
  const files = [npzFile(whole), npzFile(whole, { level: 6 })]
  let refused = 0
  for (let k = 0; k < 2000; k++) {
    // Half of the damaged headers are packed again, so that their checksum is right.
    const file =
      k % 2 === 0
        ? damagedFile(files[(k / 2) % 2]!, draw)
        : npzFile({ ...whole, weights: damagedFile(whole.weights, draw) })
    const said = refusal(() => fromNpz(file))
    if (said !== undefined) {
      refused++
      expect(said.length).toBeGreaterThan(20)
    }
    expect(processorTime(() => refusal(() => fromNpz(file)), 100)).toBeLessThan(100)
  }
  expect(refused).toBeGreaterThan(1500)
})

test('bytes before the archive, as in a cut view, do not shift it', () => {
  const file = npzFile({ x: float32Npy([2], [1, 2]) })
  const view = joinedBytes(Uint8Array.of(1, 2, 3), file).subarray(3)
  expect([...fromNpz(view)['x']!.data]).toEqual([1, 2])
})
