import { strFromU8 } from 'fflate'
import * as v from 'valibot'
import { cut } from '../../experiment/spec/values/error.ts'
import { parseJson } from '../json.ts'
import { ArrayBudget, arrayError, checkFileSize, fileError, mostArrays, type NumberArrays } from './arrays.ts'
import { elementTypes, readEntries, type ElementType } from './elements.ts'

const mostHeader = 2 ** 22

const types: ReadonlyMap<string, ElementType> = new Map<string, ElementType>([
  ['F64', elementTypes.f8],
  ['F32', elementTypes.f4],
  ['F16', elementTypes.f2],
  ['BF16', elementTypes.bf2],
  ['I64', elementTypes.i8],
  ['I32', elementTypes.i4],
  ['I16', elementTypes.i2],
  ['I8', elementTypes.i1],
  ['U64', elementTypes.u8],
  ['U32', elementTypes.u4],
  ['U16', elementTypes.u2],
  ['U8', elementTypes.u1],
  ['BOOL', elementTypes.b1],
])

const place = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const tensor = v.object({
  dtype: v.string(),
  shape: v.array(place),
  data_offsets: v.strictTuple([place, place]),
})

function headerOf(bytes: Uint8Array): {
  readonly fields: readonly [string, unknown][]
  readonly from: number
} {
  if (bytes.length < 8) throw fileError('the file is too short for safetensors')
  const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getBigUint64(0, true)
  if (length > BigInt(mostHeader))
    throw fileError(
      `the file declares a header of ${length} bytes, but the limit is ${mostHeader}. It is damaged, or not a safetensors file`,
    )
  const from = 8 + Number(length)
  if (from > bytes.length) throw fileError(`the file is cut short: its header should end at byte ${from}`)
  const value = parseJson(
    strFromU8(bytes.subarray(8, from)),
    "the file's header is not JSON",
    "the file's header",
  )
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw fileError("the file's header is not a list of tensors")
  return { fields: Object.entries(value), from }
}

/**
 * Reads the tensors of a .safetensors file: F64, F32, F16, BF16, integers of 8 to 64 bits and booleans.
 * @throws ExperimentError, and nothing else, with the tensor and the place of the fault: damage, excessive size, other types
 */
export function fromSafetensors(bytes: Uint8Array): NumberArrays {
  checkFileSize(bytes)
  const { fields, from } = headerOf(bytes)
  const named = fields.filter(([name]) => name !== '__metadata__')
  if (named.length > mostArrays)
    throw fileError(`the file has ${named.length} tensors, but the limit is ${mostArrays}`)
  if (named.length === 0) throw fileError('the file contains no tensors')
  const budget = new ArrayBudget()
  const tensors = named.map(([name, value]) => {
    const parsed = v.safeParse(tensor, value)
    if (!parsed.success) throw arrayError(name, 'needs dtype, shape and data_offsets in the header')
    const { dtype, shape, data_offsets } = parsed.output
    const type = types.get(dtype)
    if (!type) throw arrayError(name, `contains entries of type "${cut(dtype, 40)}". Save it as F32`)
    const entries = budget.entries(name, shape)
    const [begin, end] = data_offsets
    if (end - begin !== entries * type.bytes)
      throw arrayError(
        name,
        `is damaged: ${entries} entries of ${type.bytes} bytes do not fill bytes ${begin} to ${end}`,
      )
    if (from + end > bytes.length)
      throw arrayError(name, `is damaged: it would end at byte ${end} of ${bytes.length - from}`)
    return { name, shape, entries, type, begin, end }
  })
  let reached = 0
  for (const { name, begin, end } of tensors.toSorted(
    (one, other) => one.begin - other.begin || one.end - other.end,
  )) {
    if (begin !== reached)
      throw arrayError(name, `is damaged: it begins at byte ${begin}, but the one before ends at ${reached}`)
    reached = end
  }
  if (from + reached !== bytes.length)
    throw fileError(
      `the file is damaged: its tensors need ${reached} bytes, but it contains ${bytes.length - from}`,
    )
  return Object.fromEntries(
    tensors.map(({ begin, end, ...stored }) => [
      stored.name,
      readEntries({
        ...stored,
        bytes: bytes.subarray(from + begin, from + end),
        little: true,
        fortran: false,
      }),
    ]),
  )
}
