import { strFromU8 } from 'fflate'
import { cut } from '../../experiment/spec/values/error.ts'
import { ArrayBudget, arrayError, type NumberArray } from './arrays.ts'
import { elementTypes, readEntries, type ElementType } from './elements.ts'

const magic = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59]
/** Bytes of a header. A shape with 32 axes takes a tenth of that. */
const mostHeader = 2 ** 16

const header =
  /^\{(?=.*'descr': *(?:'(?<type>[^']*)'|(?<record>\[)))(?=.*'fortran_order': *(?<fortran>True|False))(?=.*'shape': *\((?<shape>[\d, L]*)\)).*\}\s*$/su

/** The kinds of entries that cannot be read, by their letters in NumPy. */
const otherKinds: Readonly<Record<string, string>> = {
  c: 'complex numbers',
  S: 'bytes of text',
  a: 'bytes of text',
  U: 'text',
  V: 'raw bytes',
  M: 'dates',
  m: 'durations',
  f: 'floating-point numbers of an unusual size',
}

/** How to read entries of a NumPy type. @throws ExperimentError that names any other type */
function elementOf(name: string, descr: string): { readonly type: ElementType; readonly little: boolean } {
  const [, order = '', kind = '', size = ''] = /^([<>|=]?)([a-zA-Z])(\d*)/u.exec(descr) ?? []
  const found = Object.entries(elementTypes).find(([id]) => id === `${kind}${size}`)
  if (found && /^[<>|=]?[a-z]\d$/u.test(descr)) return { type: found[1], little: order !== '>' }
  if (kind === 'O')
    throw arrayError(
      name,
      'contains pickled Python objects, which can run code when opened, so this page does not open them. Save it as numbers, numpy.asarray(x, dtype=float)',
    )
  const what = otherKinds[kind] ?? 'entries'
  throw arrayError(
    name,
    `contains ${what} of type "${cut(descr, 40)}". Save it as float32, float64, whole numbers or booleans`,
  )
}

/** Reads the type, the shape and the place of the entries from the header of a .npy file. */
function headerOf(name: string, bytes: Uint8Array, budget: ArrayBudget) {
  if (bytes.length < 10 || magic.some((byte, i) => bytes[i] !== byte))
    throw arrayError(name, 'is not a NumPy array')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const version = bytes[6]!
  if (version < 1 || version > 3)
    throw arrayError(name, `has version ${version} of NumPy's format, but only 1, 2 and 3 can be read`)
  const from = version === 1 ? 10 : 12
  if (bytes.length < from) throw arrayError(name, 'is damaged: its header is cut short')
  const length = version === 1 ? view.getUint16(8, true) : view.getUint32(8, true)
  if (length > mostHeader)
    throw arrayError(name, `declares a header of ${length} bytes, but the limit is ${mostHeader}`)
  if (from + length > bytes.length)
    throw arrayError(name, `is damaged: its header of ${length} bytes is cut short`)
  const found = header.exec(strFromU8(bytes.subarray(from, from + length), true))?.groups
  if (!found) throw arrayError(name, 'is damaged: its header does not give type, order and shape')
  if (found['record'])
    throw arrayError(name, 'contains records with several fields. Save each field as its own array')
  const { type, little } = elementOf(name, found['type'] ?? '')
  const shape = (found['shape'] ?? '')
    .split(',')
    .map((part) => part.trim().replace(/L$/u, ''))
    .filter((part) => part !== '')
    .map(Number)
  const entries = budget.entries(name, shape)
  return { type, little, shape, entries, at: from + length, fortran: found['fortran'] === 'True' }
}

/**
 * The length of the .npy file at the beginning of these bytes. Another may follow, because numpy.save can write several into one file.
 * @throws ExperimentError if its header is damaged, or its type cannot be read
 */
export function npyLength(name: string, bytes: Uint8Array): number {
  const { type, entries, at } = headerOf(name, bytes, new ArrayBudget())
  return at + entries * type.bytes
}

/**
 * Reads a .npy file, versions 1 to 3. `name` is used in errors.
 * @throws ExperimentError if it is damaged, too large, or of a type that cannot be read
 */
export function readNpy(name: string, bytes: Uint8Array, budget: ArrayBudget): NumberArray {
  const { type, little, shape, entries, at, fortran } = headerOf(name, bytes, budget)
  const content = bytes.subarray(at)
  if (content.length !== entries * type.bytes)
    throw arrayError(
      name,
      `is damaged: ${entries} entries of ${type.bytes} bytes need ${entries * type.bytes} bytes, but it has ${content.length}`,
    )
  return readEntries({ name, shape, entries, type, bytes: content, little, fortran })
}
